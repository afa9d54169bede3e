"""What the conformance tests share: a finished demo, and a certificate authority of the command line's own."""

import os
import pathlib
import socket
import subprocess
import sys
import time

import pytest

from judges import binary

VECTORS = pathlib.Path(__file__).parent.parent / "vectors"


def openssl(*arguments, **options):
    return subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, **options)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The folder the demo leaves: signed.pdf, certificate-of-completion.pdf, root.pem, crl.der, timeline.json."""
    out = tmp_path_factory.mktemp("demo")
    run = subprocess.run([binary("chancery"), "demo", "--once", "--out", out], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return out


class Signer:
    """A key, its certificate and its root, made by openssl: anybody's, not the platform's."""

    def __init__(self, folder, algorithm):
        self.root, self.cert, self.key = folder / "root.pem", folder / "cert.pem", folder / "key.pem"
        root_key, request, extensions = folder / "root.key", folder / "request.pem", folder / "extensions"
        extensions.write_text("keyUsage=critical,digitalSignature,nonRepudiation\n")
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", root_key, "-out", self.root, "-days", "3650", "-subj", "/CN=Test Root")
        openssl("genpkey", *algorithm, "-out", self.key)
        openssl("req", "-new", "-key", self.key, "-subj", "/CN=Test Signer", "-out", request)
        openssl(
            "x509", "-req", "-in", request, "-CA", self.root, "-CAkey", root_key, "-CAcreateserial", "-days", "365", "-extfile", extensions, "-out", self.cert
        )

    def command(self, source, target, *options):
        """`chancery sign` with this key."""
        command = [binary("chancery"), "sign", source, target, "--key", self.key, "--cert", self.cert, "--chain", self.root, *options]
        return list(map(str, command))

    def sign(self, source, target, *options):
        """Runs `chancery sign`."""
        return subprocess.run(self.command(source, target, *options), capture_output=True, text=True, timeout=20)


ALGORITHMS = {
    "p256": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
    "p384": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
    "rsa2048": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
    "rsa4096": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:4096"],
}


@pytest.fixture(scope="session")
def signers(tmp_path_factory):
    """One signer for each kind of key."""
    return {name: Signer(tmp_path_factory.mktemp(name), algorithm) for name, algorithm in ALGORITHMS.items()}


@pytest.fixture(scope="session")
def server_log(tmp_path_factory):
    """Where the server of the tests logs."""
    return tmp_path_factory.mktemp("log") / "server.log"


# Everything our own parts say, at their most talkative.
TALKATIVE = "info," + ",".join(f"{part}=trace" for part in "audit chancery documents envelopes identity pdf pki rpc server signatures store".split())


@pytest.fixture(scope="session")
def server(tmp_path_factory, server_log):
    """The address of a running server on the embedded default."""
    data = tmp_path_factory.mktemp("server")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = "127.0.0.1:%d" % probe.getsockname()[1]
    environment = {**os.environ, "CHANCERY_DATA_DIR": str(data), "CHANCERY_LISTEN": address, "CHANCERY_PUBLIC_URL": f"http://{address}"}
    environment["CHANCERY_LOGGING__LEVEL"] = TALKATIVE
    with open(server_log, "w") as log:
        process = subprocess.Popen([binary("chancery"), "serve"], env=environment, stdout=log, stderr=log)
    for _ in range(400):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(address.split(":")[1]))) == 0:
                break
        assert process.poll() is None, server_log.read_text()
        time.sleep(0.05)
    yield address
    process.terminate()
    assert process.wait(30) == 0, server_log.read_text()


@pytest.fixture(scope="session")
def stubs(tmp_path_factory):
    """The Python classes generated from the contracts, importable as `chancery.….v1`."""
    proto, out = pathlib.Path(__file__).parent.parent.parent / "proto", tmp_path_factory.mktemp("stubs")
    files = [str(path.relative_to(proto)) for folder in ("chancery", "buf") for path in sorted((proto / folder).rglob("*.proto"))]
    command = [sys.executable, "-m", "grpc_tools.protoc", f"-I{proto}", f"--python_out={out}", f"--grpc_python_out={out}", *files]
    subprocess.run(command, check=True)
    sys.path.insert(0, str(out))
    return out
