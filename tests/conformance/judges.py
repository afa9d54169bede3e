"""Judges that nobody here wrote: pyHanko, poppler's pdfsig, EU DSS, qpdf. Each says what it thinks of a signed PDF."""

import dataclasses
import os
import pathlib
import re
import subprocess

from asn1crypto import crl as asn1_crl
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

HERE = pathlib.Path(__file__).parent
DSS = HERE / "dss" / "target"


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What a judge says of one signature."""

    signature: str
    # The judge's bottom line.
    valid: bool
    # Whether the cryptography holds, whatever the judge thinks of the certificate.
    intact: bool
    level: str
    detail: str


def pyhanko(pdf, roots, crls=(), password=None):
    """pyHanko's bottom line for each signature: intact, trusted, and changed afterwards only as permitted."""
    context = dict(
        trust_roots=[load_cert_from_pemder(str(root)) for root in roots],
        crls=[asn1_crl.CertificateList.load(pathlib.Path(crl).read_bytes()) for crl in crls],
        allow_fetching=False,
        revocation_mode="hard-fail" if crls else "soft-fail",
    )
    with open(pdf, "rb") as file:
        reader = PdfFileReader(file)
        # By default pyHanko does not judge hybrid files at all; what it says of them when it does is what we ask.
        reader.strict = not reader.xrefs.hybrid_xrefs_present
        if reader.encrypted:
            reader.decrypt(password or "")
        verdicts = []
        for signature in reader.embedded_signatures:
            status = validate_pdf_signature(signature, ValidationContext(**context))
            intact = status.intact and status.valid
            verdicts.append(Verdict(signature.field_name, status.bottom_line, intact, "", status.pretty_print_details()))
        return verdicts


def pdfsig(pdf, password=None):
    """poppler's verdict on the cryptography of each signature, without trust."""
    command = ["pdfsig", "-nocert", str(pdf)]
    if password:
        command[1:1] = ["-upw", password]
    output = subprocess.run(command, capture_output=True, text=True).stdout
    found = re.findall(r"Signature #\d+:(.*?)(?=Signature #|\Z)", output, re.S)
    signed = [text for text in found if "is not signed" not in text]
    valid = ["Signature is Valid." in text for text in signed]
    return [Verdict(str(i), valid[i], valid[i], "", text) for i, text in enumerate(signed)]


def dss(pdfs, roots, crls=(), password=None):
    """EU DSS by its default policy; for each file the verdicts on its signatures."""
    command = ["java", "-cp", f"{DSS}/conformance-dss.jar:{DSS}/lib/*", "mn.chancery.conformance.Validate"]
    for root in roots:
        command += ["--trust", str(root)]
    for crl in crls:
        command += ["--crl", str(crl)]
    if password:
        command += ["--password", password]
    output = subprocess.run(command + [str(pdf) for pdf in pdfs], capture_output=True, text=True, check=True).stdout
    verdicts = {str(pdf): [] for pdf in pdfs}
    for line in output.splitlines():
        file, number, indication, sub_indication, level, intact, notes = (line.split("\t") + [""] * 7)[:7]
        if number == "0":
            continue
        detail = f"{indication} {sub_indication}: {notes}"
        verdicts[file].append(Verdict(number, indication == "TOTAL_PASSED", intact == "true", level, detail))
    return verdicts


def qpdf_check(pdf, password=None):
    """qpdf's exit status: 0 clean, 3 warnings, 2 errors."""
    command = ["qpdf", "--check", str(pdf)]
    if password:
        command.insert(1, f"--password={password}")
    return subprocess.run(command, capture_output=True, text=True).returncode


def binary(name):
    """A program of ours, built before the tests."""
    target = os.environ.get("CARGO_TARGET_DIR", HERE.parent.parent / "target")
    return pathlib.Path(target) / "debug" / name


def verapdf(pdfs):
    """veraPDF's verdict against the PDF/A flavour each file claims: (flavour, compliant, failures) by file."""
    target = HERE / "verapdf" / "target"
    command = ["java", "-cp", f"{target}/conformance-verapdf.jar:{target}/lib/*", "mn.chancery.conformance.PdfA"]
    output = subprocess.run(command + [str(pdf) for pdf in pdfs], capture_output=True, text=True, check=True).stdout
    verdicts = {}
    for line in output.splitlines():
        file, flavour, compliant, failures = (line.split("\t") + [""] * 4)[:4]
        verdicts[file] = (flavour, compliant == "true", failures)
    return verdicts
