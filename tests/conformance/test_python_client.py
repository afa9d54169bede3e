"""A client in another language, generated from the contracts, takes a PDF through the main job."""

import hashlib
import uuid

import grpc
import pytest

import judges
from conftest import VECTORS


class Client:
    """The generated stubs over one channel, with a bearer token."""

    def __init__(self, channel, token=None):
        self.channel = channel
        self.metadata = [("authorization", f"Bearer {token}")] if token else []

    def call(self, service, method, request):
        stub = getattr(service[0], f"{service[1]}Stub")(self.channel)
        return getattr(stub, method)(request, metadata=self.metadata)


@pytest.fixture()
def channel(server, stubs):
    with grpc.insecure_channel(server) as channel:
        yield channel


def sign_up(channel):
    from chancery.identity.v1 import organization_service_pb2 as messages, organization_service_pb2_grpc as grpcs

    slug = f"python-{uuid.uuid4().hex[:12]}"
    owner = messages.NewOwner(email=f"{slug}@example.com", full_name="Pia Thon", password=uuid.uuid4().hex)
    request = messages.CreateOrganizationRequest(name="Python Ltd", slug=slug, owner=owner)
    created = Client(channel).call((grpcs, "OrganizationService"), "CreateOrganization", request)
    return Client(channel, created.session_token)


def upload(client, name, content, **header):
    from chancery.documents.v1 import document_service_pb2 as messages, document_service_pb2_grpc as grpcs

    def stream():
        yield messages.UploadDocumentRequest(header=messages.UploadHeader(name=name, **header))
        for at in range(0, len(content), 65536):
            yield messages.UploadDocumentRequest(chunk=content[at : at + 65536])

    return client.call((grpcs, "DocumentService"), "UploadDocument", stream())


def test_the_main_job_from_python(channel, tmp_path):
    from chancery.audit.v1 import audit_service_pb2 as audit, audit_service_pb2_grpc as audit_grpc
    from chancery.documents.v1 import document_service_pb2 as documents, document_service_pb2_grpc as documents_grpc
    from chancery.envelopes.v1 import envelope_pb2 as envelope, envelope_service_pb2 as envelopes, envelope_service_pb2_grpc as envelopes_grpc
    from chancery.envelopes.v1 import signing_service_pb2 as signing, signing_service_pb2_grpc as signing_grpc
    from chancery.pki.v1 import certificate_service_pb2 as pki, certificate_service_pb2_grpc as pki_grpc

    sender = sign_up(channel)
    content = (VECTORS / "pdf" / "plain.pdf").read_bytes()
    document = upload(sender, "plain.pdf", content, sha256=hashlib.sha256(content).hexdigest())
    recipients = [
        envelopes.NewRecipient(
            email=f"{name}@example.com",
            name=name,
            role=envelope.Recipient.ROLE_SIGNER,
            order=order,
            fields=[envelopes.NewField(type=envelope.Field.TYPE_SIGNATURE, page=1, area=envelope.Rectangle(x=20, y=60 * order, width=120, height=40))],
        )
        for order, name in enumerate(["Bat-Erdene", "Ödön"], 1)
    ]
    service = (envelopes_grpc, "EnvelopeService")
    request = envelopes.CreateEnvelopeRequest(request_id=str(uuid.uuid4()), name="From Python", document_ids=[document.id], recipients=recipients)
    draft = sender.call(service, "CreateEnvelope", request)
    assert sender.call(service, "CreateEnvelope", request).id == draft.id, "a repeated request_id gets the first answer"
    sent = sender.call(service, "SendEnvelope", envelopes.SendEnvelopeRequest(id=draft.id, etag=draft.etag))
    events = sender.call((audit_grpc, "AuditService"), "WatchAuditEvents", audit.WatchAuditEventsRequest(resource_id=draft.id))
    for recipient in sent.recipients:
        link = sender.call(service, "CreateSigningLink", envelopes.CreateSigningLinkRequest(envelope_id=sent.id, recipient_id=recipient.id))
        signer, place = Client(channel, link.token), (signing_grpc, "SigningService")
        view = signer.call(place, "OpenSigning", signing.OpenSigningRequest())
        signer.call(place, "RecordConsent", signing.RecordConsentRequest(disclosure_version=view.disclosure.version))
        signer.call(place, "SignEnvelope", signing.SignEnvelopeRequest(mark=signing.Mark(typed=recipient.name)))
    for event in events:
        if event.action == "certificate_of_completion.issued":
            break
    events.cancel()
    download = documents.DownloadDocumentRequest(id=document.id)
    signed = tmp_path / "signed.pdf"
    signed.write_bytes(b"".join(part.chunk for part in sender.call((documents_grpc, "DocumentService"), "DownloadDocument", download)))
    root = tmp_path / "root.pem"
    authority = Client(channel).call((pki_grpc, "CertificateService"), "GetCertificateAuthority", pki.GetCertificateAuthorityRequest())
    root.write_text(authority.root_pem)
    lists = (pki_grpc, "CertificateService")
    revocations = Client(channel).call(lists, "GetCertificateRevocationList", pki.GetCertificateRevocationListRequest())
    crl = tmp_path / "crl.der"
    crl.write_bytes(revocations.der)
    verdicts = judges.pyhanko(signed, [root], [crl])
    assert len(verdicts) == 3 and all(v.valid for v in verdicts), verdicts


def test_a_refusal_names_the_field_in_python_too(channel):
    from google.rpc import error_details_pb2, status_pb2

    sender = sign_up(channel)
    with pytest.raises(grpc.RpcError) as refused:
        upload(sender, "empty.pdf", b"")
    assert refused.value.code() == grpc.StatusCode.INVALID_ARGUMENT
    trailers = dict(refused.value.trailing_metadata())
    status = status_pb2.Status.FromString(trailers["grpc-status-details-bin"])
    info = error_details_pb2.ErrorInfo()
    assert any(detail.Unpack(info) for detail in status.details)
    assert info.domain == "chancery" and info.reason.startswith("PDF_")
