"""What happens in an organization, as it happens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any

from chancery.audit.v1.audit_event_pb2 import AuditEvent
from chancery.audit.v1.audit_service_pb2 import WatchAuditEventsRequest
from chancery.audit.v1.audit_service_pb2_grpc import AuditServiceStub
from chancery.envelopes.v1.envelope_pb2 import Envelope
from chancery.envelopes.v1.envelope_service_pb2 import GetEnvelopeRequest
from chancery.envelopes.v1.envelope_service_pb2_grpc import EnvelopeServiceStub
from chancery.sdk.client import Chancery
from chancery.sdk.errors import ChanceryError
from chancery.sdk.repetition import wait_before

#: Called when a stream broke and is about to be resumed; with None when the server ended it in good order.
OnResume = Callable[[ChanceryError | None], None]

_ENDS = {Envelope.STATE_COMPLETED, Envelope.STATE_DECLINED, Envelope.STATE_VOIDED, Envelope.STATE_EXPIRED}


def watch_audit_events(
    chancery: Chancery,
    request: WatchAuditEventsRequest | None = None,
    *,
    on_resume: OnResume | None = None,
) -> AuditEvents:
    """The organization's events in order, from a place in the chain, and on as they come.

    A stream that breaks is resumed after the last event seen: none is missed, none comes twice. To go on in another process keep the `sequence` of
    the last event and pass it as `after_sequence`. It never ends by itself: close it, from any thread. Raises a `ChanceryError` when it cannot go
    on, such as for a token that ended.
    """
    return AuditEvents(chancery, request or WatchAuditEventsRequest(), on_resume)


class AuditEvents:
    """A stream of events that mends itself."""

    def __init__(self, chancery: Chancery, request: WatchAuditEventsRequest, on_resume: OnResume | None) -> None:
        self._stub = chancery.service(AuditServiceStub)
        self._request = WatchAuditEventsRequest()
        self._request.CopyFrom(request)
        self._on_resume = on_resume
        self._closed = threading.Event()
        self._call: Any = None
        self._failures = 0

    def __iter__(self) -> Iterator[AuditEvent]:
        return self

    def __next__(self) -> AuditEvent:
        while not self._closed.is_set():
            try:
                event = next(self._open())
            except (ChanceryError, StopIteration) as ended:
                self._mend(ended if isinstance(ended, ChanceryError) else None)
            else:
                self._failures = 0
                self._request.after_sequence = event.sequence
                return event
        raise StopIteration

    def close(self) -> None:
        """Ends the stream; whoever waits for an event leaves the loop."""
        self._closed.set()
        call = self._call
        if call is not None:
            call.cancel()

    def _open(self) -> Iterator[AuditEvent]:
        if self._call is None:
            self._call = self._stub.WatchAuditEvents(self._request)
            if self._closed.is_set():
                self._call.cancel()
        stream: Iterator[AuditEvent] = self._call
        return stream

    def _mend(self, error: ChanceryError | None) -> None:
        self._call = None
        if self._closed.is_set():
            return
        if error is not None and not error.transient:
            raise error
        if self._on_resume:
            self._on_resume(error)
        self._failures += 1
        self._closed.wait(wait_before(self._failures, error))

    def __enter__(self) -> AuditEvents:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def envelope_end(chancery: Chancery, envelope_id: str, *, timeout: float | None = None) -> Envelope:
    """Waits until an envelope is completed, declined, voided or expired, and returns it as it then is.

    With a `timeout` in seconds it raises `TimeoutError` after that.
    """
    envelopes = chancery.service(EnvelopeServiceStub)
    with watch_audit_events(chancery, WatchAuditEventsRequest(resource_id=envelope_id)) as events:
        timer = threading.Timer(timeout, events.close) if timeout is not None else None
        if timer:
            timer.start()
        try:
            for event in events:
                if not event.action.startswith("envelope."):
                    continue
                envelope = envelopes.GetEnvelope(GetEnvelopeRequest(id=envelope_id))
                if envelope.state in _ENDS:
                    return envelope
        finally:
            if timer:
                timer.cancel()
    raise TimeoutError(f"{envelope_id} did not end within {timeout} seconds")
