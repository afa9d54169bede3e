"""The judges, and ours, refuse what was tampered with: else their praise would mean nothing."""

import json
import subprocess

import pytest

import judges
from conftest import VECTORS

PLAIN = VECTORS / "pdf" / "plain.pdf"


@pytest.fixture(scope="session")
def attacks(signers, tmp_path_factory):
    """A signed file, and what attackers make of it."""
    folder = tmp_path_factory.mktemp("attacks")
    signed = folder / "signed.pdf"
    assert signers["p256"].sign(PLAIN, signed).returncode == 0
    subprocess.run([judges.binary("examples/attack_samples"), signed, folder / "samples"], check=True, capture_output=True)
    samples = sorted((folder / "samples").glob("*.pdf"))
    assert len(samples) >= 10
    return signed, samples


def ours(pdf, root):
    run = subprocess.run([judges.binary("chancery"), "validate", pdf, "--trust", root, "--json"], capture_output=True, text=True)
    return run.returncode, run.stdout


def test_the_untouched_file_is_accepted(attacks, signers):
    signed, _ = attacks
    code, output = ours(signed, signers["p256"].root)
    assert code == 0, output
    assert judges.pyhanko(signed, [signers["p256"].root])[0].valid


def test_ours_refuses_every_attack(attacks, signers):
    _, samples = attacks
    accepted = [sample.name for sample in samples if ours(sample, signers["p256"].root)[0] == 0]
    assert accepted == []


def test_a_changed_byte_is_found_by_every_judge(attacks, signers, tmp_path):
    signed, _ = attacks
    tampered = tmp_path / "tampered.pdf"
    content = signed.read_bytes()
    at = content.index(b"stream") + 12
    tampered.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    root = signers["p256"].root
    code, output = ours(tampered, root)
    assert code == 1 and json.loads(output)["signatures"][0]["sub_indication"] == "HASH_FAILURE"
    assert not judges.pyhanko(tampered, [root])[0].valid
    assert not judges.pdfsig(tampered)[0].valid
    assert not judges.dss([tampered], [root])[str(tampered)][0].intact


def test_pyhanko_refuses_most_attacks_too(attacks, signers):
    """pyHanko is the strictest of the others; where it reads a sample at all it must not call a shadow attack valid."""
    _, samples = attacks
    accepted = []
    for sample in samples:
        try:
            verdicts = judges.pyhanko(sample, [signers["p256"].root])
        except Exception:  # noqa: BLE001 - a judge that cannot read a sample does not accept it
            continue
        if verdicts and all(v.valid for v in verdicts):
            accepted.append(sample.name)
    assert len(accepted) <= len(samples) // 4, accepted
