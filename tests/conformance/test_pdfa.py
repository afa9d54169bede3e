"""PDF/A stays PDF/A, as veraPDF judges it."""

import pytest

import judges
from conftest import VECTORS

ARCHIVED = VECTORS / "pdf" / "verapdf-1b-pass.pdf"


def verdict(pdf):
    return judges.verapdf([pdf])[str(pdf)]


@pytest.mark.parametrize("look", [[], ["--page", "1", "--rect", "100,100,200,60", "--reason", "Эцэслэв"]], ids=["invisible", "visible"])
def test_a_signed_pdf_a_1b_is_still_one(look, signers, tmp_path):
    target = tmp_path / "signed.pdf"
    assert signers["p256"].sign(ARCHIVED, target, *look).returncode == 0
    assert verdict(target) == ("1b", True, "")


@pytest.mark.parametrize("paper", ["signed.pdf", "certificate-of-completion.pdf"])
def test_what_the_demo_makes_is_pdf_a_2u(paper, demo):
    """With initials, texts, dates, check boxes, two signatures and a seal."""
    assert verdict(demo / paper) == ("2u", True, "")


def test_the_judge_refuses_what_is_not_pdf_a(tmp_path):
    content = ARCHIVED.read_bytes()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(content.replace(b"/OutputIntents", b"/OutputIntentz"))
    assert broken.read_bytes() != content and not verdict(broken)[1]
