"""Verifies that a webhook is from your Chancery server, as the Standard Webhooks specification says."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time as clock
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

_PREFIX = "whsec_"
_VERSION = "v1,"


@dataclass(frozen=True)
class Webhook:
    """A webhook that is what it says."""

    #: Identifier of the message; the same when it is delivered again, so use it to act once.
    id: str
    #: When it was sent.
    time: datetime
    #: The body, parsed.
    payload: Any


class WebhookError(ValueError):
    """Why a webhook is refused. Answer with 400 and do nothing else."""


def verify_webhook(
    secret: str,
    headers: Mapping[str, str],
    body: bytes | str,
    *,
    tolerance: float = 300.0,
    now: float | None = None,
) -> Webhook:
    """Verifies the signature and the time of a webhook and gives its content. Raises `WebhookError` otherwise.

    `secret` is the endpoint's, `whsec_…`. `body` is the request's body as it came, before any parsing: the signature covers every byte of it.
    `tolerance` is how many seconds its time may be from `now`, in seconds of the epoch; older ones may be replays.
    """
    named = {name.lower(): value for name, value in headers.items()}
    identifier, timestamp = _header(named, "webhook-id"), _header(named, "webhook-timestamp")
    time = _timely(timestamp, tolerance, clock.time() if now is None else now)
    content = body.encode() if isinstance(body, str) else body
    expected = hmac.digest(_key(secret), f"{identifier}.{timestamp}.".encode() + content, hashlib.sha256)
    if not any(hmac.compare_digest(expected, each) for each in _signatures(_header(named, "webhook-signature"))):
        raise WebhookError("no signature of the webhook holds")
    try:
        return Webhook(identifier, time, json.loads(content))
    except ValueError as error:
        raise WebhookError("the body is not JSON") from error


def _header(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name)
    if not value:
        raise WebhookError(f"the header {name} is missing")
    return value


def _timely(timestamp: str, tolerance: float, now: float) -> datetime:
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 11):
        raise WebhookError("the header webhook-timestamp is no time")
    if abs(now - int(timestamp)) > tolerance:
        raise WebhookError("the webhook is too old, or its time lies ahead")
    return datetime.fromtimestamp(int(timestamp), timezone.utc)


def _key(secret: str) -> bytes:
    key = _decoded(secret.removeprefix(_PREFIX))
    if not key:
        raise WebhookError("the secret is not of the form whsec_… with base64")
    return key


def _signatures(header: str) -> list[bytes]:
    """There are several while a secret is being replaced; one is enough."""
    found = (_decoded(each.removeprefix(_VERSION)) for each in header.split(" ") if each.startswith(_VERSION))
    return [signature for signature in found if signature]


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
