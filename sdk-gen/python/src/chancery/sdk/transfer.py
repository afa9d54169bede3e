"""Files up and down, with progress."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from chancery.documents.v1.document_pb2 import Document
from chancery.documents.v1.document_service_pb2 import UploadDocumentRequest, UploadHeader
from chancery.documents.v1.document_service_pb2_grpc import DocumentServiceStub
from chancery.sdk.client import Chancery
from chancery.sdk.repetition import repeatedly, with_request_id
from chancery.signatures.v1.signature_service_pb2 import ValidateFileRequest, ValidationOptions
from chancery.signatures.v1.signature_service_pb2_grpc import SignatureServiceStub
from chancery.signatures.v1.validation_pb2 import ValidationReport

#: A file: its bytes, its path, or something open for reading bytes, which can be read only once.
Source = bytes | os.PathLike[str] | BinaryIO
#: Called with the bytes that went over so far, and with those there are in all, where that is known.
Progress = Callable[[int, int | None], None]

#: Bytes of one message of an upload.
_CHUNK = 256 * 1024

Request = TypeVar("Request")
Answer = TypeVar("Answer")


class _Chunk(Protocol):
    @property
    def chunk(self) -> bytes: ...


def upload_document(
    chancery: Chancery,
    source: Source,
    header: UploadHeader,
    *,
    on_progress: Progress | None = None,
) -> Document:
    """Uploads a PDF. Bytes and paths are sent again when the connection breaks, and become one document all the same."""
    named = with_request_id(header)

    def messages() -> Iterator[UploadDocumentRequest]:
        yield UploadDocumentRequest(header=named)
        for chunk in _chunks(source, on_progress):
            yield UploadDocumentRequest(chunk=chunk)

    return _send(chancery, source, lambda: chancery.service(DocumentServiceStub).UploadDocument(messages()))


def validate_file(
    chancery: Chancery,
    source: Source,
    options: ValidationOptions | None = None,
    *,
    on_progress: Progress | None = None,
) -> ValidationReport:
    """Validates anybody's signed PDF; nothing of it is kept."""

    def messages() -> Iterator[ValidateFileRequest]:
        if options is not None:
            yield ValidateFileRequest(options=options)
        for chunk in _chunks(source, on_progress):
            yield ValidateFileRequest(chunk=chunk)

    return _send(chancery, source, lambda: chancery.service(SignatureServiceStub).ValidateFile(messages()))


def download(
    method: Callable[[Request], Iterable[_Chunk]],
    request: Request,
    *,
    on_progress: Progress | None = None,
    total: int | None = None,
) -> Iterator[bytes]:
    """The bytes as they come, for files that should not be held in memory: `download(documents.DownloadDocument, DownloadDocumentRequest(id=...))`.

    To stop early close the iterator. `total` is passed on to `on_progress`; `latest_version.size_bytes` of a document tells it.
    """
    stream = method(request)
    received = 0
    try:
        for message in stream:
            received += len(message.chunk)
            if on_progress:
                on_progress(received, total)
            yield message.chunk
    finally:
        cancel = getattr(stream, "cancel", None)
        if cancel:
            cancel()


def download_bytes(
    method: Callable[[Request], Iterable[_Chunk]],
    request: Request,
    *,
    on_progress: Progress | None = None,
    total: int | None = None,
) -> bytes:
    """The whole file. Begins again when the connection breaks."""
    return repeatedly(4, lambda: b"".join(download(method, request, on_progress=on_progress, total=total)))


def _send(chancery: Chancery, source: Source, call: Callable[[], Answer]) -> Answer:
    readable_again = isinstance(source, (bytes, os.PathLike))
    return repeatedly(chancery.settings.attempts if readable_again else 1, call)


def _chunks(source: Source, on_progress: Progress | None) -> Iterator[bytes]:
    """The file in pieces of the size of a message. A piece counts as sent when the connection asks for the next."""
    total, sent = _size(source), 0
    for chunk in _pieces(source):
        yield chunk
        sent += len(chunk)
        if on_progress:
            on_progress(sent, total)


def _pieces(source: Source) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield from (source[at : at + _CHUNK] for at in range(0, len(source), _CHUNK))
    elif isinstance(source, os.PathLike):
        with open(source, "rb") as file:
            yield from _pieces(file)
    else:
        yield from iter(lambda: source.read(_CHUNK), b"")


def _size(source: Source) -> int | None:
    if isinstance(source, bytes):
        return len(source)
    return Path(source).stat().st_size if isinstance(source, os.PathLike) else None
