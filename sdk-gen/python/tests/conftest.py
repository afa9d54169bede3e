"""What the tests share: a running server of their own, and clients of it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chancery.identity.v1.organization_service_pb2 import CreateOrganizationRequest, NewOwner
from chancery.identity.v1.organization_service_pb2_grpc import OrganizationServiceStub
from chancery.sdk import Chancery, connect

PACKAGE = Path(__file__).parent.parent
PROJECT = PACKAGE.parent.parent
BINARY = PROJECT / os.environ.get("CHANCERY_BIN", "target/debug/chancery")


@contextmanager
def serve(folder: Path, **settings: str) -> Iterator[int]:
    """`chancery serve` on the embedded default, with a data directory of its own; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    address = {"CHANCERY_LISTEN": f"127.0.0.1:{port}", "CHANCERY_PUBLIC_URL": f"http://127.0.0.1:{port}"}
    # Without what would configure the server, such as the name of the program under test.
    ambient = {name: value for name, value in os.environ.items() if not name.startswith("CHANCERY_")}
    environment = {**ambient, "CHANCERY_DATA_DIR": str(folder / "data"), **address, **settings}
    path = folder / "server.log"
    with path.open("w") as log:
        process = subprocess.Popen([BINARY, "serve"], env=environment, stdout=log, stderr=log)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, path.read_text()
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(40)


@pytest.fixture(scope="session")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server that all tests share; each has an organization of its own."""
    with serve(tmp_path_factory.mktemp("server")) as port:
        yield port


@pytest.fixture()
def sign_up() -> Iterator[Callable[[int], Chancery]]:
    """Makes clients of new organizations' owners."""
    opened: list[Chancery] = []

    def make(port: int) -> Chancery:
        opened.append(connect(f"http://127.0.0.1:{port}"))
        slug = f"py-{uuid.uuid4().hex[:12]}"
        owner = NewOwner(email=f"{slug}@example.com", full_name="Pia Thon", password=uuid.uuid4().hex)
        request = CreateOrganizationRequest(name="Python Ltd", slug=slug, owner=owner)
        return opened[-1].with_token(opened[-1].service(OrganizationServiceStub).CreateOrganization(request).session_token)

    yield make
    for client in opened:
        client.close()


@pytest.fixture()
def owner(port: int, sign_up: Callable[[int], Chancery]) -> Chancery:
    """A client of a new organization's owner."""
    return sign_up(port)
