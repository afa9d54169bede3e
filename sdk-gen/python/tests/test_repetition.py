import socket
import time
from collections.abc import Callable
from pathlib import Path

import grpc
import pytest

from chancery.envelopes.v1.envelope_service_pb2 import CreateEnvelopeRequest, ListEnvelopesRequest
from chancery.envelopes.v1.envelope_service_pb2_grpc import EnvelopeServiceStub
from chancery.identity.v1.session_service_pb2 import CreateSessionRequest
from chancery.identity.v1.session_service_pb2_grpc import SessionServiceStub
from chancery.sdk import Chancery, ChanceryError, connect

from .conftest import serve
from .proxy import Proxy


def test_a_write_whose_answer_was_lost_is_repeated_and_happens_once(port: int, owner: Chancery) -> None:
    lost = 0

    def answers_are_lost_once(part: bytes) -> bool:
        nonlocal lost
        if len(part) < 60 or lost:
            return True
        lost += 1
        return False

    with Proxy(port) as proxy, connect(proxy.url, owner.settings.token) as chancery:
        envelopes = chancery.service(EnvelopeServiceStub)
        envelopes.ListEnvelopes(ListEnvelopesRequest())
        # The request reaches the server whole; the connection breaks when the answer comes.
        proxy.downward = answers_are_lost_once
        made = envelopes.CreateEnvelope(CreateEnvelopeRequest(name="Once"))
    assert lost == 1
    listed = owner.service(EnvelopeServiceStub).ListEnvelopes(ListEnvelopesRequest()).envelopes
    assert [each.id for each in listed] == [made.id]


def test_a_request_is_left_as_it_was(owner: Chancery) -> None:
    request = CreateEnvelopeRequest(name="Twice")
    envelopes = owner.service(EnvelopeServiceStub)
    assert envelopes.CreateEnvelope(request).id != envelopes.CreateEnvelope(request).id
    assert not request.request_id


def test_a_method_that_the_contract_does_not_let_repeat_is_tried_once(port: int) -> None:
    tries = 0

    def refuse_calls(part: bytes) -> bool:
        nonlocal tries
        if b"wrong password" not in part:
            return True
        tries += 1
        return False

    with Proxy(port) as proxy, connect(proxy.url) as chancery:
        proxy.upward = refuse_calls
        with pytest.raises(ChanceryError) as failed:
            chancery.service(SessionServiceStub).CreateSession(CreateSessionRequest(email="a@example.com", password="wrong password"))
    assert failed.value.reason is None and failed.value.transient
    assert tries == 1


def test_a_call_ends_at_its_deadline_its_repetitions_included(port: int, owner: Chancery) -> None:
    with Proxy(port) as proxy, connect(proxy.url, owner.settings.token, timeout=0.4, attempts=1_000) as chancery:
        proxy.downward = lambda part: len(part) < 60
        begin = time.monotonic()
        with pytest.raises(ChanceryError):
            chancery.service(EnvelopeServiceStub).ListEnvelopes(ListEnvelopesRequest())
        assert time.monotonic() - begin < 1.5


def test_a_server_that_never_answers_ends_a_call_with_its_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, connect("http://127.0.0.1:%d" % silent.getsockname()[1]) as chancery:
        with pytest.raises(ChanceryError) as late:
            chancery.service(EnvelopeServiceStub).ListEnvelopes(ListEnvelopesRequest(), timeout=0.2)
    assert late.value.code is grpc.StatusCode.DEADLINE_EXCEEDED


def test_a_caller_that_is_too_quick_waits_as_long_as_the_server_asks(tmp_path: Path, sign_up: Callable[[int], Chancery]) -> None:
    with serve(tmp_path, CHANCERY_LIMITS__RATE_PER_TOKEN="{per_second=2,burst=2}") as port:
        owner = sign_up(port)
        begin = time.monotonic()
        for _ in range(5):
            owner.service(EnvelopeServiceStub).ListEnvelopes(ListEnvelopesRequest())
        assert time.monotonic() - begin >= 1, "five calls at two a second"
        with connect(f"http://127.0.0.1:{port}", owner.settings.token, attempts=1) as impatient, pytest.raises(ChanceryError) as refused:
            for _ in range(6):
                impatient.service(EnvelopeServiceStub).ListEnvelopes(ListEnvelopesRequest())
        assert refused.value.reason == "RATE_LIMITED"
