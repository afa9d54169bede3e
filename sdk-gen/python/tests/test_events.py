import threading

import pytest

from chancery.audit.v1.audit_service_pb2 import WatchAuditEventsRequest
from chancery.envelopes.v1.envelope_service_pb2 import CreateEnvelopeRequest
from chancery.envelopes.v1.envelope_service_pb2_grpc import EnvelopeServiceStub
from chancery.identity.v1.session_service_pb2 import RevokeAllSessionsRequest
from chancery.identity.v1.session_service_pb2_grpc import SessionServiceStub
from chancery.sdk import Chancery, ChanceryError, connect, envelope_end, watch_audit_events

from .proxy import Proxy

EVENTS = 30


def make(owner: Chancery) -> str:
    return owner.service(EnvelopeServiceStub).CreateEnvelope(CreateEnvelopeRequest(name="x")).id


def test_an_event_stream_that_breaks_goes_on_where_it_was(port: int, owner: Chancery) -> None:
    resumed: list[ChanceryError | None] = []
    sequences: list[int] = []
    with Proxy(port) as proxy, connect(proxy.url, owner.settings.token) as watcher:
        with watch_audit_events(watcher, on_resume=resumed.append) as events:
            for event in events:
                sequences.append(event.sequence)
                if len(sequences) == EVENTS:
                    break
                if len(sequences) % 7 == 0:
                    proxy.cut()
                make(owner)
    assert sequences == list(range(1, EVENTS + 1)), "none is missed, none comes twice"
    assert len(resumed) >= 3


def test_an_event_stream_begins_after_the_place_it_is_given_and_ends_when_it_is_closed(owner: Chancery) -> None:
    for _ in range(3):
        make(owner)
    with watch_audit_events(owner, WatchAuditEventsRequest(after_sequence=2)) as events:
        assert [next(events).sequence, next(events).sequence] == [3, 4]
        threading.Timer(0.2, events.close).start()
        assert list(events) == []


def test_an_event_stream_of_a_session_that_has_ended_ends_with_the_reason(port: int, owner: Chancery) -> None:
    with Proxy(port) as proxy, connect(proxy.url, owner.settings.token) as watcher:
        with watch_audit_events(watcher) as events, pytest.raises(ChanceryError) as refused:
            for _ in events:
                owner.service(SessionServiceStub).RevokeAllSessions(RevokeAllSessionsRequest())
                proxy.cut()
    assert refused.value.reason == "CREDENTIALS_INVALID"


def test_waiting_for_an_end_that_does_not_come_ends_by_itself(owner: Chancery) -> None:
    with pytest.raises(TimeoutError):
        envelope_end(owner, make(owner), timeout=0.3)
