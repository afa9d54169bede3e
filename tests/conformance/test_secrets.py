"""What is secret never shows in a log, not even in a talkative one."""

import re
import uuid

import grpc
import pytest

from conftest import VECTORS
from test_python_client import Client, sign_up, upload


@pytest.fixture()
def channel(server, stubs):
    with grpc.insecure_channel(server) as channel:
        yield channel


def test_no_token_password_code_value_or_content_is_logged(channel, server_log):
    from chancery.envelopes.v1 import envelope_pb2 as envelope, envelope_service_pb2 as envelopes, envelope_service_pb2_grpc as envelopes_grpc
    from chancery.envelopes.v1 import signing_service_pb2 as signing, signing_service_pb2_grpc as signing_grpc
    from chancery.identity.v1 import api_key_service_pb2 as keys, api_key_service_pb2_grpc as keys_grpc
    from chancery.identity.v1 import session_service_pb2 as sessions, session_service_pb2_grpc as sessions_grpc

    password, code, value = f"wrong-{uuid.uuid4()}", "code-" + uuid.uuid4().hex[:8], f"value-{uuid.uuid4()}"
    sender = sign_up(channel)
    with pytest.raises(grpc.RpcError):
        request = sessions.CreateSessionRequest(email="nobody@example.com", password=password)
        Client(channel).call((sessions_grpc, "SessionService"), "CreateSession", request)
    key = sender.call((keys_grpc, "ApiKeyService"), "CreateApiKey", keys.CreateApiKeyRequest(name="k", permissions=["documents.read"]))
    document = upload(sender, "plain.pdf", (VECTORS / "pdf" / "plain.pdf").read_bytes())
    area = envelope.Rectangle(x=20, y=20, width=120, height=40)
    fields = [
        envelopes.NewField(type=envelope.Field.TYPE_SIGNATURE, page=1, area=area),
        envelopes.NewField(type=envelope.Field.TYPE_TEXT, page=1, area=envelope.Rectangle(x=20, y=80, width=120, height=20)),
    ]
    signer = envelopes.NewRecipient(email="s@example.com", name="S", role=envelope.Recipient.ROLE_SIGNER, access_code=code, fields=fields)
    place = (envelopes_grpc, "EnvelopeService")
    draft = sender.call(place, "CreateEnvelope", envelopes.CreateEnvelopeRequest(name="E", document_ids=[document.id], recipients=[signer]))
    sent = sender.call(place, "SendEnvelope", envelopes.SendEnvelopeRequest(id=draft.id))
    recipient = sent.recipients[0]
    link = sender.call(place, "CreateSigningLink", envelopes.CreateSigningLinkRequest(envelope_id=sent.id, recipient_id=recipient.id))
    person, desk = Client(channel, link.token), (signing_grpc, "SigningService")
    with pytest.raises(grpc.RpcError):
        person.call(desk, "VerifyAccessCode", signing.VerifyAccessCodeRequest(access_code="x" + code))
    view = person.call(desk, "VerifyAccessCode", signing.VerifyAccessCodeRequest(access_code=code))
    person.call(desk, "OpenSigning", signing.OpenSigningRequest())
    person.call(desk, "RecordConsent", signing.RecordConsentRequest(disclosure_version=view.disclosure.version))
    text = next(field for field in recipient.fields if field.type == envelope.Field.TYPE_TEXT)
    person.call(desk, "SignEnvelope", signing.SignEnvelopeRequest(values=[signing.FieldValue(field_id=text.id, value=value)]))

    log = server_log.read_text()
    assert "SignEnvelope" in log and "CreateSession" in log, "the log is there, and tells of the calls"
    for secret in [password, code, value, key.secret, link.token, sender.metadata[0][1].split()[1]]:
        assert secret not in log
    assert not re.search(r"ch[skl]_[A-Za-z0-9_-]{20,}", log), "no token of anybody"
    assert "%PDF" not in log and "BEGIN" not in log
