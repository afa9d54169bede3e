import os
from pathlib import Path

from chancery.documents.v1.document_service_pb2 import DownloadDocumentRequest, UploadHeader
from chancery.documents.v1.document_service_pb2_grpc import DocumentServiceStub
from chancery.envelopes.v1.envelope_pb2 import Field, Recipient, Rectangle
from chancery.envelopes.v1.envelope_service_pb2 import (
    CreateEnvelopeRequest,
    CreateSigningLinkRequest,
    ListEnvelopesRequest,
    NewField,
    NewRecipient,
    SendEnvelopeRequest,
)
from chancery.envelopes.v1.envelope_service_pb2_grpc import EnvelopeServiceStub
from chancery.envelopes.v1.signing_service_pb2 import Mark, OpenSigningRequest, RecordConsentRequest, SignEnvelopeRequest
from chancery.envelopes.v1.signing_service_pb2_grpc import SigningServiceStub
from chancery.identity.v1.organization_service_pb2 import CreateOrganizationRequest, NewOwner
from chancery.identity.v1.organization_service_pb2_grpc import OrganizationServiceStub
from chancery.sdk import connect, download_bytes, envelope_end, items, upload_document, validate_file


def signer(name: str, email: str, order: int) -> NewRecipient:
    area = Rectangle(x=72, y=100 * order, width=180, height=60)
    field = NewField(type=Field.TYPE_SIGNATURE, page=1, area=area)
    return NewRecipient(name=name, email=email, order=order, role=Recipient.ROLE_SIGNER, fields=[field])


# Sign up. A program of yours would have an API key: connect(url, os.environ["CHANCERY_API_KEY"]).
with connect(os.environ.get("CHANCERY_URL", "http://127.0.0.1:8420")) as anybody:
    owner = NewOwner(email="ann@acme.example", full_name="Ann Smith", password="correct horse battery")
    request = CreateOrganizationRequest(name="Acme Ltd", slug="acme", owner=owner)
    account = anybody.service(OrganizationServiceStub).CreateOrganization(request)
    chancery = anybody.with_token(account.session_token)

    # Upload a PDF, and send it to two people, one after the other.
    document = upload_document(chancery, Path("contract.pdf"), UploadHeader(name="contract.pdf"))
    envelopes = chancery.service(EnvelopeServiceStub)
    people = [signer("Bo Berg", "bo@example.com", 1), signer("Cleo Ito", "cleo@example.com", 2)]
    draft = envelopes.CreateEnvelope(CreateEnvelopeRequest(name="Contract", document_ids=[document.id], recipients=people))
    sent = envelopes.SendEnvelope(SendEnvelopeRequest(id=draft.id, etag=draft.etag))

    # Each signs with the token of a link. In life that is a page in their browser.
    for recipient in sent.recipients:
        link = envelopes.CreateSigningLink(CreateSigningLinkRequest(envelope_id=sent.id, recipient_id=recipient.id))
        signing = chancery.with_token(link.token).service(SigningServiceStub)
        view = signing.OpenSigning(OpenSigningRequest())
        signing.RecordConsent(RecordConsentRequest(disclosure_version=view.disclosure.version))
        signing.SignEnvelope(SignEnvelopeRequest(mark=Mark(typed=recipient.name)))

    # Wait for the seal, fetch the signed file, and have it validated.
    envelope_end(chancery, sent.id)
    signed = download_bytes(chancery.service(DocumentServiceStub).DownloadDocument, DownloadDocumentRequest(id=document.id))
    Path("signed.pdf").write_bytes(signed)
    report = validate_file(chancery, signed)
    print(f"{len(report.signatures)} signatures, passed: {report.passed}")
    for envelope in items(envelopes.ListEnvelopes, ListEnvelopesRequest(page_size=100), lambda page: page.envelopes):
        print(envelope.id, envelope.name)
