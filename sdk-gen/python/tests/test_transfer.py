import hashlib
from io import BytesIO
from pathlib import Path

from chancery.documents.v1.document_service_pb2 import DownloadDocumentRequest, ListDocumentsRequest, UploadHeader
from chancery.documents.v1.document_service_pb2_grpc import DocumentServiceStub
from chancery.sdk import Chancery, connect, download, download_bytes, items, upload_document, validate_file

from .pdf import pdf
from .proxy import Proxy

MEGABYTES = 6
LARGE = pdf(MEGABYTES * 1024 * 1024)
SHA256 = hashlib.sha256(LARGE).hexdigest()


def assert_progress(seen: list[tuple[int, int | None]]) -> None:
    """Progress goes on, ends at the end, and comes on the way too."""
    assert len(seen) >= MEGABYTES
    assert seen == sorted(seen)
    assert seen[-1] == (len(LARGE), len(LARGE))


def test_up_and_downloads_tell_how_far_they_are_and_keep_every_byte(owner: Chancery) -> None:
    up: list[tuple[int, int | None]] = []
    document = upload_document(owner, LARGE, UploadHeader(name="large.pdf", tags=["big"]), on_progress=lambda *now: up.append(now))
    assert_progress(up)
    assert (document.latest_version.sha256, list(document.tags)) == (SHA256, ["big"])
    down: list[tuple[int, int | None]] = []
    method = owner.service(DocumentServiceStub).DownloadDocument
    request = DownloadDocumentRequest(id=document.id)
    content = download_bytes(method, request, total=len(LARGE), on_progress=lambda *now: down.append(now))
    assert_progress(down)
    assert content == LARGE
    assert len(validate_file(owner, content).signatures) == 0


def test_a_file_is_streamed_from_the_disk(owner: Chancery, tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(LARGE)
    header = UploadHeader(name="large.pdf", sha256=SHA256)
    assert upload_document(owner, path, header).latest_version.size_bytes == len(LARGE)
    assert upload_document(owner, BytesIO(LARGE), header).latest_version.size_bytes == len(LARGE)


def test_an_upload_whose_connection_breaks_is_sent_again_and_becomes_one_document(port: int, owner: Chancery) -> None:
    passed = 0

    def two_megabytes(part: bytes) -> bool:
        nonlocal passed
        passed += len(part)
        return passed < 2_000_000 or proxy.connections > 1

    with Proxy(port) as proxy, connect(proxy.url, owner.settings.token) as chancery:
        proxy.upward = two_megabytes
        document = upload_document(chancery, LARGE, UploadHeader(name="large.pdf"))
        assert proxy.connections == 2
    assert document.latest_version.sha256 == SHA256
    documents = owner.service(DocumentServiceStub)
    assert [each.id for each in items(documents.ListDocuments, ListDocumentsRequest(), lambda page: page.documents)] == [document.id]


def test_a_download_whose_connection_breaks_begins_again_and_one_that_is_left_is_over(port: int, owner: Chancery) -> None:
    request = DownloadDocumentRequest(id=upload_document(owner, LARGE, UploadHeader(name="large.pdf")).id)
    passed = 0

    def two_megabytes(part: bytes) -> bool:
        nonlocal passed
        passed += len(part)
        return passed < 2_000_000 or proxy.connections > 1

    with Proxy(port) as proxy, connect(proxy.url, owner.settings.token) as chancery:
        proxy.downward = two_megabytes
        documents = chancery.service(DocumentServiceStub)
        assert download_bytes(documents.DownloadDocument, request) == LARGE
        assert proxy.connections == 2
        parts = download(documents.DownloadDocument, request)
        assert next(parts)
        parts.close()  # type: ignore[attr-defined]
        assert list(parts) == []
