"""What happens around every call: credentials, deadline, repetition where the contract allows it, and typed errors."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import grpc

from chancery.sdk.errors import ChanceryError
from chancery.sdk.repetition import is_repeatable, repeatedly, with_request_id


class Settings(NamedTuple):
    """What a client was made from."""

    token: str | Callable[[], str | None] | None
    timeout: float
    attempts: int


class _Details(NamedTuple):
    method: str
    timeout: float | None
    metadata: Any
    credentials: Any
    wait_for_ready: Any
    compression: Any


def interceptor(settings: Settings) -> grpc.UnaryUnaryClientInterceptor:
    """All of it in one, since each needs the others."""
    return _Interceptor(settings)


class _Interceptor(grpc.UnaryUnaryClientInterceptor, grpc.UnaryStreamClientInterceptor, grpc.StreamUnaryClientInterceptor):
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def intercept_unary_unary(self, continuation: Any, details: Any, request: Any) -> Any:
        deadline = time.monotonic() + (self._settings.timeout if details.timeout is None else details.timeout)
        named = with_request_id(request)
        attempts = self._settings.attempts if is_repeatable(details.method) else 1

        def attempt() -> Any:
            left = max(0.001, deadline - time.monotonic())
            return _answered(continuation(self._authorized(details, left), named))

        return repeatedly(attempts, attempt, deadline=deadline)

    def intercept_stream_unary(self, continuation: Any, details: Any, requests: Any) -> Any:
        return _answered(continuation(self._authorized(details, details.timeout), requests))

    def intercept_unary_stream(self, continuation: Any, details: Any, request: Any) -> Any:
        return _TypedStream(continuation(self._authorized(details, details.timeout), request))

    def _authorized(self, details: Any, timeout: float | None) -> _Details:
        token = self._settings.token() if callable(self._settings.token) else self._settings.token
        metadata = [*(details.metadata or ()), *([("authorization", f"Bearer {token}")] if token else [])]
        return _Details(details.method, timeout, metadata, details.credentials, details.wait_for_ready, details.compression)


def _answered(call: Any) -> Any:
    """The call once it has its answer."""
    try:
        call.result()
    except grpc.RpcError as error:
        raise ChanceryError(error) from error
    return call


class _TypedStream:
    """The same stream; what breaks it becomes a `ChanceryError`."""

    def __init__(self, call: Any) -> None:
        self._call = call

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        try:
            return next(self._call)
        except grpc.RpcError as error:
            raise ChanceryError(error) from error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._call, name)
