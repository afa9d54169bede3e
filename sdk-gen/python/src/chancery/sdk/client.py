"""The client: one connection, one token."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TypeVar
from urllib.parse import urlsplit

import grpc

from chancery.sdk.interceptors import Settings, interceptor

#: A bearer token (API key, session token, OAuth access token, token of a signing link), or what gives the current one before every try.
Token = str | Callable[[], str | None]

Stub = TypeVar("Stub")

#: A connection with open calls on which nothing has come for so long is asked whether it still lives.
_PING_INTERVAL_MS = 20_000
_OPTIONS = [
    ("grpc.keepalive_time_ms", _PING_INTERVAL_MS),
    ("grpc.http2.max_pings_without_data", 0),
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 5_000),
]


def connect(
    url: str,
    token: Token | None = None,
    *,
    timeout: float = 60.0,
    attempts: int = 4,
    credentials: grpc.ChannelCredentials | None = None,
) -> Chancery:
    """Makes a client of the server at `url`, such as `https://sign.example.com`. It connects with the first call.

    `timeout` is how many seconds a unary call may take, all its tries together, unless the call says otherwise; streams, and so files, have no
    limit. `attempts` is how often a call that is safe to repeat is tried at most. `credentials` replace the usual ones of TLS.
    """
    address = urlsplit(url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise ValueError(f"{url!r} is not an address such as https://sign.example.com")
    secure = address.scheme == "https"
    target = f"{address.hostname}:{address.port or (443 if secure else 80)}"
    if secure:
        channel = grpc.secure_channel(target, credentials or grpc.ssl_channel_credentials(), options=_OPTIONS)
    else:
        channel = grpc.insecure_channel(target, options=_OPTIONS)
    return Chancery(channel, Settings(token, timeout, attempts))


class Chancery:
    """A client of one server, with one token. Made by `connect`; it may be shared by threads."""

    def __init__(self, bare: grpc.Channel, settings: Settings) -> None:
        self._bare = bare
        self.settings = settings
        #: The channel with credentials, deadlines, repetition and typed errors, for stubs.
        self.channel = grpc.intercept_channel(bare, interceptor(settings))

    def service(self, stub: Callable[[grpc.Channel], Stub]) -> Stub:
        """The methods of a service: `chancery.service(EnvelopeServiceStub).GetEnvelope(...)`."""
        return stub(self.channel)

    def with_token(self, token: Token | None) -> Chancery:
        """The same connection with other credentials: those of somebody who just signed in, or of a recipient with a signing link."""
        return Chancery(self._bare, self.settings._replace(token=token))

    def close(self) -> None:
        """Ends the connection, also for clients made from this one by `with_token`."""
        self._bare.close()

    def __enter__(self) -> Chancery:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
