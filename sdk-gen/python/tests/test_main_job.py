import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from chancery.documents.v1.document_service_pb2 import DownloadDocumentRequest, UploadHeader
from chancery.documents.v1.document_service_pb2_grpc import DocumentServiceStub
from chancery.envelopes.v1.envelope_pb2 import Envelope, Field, Recipient, Rectangle
from chancery.envelopes.v1.envelope_service_pb2 import (
    CreateEnvelopeRequest,
    CreateSigningLinkRequest,
    NewField,
    NewRecipient,
    SendEnvelopeRequest,
)
from chancery.envelopes.v1.envelope_service_pb2_grpc import EnvelopeServiceStub
from chancery.envelopes.v1.signing_service_pb2 import Mark, OpenSigningRequest, RecordConsentRequest, SignEnvelopeRequest
from chancery.envelopes.v1.signing_service_pb2_grpc import SigningServiceStub
from chancery.sdk import Chancery, download_bytes, envelope_end, upload_document, validate_file
from chancery.signatures.v1.validation_pb2 import INDICATION_TOTAL_PASSED

from .conftest import PACKAGE, PROJECT, serve

PLAIN = PROJECT / "tests/vectors/pdf/plain.pdf"


def test_two_people_sign_and_every_signature_passes_validation(owner: Chancery) -> None:
    document = upload_document(owner, PLAIN, UploadHeader(name="plain.pdf"))
    recipients = [
        NewRecipient(
            name=name,
            email=f"signer{order}@example.com",
            role=Recipient.ROLE_SIGNER,
            order=order,
            fields=[NewField(type=Field.TYPE_SIGNATURE, page=1, area=Rectangle(x=20, y=60 * order, width=120, height=40))],
        )
        for order, name in enumerate(["Bat-Erdene", "Ödön"], 1)
    ]
    envelopes = owner.service(EnvelopeServiceStub)
    draft = envelopes.CreateEnvelope(CreateEnvelopeRequest(name="From Python", document_ids=[document.id], recipients=recipients))
    sent = envelopes.SendEnvelope(SendEnvelopeRequest(id=draft.id, etag=draft.etag))
    for recipient in sent.recipients:
        link = envelopes.CreateSigningLink(CreateSigningLinkRequest(envelope_id=sent.id, recipient_id=recipient.id))
        signing = owner.with_token(link.token).service(SigningServiceStub)
        view = signing.OpenSigning(OpenSigningRequest())
        signing.RecordConsent(RecordConsentRequest(disclosure_version=view.disclosure.version))
        signing.SignEnvelope(SignEnvelopeRequest(mark=Mark(typed=recipient.name)))
    assert envelope_end(owner, sent.id, timeout=60).state == Envelope.STATE_COMPLETED
    signed = download_bytes(owner.service(DocumentServiceStub).DownloadDocument, DownloadDocumentRequest(id=document.id))
    report = validate_file(owner, signed)
    assert [each.indication for each in report.signatures] == [INDICATION_TOTAL_PASSED] * 3, "two people and the organization's seal"
    assert report.passed


def test_the_example_of_the_readme_is_the_one_that_runs_and_it_runs(tmp_path: Path) -> None:
    example = PACKAGE / "examples/quickstart.py"
    assert f"```python\n{example.read_text()}```" in (PACKAGE / "README.md").read_text(), "README.md shows examples/quickstart.py"
    shutil.copy(PLAIN, tmp_path / "contract.pdf")
    with serve(tmp_path) as port:
        environment = {**os.environ, "CHANCERY_URL": f"http://127.0.0.1:{port}"}
        run = subprocess.run([sys.executable, example], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert re.fullmatch(r"3 signatures, passed: True\nenv_\w+ Contract\n", run.stdout), run.stdout + run.stderr
