"""When a call may be repeated, and how."""

from __future__ import annotations

import functools
import random
import time
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from google.api import annotations_pb2
from google.protobuf import descriptor_pool
from google.protobuf.message import Message

from chancery.sdk.errors import ChanceryError

T = TypeVar("T")
Request = TypeVar("Request", bound=Message)

_FIRST_WAIT = 0.1
_LONGEST_WAIT = 5.0


@functools.cache
def is_repeatable(path: str) -> bool:
    """Whether the contract lets a call be repeated: it only reads, or its `request_id` makes repetition harmless."""
    method = descriptor_pool.Default().FindMethodByName(path.strip("/").replace("/", "."))
    route = method.GetOptions().Extensions[annotations_pb2.http]
    return route.WhichOneof("pattern") == "get" or _has_request_id(method.input_type)


def with_request_id(request: Request) -> Request:
    """The request with a `request_id`, if its type has one and the caller chose none."""
    if not _has_request_id(request.DESCRIPTOR) or getattr(request, "request_id"):
        return request
    named = type(request)()
    named.CopyFrom(request)
    setattr(named, "request_id", str(uuid.uuid4()))
    return named


def _has_request_id(message: Any) -> bool:
    return "request_id" in message.fields_by_name


def repeatedly(attempts: int, attempt: Callable[[], T], *, deadline: float | None = None) -> T:
    """Tries until it works, until repetition is of no use, or until `deadline` of the monotonic clock."""
    tries = 1
    while True:
        try:
            return attempt()
        except ChanceryError as error:
            wait = wait_before(tries, error)
            if not error.transient or tries >= attempts or (deadline is not None and time.monotonic() + wait >= deadline):
                raise
            time.sleep(wait)
            tries += 1


def wait_before(tries: int, error: ChanceryError | None = None) -> float:
    """Seconds before the next try: as the server says, otherwise longer each time, and different for every client."""
    asked = float(error.facts.get("retry_after_seconds", 0)) if error else 0.0
    if asked > 0:
        return asked
    return min(_LONGEST_WAIT, _FIRST_WAIT * 2.0**tries) * random.uniform(0.5, 1.0)
