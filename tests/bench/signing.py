"""Signing and validating beside pyHanko, EU DSS and raw openssl, each on the same one core."""

import contextlib
import io
import os
import pathlib
import re
import subprocess
import time

import pyhanko.version
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

import papers
import processes
from processes import MEASURED, binary, output
from table import Row, medians, percent, per_second, times

SECONDS = 2
DSS = pathlib.Path(__file__).parent.parent / "conformance" / "dss"
SIZES = {"1 page": dict(), "100 pages": dict(pages=100), "20 MB": dict(image_bytes=20_000_000)}


def versions():
    dss = re.search(r"<dss.version>(.+?)<", (DSS / "pom.xml").read_text())[1]
    return f"pyHanko {pyhanko.version.__version__}, EU DSS {dss}"


class Dss:
    """EU DSS in a JVM that stays warm."""

    def __enter__(self):
        command = ["java", "-Xmx2g", "-cp", f"{DSS}/target/conformance-dss.jar:{DSS}/target/lib/*", "mn.chancery.conformance.Sign"]
        self.process = subprocess.Popen(processes.pinned(MEASURED, *command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)

    def rate(self, act, seconds, *arguments):
        self.process.stdin.write("\t".join([act, str(seconds), *arguments]) + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


def raw(algorithm):
    """Seconds of openssl for one signature, and for one verification."""
    name, kind = {"RSA-2048": ("rsa2048", "F2"), "P-256": ("ecdsap256", "F4")}[algorithm]
    found = output("openssl", "speed", "-mr", "-elapsed", "-seconds", "1", name)
    sign, verify = re.search(rf"\+{kind}:\d+:\d+:([\d.]+):([\d.]+)", found).groups()
    return 1 / float(sign), 1 / float(verify)


def sha256(size):
    """Seconds of openssl to hash so many bytes, in one go as large as a cache does not hold."""
    found = output("openssl", "speed", "-mr", "-elapsed", "-seconds", "1", "-bytes", "16777216", "-evp", "sha256")
    return size / float(re.search(r"\+F:\d+:sha256:([\d.]+)", found, re.I)[1])


@contextlib.contextmanager
def on_measured_core():
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {MEASURED})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def python_rate(act):
    """How often a second Python does it, on the core everybody is measured on."""
    with on_measured_core():
        act()
        begin, done = time.perf_counter(), 0
        while time.perf_counter() - begin < SECONDS:
            act()
            done += 1
        return done / (time.perf_counter() - begin)


def pyhanko_sign(pdf, signer):
    data = pathlib.Path(pdf).read_bytes()
    key = signers.SimpleSigner.load(signer.key, signer.cert, ca_chain_files=(signer.root,))

    def act():
        metadata = signers.PdfSignatureMetadata(field_name="Bench", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
        signed = signers.PdfSigner(metadata, key).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)))
        assert len(signed.getbuffer()) > len(data)

    return act


def pyhanko_validate(pdf, signer):
    data, root = pathlib.Path(pdf).read_bytes(), load_cert_from_pemder(signer.root)

    def act():
        context = ValidationContext(trust_roots=[root], allow_fetching=False)
        status = validate_pdf_signature(PdfFileReader(io.BytesIO(data)).embedded_signatures[0], context)
        assert status.bottom_line

    return act


def ours(act, *arguments):
    return float(re.search(r"/s=([\d.]+)", output(binary("chancery"), "bench", act, *arguments, "--seconds", SECONDS))[1])


def row(figure, found, limit, limit_name):
    peers = f"pyHanko {per_second(found['pyhanko'])}, DSS {per_second(found['dss'])}"
    ratio = f"{percent(found['ours'], limit)} of the limit, {times(found['ours'], found['pyhanko'])} pyHanko, {times(found['ours'], found['dss'])} DSS"
    return Row(figure, per_second(found["ours"]), peers, f"{per_second(limit)} {limit_name}", ratio)


def jobs(folder):
    """Every signer with every paper."""
    pathlib.Path(folder).mkdir()
    made = {name: papers.pdf(f"{folder}/{name}.pdf", **size) for name, size in SIZES.items()}
    for algorithm in papers.ALGORITHMS:
        signer = papers.Signer(folder, algorithm)
        for name, pdf in made.items():
            yield algorithm, name, pdf, signer


def sign(folder):
    with Dss() as dss:
        for algorithm, name, pdf, signer in jobs(f"{folder}/signing"):
            dss_arguments = (pdf, signer.p12, papers.PASSWORD)
            dss.rate("sign", 3 * SECONDS, *dss_arguments)
            act = pyhanko_sign(pdf, signer)
            found = medians({
                "ours": lambda: ours("sign", "--in", pdf, "--key", signer.key, "--cert", signer.cert, "--chain", signer.root),
                "raw": lambda: raw(algorithm)[0],
                "sha256": lambda: sha256(os.path.getsize(pdf)),
                "pyhanko": lambda: python_rate(act),
                "dss": lambda: dss.rate("sign", SECONDS, *dss_arguments),
            })
            yield row(f"Sign, {name}, {algorithm}, B-B", found, 1 / (found["raw"] + found["sha256"]), "raw openssl: signature + SHA-256")


def validate(folder):
    with Dss() as dss:
        for algorithm, name, pdf, signer in jobs(f"{folder}/validating"):
            signed = f"{folder}/{algorithm} {name}.pdf"
            output(binary("chancery"), "sign", pdf, signed, "--key", signer.key, "--cert", signer.cert, "--chain", signer.root)
            dss.rate("validate", 3 * SECONDS, signed, signer.root)
            act = pyhanko_validate(signed, signer)
            found = medians({
                "ours": lambda: ours("validate", "--in", signed, "--trust", signer.root),
                "raw": lambda: raw(algorithm)[1],
                # The root's key is RSA.
                "certificate": lambda: raw("RSA-2048")[1],
                "sha256": lambda: sha256(os.path.getsize(signed)),
                "pyhanko": lambda: python_rate(act),
                "dss": lambda: dss.rate("validate", SECONDS, signed, signer.root),
            })
            limit = 1 / (found["raw"] + found["certificate"] + found["sha256"])
            yield row(f"Validate, {name}, {algorithm}, B-B", found, limit, "raw openssl: two verifications + SHA-256")
