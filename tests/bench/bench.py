"""Every figure beside its peer and its limit, measured in one run: `make bench`, or some of it: `tests/bench/run signing calls`."""

import os
import platform
import subprocess
import sys
import tempfile

import calls
import envelopes
import memory
import papers
import signing
import start
from table import Row

SECTIONS = {
    "signing": signing.sign,
    "validating": signing.validate,
    "calls": calls.measure,
    "envelopes": envelopes.measure,
    "start": start.measure,
    "memory": memory.measure,
}


def main():
    asked = sys.argv[1:] or list(SECTIONS)
    unknown = set(asked) - set(SECTIONS)
    if unknown:
        sys.exit(f"there is no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    print(surroundings(), flush=True)
    rows = []
    # Beside what was built, so on a disk: in a memory file system a commit would cost nothing.
    with tempfile.TemporaryDirectory(dir=os.environ["CARGO_TARGET_DIR"], prefix="bench-") as folder:
        for section in asked:
            print(f"… {section}", file=sys.stderr, flush=True)
            rows += SECTIONS[section](folder)
    print(Row.table(rows))
    print(f"\nLoad of the machine at the end: {load()}")


def surroundings():
    with open("/proc/cpuinfo") as info:
        model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), platform.machine())
    versions = [first_line(command) for command in (["openssl", "version"], ["rustc", "--version"], ["java", "-version"])]
    return (
        f"{len(os.sched_getaffinity(0))} cores of {model}, Linux {platform.release()}; {'; '.join(versions)}; "
        f"{signing.versions()}; seed {papers.SEED}; load at the beginning {load()}\n"
    )


def first_line(command):
    run = subprocess.run(command, capture_output=True, text=True)
    return (run.stdout or run.stderr).splitlines()[0]


def load():
    return " ".join(f"{value:.1f}" for value in os.getloadavg())


if __name__ == "__main__":
    main()
