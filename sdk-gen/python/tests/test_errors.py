import grpc
import pytest

from chancery.documents.v1.document_service_pb2 import UploadHeader
from chancery.envelopes.v1.envelope_pb2 import Recipient
from chancery.envelopes.v1.envelope_service_pb2 import CreateEnvelopeRequest, DeleteEnvelopeRequest, ListEnvelopesRequest, NewRecipient
from chancery.envelopes.v1.envelope_service_pb2_grpc import EnvelopeServiceStub
from chancery.sdk import Chancery, ChanceryError, connect, upload_document


def test_a_refusal_names_its_reason_its_facts_and_the_fields(owner: Chancery) -> None:
    envelopes = owner.service(EnvelopeServiceStub)
    nobody = NewRecipient(email="nobody", name="N", role=Recipient.ROLE_SIGNER)
    with pytest.raises(ChanceryError, match="e-mail") as invalid:
        envelopes.CreateEnvelope(CreateEnvelopeRequest(name="x", recipients=[nobody]))
    assert (invalid.value.reason, invalid.value.code) == ("VALIDATION_FAILED", grpc.StatusCode.INVALID_ARGUMENT)
    assert [each.field for each in invalid.value.field_violations] == ["recipients[0].email"]
    assert invalid.value.call_id, "the operator can find the call"
    draft = envelopes.CreateEnvelope(CreateEnvelopeRequest(name="x"))
    with pytest.raises(ChanceryError) as stale:
        envelopes.DeleteEnvelope(DeleteEnvelopeRequest(id=draft.id, etag="old"))
    assert stale.value.reason == "ETAG_MISMATCH" and not stale.value.transient
    assert stale.value.facts["current_etag"] == draft.etag


def test_who_calls_without_credentials_or_with_wrong_ones_is_told_so(port: int) -> None:
    with connect(f"http://127.0.0.1:{port}") as anybody:
        for client, reason in ((anybody, "CREDENTIALS_MISSING"), (anybody.with_token(lambda: "wrong"), "CREDENTIALS_INVALID")):
            with pytest.raises(ChanceryError) as refused:
                client.service(EnvelopeServiceStub).ListEnvelopes(ListEnvelopesRequest())
            assert refused.value.reason == reason


def test_a_refused_upload_tells_why(owner: Chancery) -> None:
    with pytest.raises(ChanceryError) as refused:
        upload_document(owner, bytes(1_000_000), UploadHeader(name="zeros.pdf"))
    assert (refused.value.reason or "").startswith("PDF_")


def test_a_server_that_is_not_there_gives_an_error_without_a_reason() -> None:
    with connect("http://127.0.0.1:9", attempts=1) as nobody, pytest.raises(ChanceryError) as lost:
        nobody.service(EnvelopeServiceStub).ListEnvelopes(ListEnvelopesRequest())
    assert (lost.value.reason, lost.value.code) == (None, grpc.StatusCode.UNAVAILABLE)


def test_an_address_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="https://"):
        connect("sign.example.com")
