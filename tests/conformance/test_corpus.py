"""Every file of the corpus meets the outcome its index names, by the command line, with foreign judges."""

import csv
import resource
import subprocess

import pytest

import judges
from conftest import VECTORS

CORPUS = VECTORS / "pdf"
INDEX = list(csv.DictReader(open(CORPUS / "index.tsv"), delimiter="\t"))


def rows(*expectations):
    chosen = [row for row in INDEX if row["expected"].split(":")[0].split()[0] in expectations]
    assert chosen, expectations
    return pytest.mark.parametrize("row", chosen, ids=lambda row: row["file"])


def password(row):
    return row["password"].strip('"') or None


def with_password(row):
    return ["--password", password(row)] if password(row) else []


def is_accepted(source, target, signer, row):
    """The result begins with the original, every judge accepts it, and qpdf likes it no less than before."""
    original, signed = source.read_bytes(), target.read_bytes()
    assert signed.startswith(original), "an earlier byte was touched"
    if int(row["qpdf_check_rc"]) == 0:
        assert judges.qpdf_check(target, password(row)) == 0
    assert judges.pyhanko(target, [signer.root], password=password(row))[-1].valid
    assert judges.pdfsig(target, password(row))[-1].valid
    assert judges.dss([target], [signer.root], password=password(row))[str(target)][-1].intact


@rows("sign-ok", "keep")
def test_it_is_signed_and_everybody_accepts_it(row, signers, tmp_path):
    source, target, signer = CORPUS / row["file"], tmp_path / "signed.pdf", signers["p256"]
    field = ["--field", "Sig1"] if "by field name" in row["expected"] else []
    run = signer.sign(source, target, *field)
    assert run.returncode == 0, run.stderr
    is_accepted(source, target, signer, row)


def test_two_fields_are_signed_by_name_one_after_the_other(signers, tmp_path):
    row = next(row for row in INDEX if row["file"] == "pyhanko-two-fields.pdf")
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    assert signers["p256"].sign(CORPUS / row["file"], first, "--field", "Sig1").returncode == 0
    assert signers["rsa2048"].sign(first, second, "--field", "Sig2").returncode == 0
    assert second.read_bytes().startswith(first.read_bytes())
    roots = [signers["p256"].root, signers["rsa2048"].root]
    assert [v.valid for v in judges.pyhanko(second, roots)] == [True, True]
    assert [v.valid for v in judges.pdfsig(second)] == [True, True]


@rows("keep")
def test_earlier_signatures_stay_intact(row, signers, tmp_path):
    source, target = CORPUS / row["file"], tmp_path / "signed.pdf"
    before = judges.pyhanko(source, [signers["p256"].root])
    assert signers["p256"].sign(source, target).returncode == 0
    after = judges.pyhanko(target, [signers["p256"].root])
    assert len(after) == len(before) + 1
    assert all(v.intact for v in after)
    assert all(v.intact for v in judges.dss([target], [signers["p256"].root])[str(target)])


@rows("needs-password")
def test_the_password_is_asked_for_and_the_file_stays_encrypted(row, signers, tmp_path):
    source, target, signer = CORPUS / row["file"], tmp_path / "signed.pdf", signers["p256"]
    without = signer.sign(source, target)
    assert without.returncode != 0 and "PDF_PASSWORD_REQUIRED" in without.stderr
    assert not target.exists()
    run = signer.sign(source, target, *with_password(row))
    assert run.returncode == 0, run.stderr
    is_accepted(source, target, signer, row)
    assert subprocess.run(["qpdf", "--is-encrypted", target]).returncode == 0


@rows("refuse-permissions")
def test_permissions_are_obeyed_unless_the_owner_signs(row, signers, tmp_path):
    source, target, signer = CORPUS / row["file"], tmp_path / "signed.pdf", signers["p256"]
    refused = signer.sign(source, target)
    assert refused.returncode != 0 and "PDF_PERMISSIONS_DENIED" in refused.stderr
    assert not target.exists()
    assert signer.sign(source, target, "--password", "gazda").returncode == 0


@rows("refuse-docmdp")
def test_a_certified_file_that_allows_no_changes_is_refused(row, signers, tmp_path):
    run = signers["p256"].sign(CORPUS / row["file"], tmp_path / "signed.pdf")
    assert run.returncode != 0 and "PDF_CERTIFIED_NO_CHANGES" in run.stderr
    assert not (tmp_path / "signed.pdf").exists()


def within_half_a_gigabyte():
    resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))


@rows("refuse")
def test_what_is_no_pdf_is_refused_quickly_and_cleanly(row, signers, tmp_path):
    target = tmp_path / "signed.pdf"
    command = signers["p256"].command(CORPUS / row["file"], target)
    run = subprocess.run(command, capture_output=True, text=True, timeout=2, preexec_fn=within_half_a_gigabyte)
    assert run.returncode == 1 and "PDF_" in run.stderr and "panicked" not in run.stderr
    assert not target.exists()


@rows("repair-or-refuse")
def test_damage_is_repaired_for_everybody_or_refused(row, signers, tmp_path):
    source, target, signer = CORPUS / row["file"], tmp_path / "signed.pdf", signers["p256"]
    run = signer.sign(source, target)
    if run.returncode == 0:
        is_accepted(source, target, signer, row)
    else:
        assert "PDF_" in run.stderr and not target.exists()


@rows("attack")
def test_an_attack_is_not_called_valid(row):
    run = subprocess.run([judges.binary("chancery"), "validate", CORPUS / row["file"], "--json"], capture_output=True, text=True)
    assert run.returncode in (1, 2)
    assert "TOTAL-PASSED" not in run.stdout
