"""Why a call failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import grpc
from google.protobuf.message import Message
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RequestInfo
from google.rpc.status_pb2 import Status

Detail = TypeVar("Detail", bound=Message)

#: Codes of calls that got lost on the way, when no reason of the server's is there.
_LOST = {
    grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.UNKNOWN,
    grpc.StatusCode.INTERNAL,
    grpc.StatusCode.ABORTED,
    grpc.StatusCode.RESOURCE_EXHAUSTED,
}
#: Reasons that pass by themselves.
_BUSY = {"RATE_LIMITED", "SERVER_BUSY", "CONCURRENT_CHANGE"}


@dataclass(frozen=True)
class FieldViolation:
    """One field of a request, and what to do about it."""

    #: Path of the field, such as `recipients[0].email`.
    field: str
    #: The remedy.
    description: str


class ChanceryError(Exception):
    """A refusal, or a call that got no answer. Programs decide by `reason`, or by `code` where there is none; the message is for people."""

    #: The gRPC status code.
    code: grpc.StatusCode
    #: Why the server refused, as `error_reason.proto` lists it, without the prefix: `ETAG_MISMATCH`. None when no answer of the server's came.
    reason: str | None
    #: Facts that belong to the reason, such as `current_etag`.
    facts: Mapping[str, str]
    #: The fields that break a rule; empty for other refusals.
    field_violations: tuple[FieldViolation, ...]
    #: Identifier of the call, for the operator who reads the server's log.
    call_id: str | None

    def __init__(self, error: grpc.RpcError) -> None:
        self.code = error.code()
        self.message = error.details() or self.code.name
        super().__init__(self.message)
        status = _status(error)
        info = _detail(status, ErrorInfo)
        request = _detail(status, RequestInfo)
        bad = _detail(status, BadRequest) or BadRequest()
        self.reason = info.reason if info else None
        self.facts = dict(info.metadata) if info else {}
        self.field_violations = tuple(FieldViolation(each.field, each.description) for each in bad.field_violations)
        self.call_id = request.request_id if request else None
        self.__cause__ = error

    @property
    def transient(self) -> bool:
        """Whether the same call may go through a moment later. Repeat a write only with the `request_id` it had."""
        if self.reason is None:
            return self.code in _LOST
        return self.code is grpc.StatusCode.UNAVAILABLE or self.reason in _BUSY


def _status(error: grpc.RpcError) -> Status:
    trailers: Any = error.trailing_metadata() or ()
    for key, value in trailers:
        if key == "grpc-status-details-bin":
            return Status.FromString(value)
    return Status()


def _detail(status: Status, kind: type[Detail]) -> Detail | None:
    for packed in status.details:
        detail = kind()
        if packed.Unpack(detail):
            return detail
    return None
