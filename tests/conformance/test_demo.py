"""What the demo makes is accepted by everybody who was not there."""

import json
import os
import shutil
import sqlite3
import subprocess

import pytest

import judges
from conftest import openssl

PAPERS = ["signed.pdf", "certificate-of-completion.pdf"]


@pytest.mark.parametrize("paper", PAPERS)
def test_dss_passes_every_signature_as_baseline_t(demo, paper):
    verdicts = judges.dss([demo / paper], [demo / "root.pem"], [demo / "crl.der"])[str(demo / paper)]
    assert verdicts and all(v.valid for v in verdicts), verdicts
    assert {v.level for v in verdicts} == {"PAdES-BASELINE-T"}


@pytest.mark.parametrize("paper", PAPERS)
def test_pyhanko_accepts_every_signature_with_its_changes(demo, paper):
    verdicts = judges.pyhanko(demo / paper, [demo / "root.pem"], [demo / "crl.der"])
    assert verdicts and all(v.valid for v in verdicts), verdicts


@pytest.mark.parametrize("paper", PAPERS)
def test_pdfsig_finds_every_signature_valid(demo, paper):
    verdicts = judges.pdfsig(demo / paper)
    assert verdicts and all(v.valid for v in verdicts), verdicts


@pytest.mark.parametrize("paper", PAPERS)
def test_qpdf_finds_nothing_to_complain_of(demo, paper):
    assert judges.qpdf_check(demo / paper) == 0


def test_two_people_and_the_organization_have_signed(demo):
    assert len(judges.pdfsig(demo / "signed.pdf")) == 3


def test_a_wrong_root_is_not_trusted(demo, signers):
    foreign = signers["p256"].root
    assert not any(v.valid for v in judges.dss([demo / "signed.pdf"], [foreign])[str(demo / "signed.pdf")])
    assert not any(v.valid for v in judges.pyhanko(demo / "signed.pdf", [foreign]))
    ours = subprocess.run([judges.binary("chancery"), "validate", demo / "signed.pdf", "--trust", foreign, "--json"], capture_output=True, text=True)
    assert ours.returncode == 1
    report = json.loads(ours.stdout)
    assert {s["sub_indication"] for s in report["signatures"]} == {"NO_CERTIFICATE_CHAIN_FOUND"}


def test_our_own_command_agrees(demo):
    ours = subprocess.run(
        [judges.binary("chancery"), "validate", demo / "signed.pdf", "--trust", demo / "root.pem", "--crl", demo / "crl.der", "--require-revocation", "--json"],
        capture_output=True,
        text=True,
    )
    assert ours.returncode == 0, ours.stdout + ours.stderr
    report = json.loads(ours.stdout)
    assert {(s["indication"], s["level"], s["revocation"]) for s in report["signatures"]} == {("TOTAL-PASSED", "PAdES-BASELINE-T", "GOOD")}


def test_openssl_verifies_root_and_revocation_list(demo):
    openssl("verify", "-CAfile", demo / "root.pem", demo / "root.pem")
    openssl("crl", "-inform", "DER", "-in", demo / "crl.der", "-CAfile", demo / "root.pem", "-noout")


def test_the_timeline_tells_the_whole_story(demo):
    timeline = json.loads((demo / "timeline.json").read_text())
    actions = [event["action"] for event in timeline["events"]]
    assert actions.count("recipient.signed") == 2
    assert actions.index("envelope.sent") < actions.index("recipient.signed") < actions.index("envelope.completed")
    assert actions[-1] == "certificate_of_completion.issued"
    assert all(file["passed"] for file in timeline["files"])


def verify_chains(data):
    environment = {**os.environ, "CHANCERY_DATA_DIR": str(data)}
    return subprocess.run([judges.binary("chancery"), "audit", "verify"], env=environment, capture_output=True, text=True)


def test_the_audit_chain_is_verified_from_the_command_line_and_tampering_is_found(demo, tmp_path):
    data = shutil.copytree(demo / "data", tmp_path / "data")
    intact = verify_chains(data)
    assert intact.returncode == 0 and "intact" in intact.stdout, intact.stderr
    with sqlite3.connect(data / "chancery.db") as database:
        database.execute("DROP TRIGGER audit_events_no_update")
        database.execute("UPDATE audit_events SET record = replace(record, 'envelope.sent', 'envelope.lent') WHERE action = 'envelope.sent'")
    broken = verify_chains(data)
    assert broken.returncode == 1 and "BROKEN at event" in broken.stdout
