"""Every kind of key makes signatures that everybody accepts."""

import pytest

import judges
from conftest import ALGORITHMS, VECTORS

PLAIN = VECTORS / "pdf" / "plain.pdf"


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_signature_by_this_key_is_accepted(algorithm, signers, tmp_path):
    signer, target = signers[algorithm], tmp_path / "signed.pdf"
    run = signer.sign(PLAIN, target, "--page", "1", "--rect", "20,20,150,50", "--reason", "Өөрийн хүсэлтээр")
    assert run.returncode == 0, run.stderr
    assert judges.pyhanko(target, [signer.root])[0].valid
    assert judges.pdfsig(target)[0].valid
    verdict = judges.dss([target], [signer.root])[str(target)][0]
    assert verdict.intact and verdict.level == "PAdES-BASELINE-B"
