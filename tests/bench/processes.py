"""Programs that are measured: where they are, on which core they run, what they use. Whatever is started here is ended here."""

import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.request

CORES = sorted(os.sched_getaffinity(0))
# One core for what is measured, another for what puts load on it, so that neither takes time from the other.
MEASURED, OTHER = CORES[-1], CORES[0]


def binary(name):
    return str(pathlib.Path(os.environ["CARGO_TARGET_DIR"]) / "release" / name)


def pinned(core, *command):
    return ["taskset", "-c", str(core), *map(str, command)] if core is not None else list(map(str, command))


def output(*command, core=MEASURED):
    """What a program prints, run on one core."""
    run = subprocess.run(pinned(core, *command), capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"{command[0]} {command[1]}: {run.stderr.strip()}")
    return run.stdout


def load(*command, core=None):
    """Runs a command of the `load` program, on all cores unless told."""
    return json.loads(output(binary("load"), *command, core=core))


def free_address():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return "127.0.0.1:%d" % probe.getsockname()[1]


class Process:
    """A running server."""

    def __init__(self, command, address, log, environment):
        self.address, self.url = address, f"http://{address}"
        self.begin = time.perf_counter()
        with open(log, "a") as file:
            self.process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=file, stderr=file)
        # taskset becomes the program it starts, so this is the server's own.
        self.proc = pathlib.Path("/proc") / str(self.process.pid)
        self.log = log

    def wait(self, ready):
        """Waits until `ready` says so; gives the seconds since the program was started."""
        while not ready(self):
            if self.process.poll() is not None or time.perf_counter() - self.begin > 30:
                raise SystemExit(f"a server did not get ready: {pathlib.Path(self.log).read_text()[-500:]}")
            time.sleep(0.0005)
        return time.perf_counter() - self.begin

    def cpu(self):
        """Seconds of processor time so far, of every thread that ever ran."""
        fields = (self.proc / "stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self, name):
        """Megabytes (a million bytes): VmRSS now, VmHWM at most since the last `forget_peak`."""
        line = next(line for line in (self.proc / "status").read_text().splitlines() if line.startswith(name))
        return int(line.split()[1]) * 1024 / 1e6

    def forget_peak(self):
        (self.proc / "clear_refs").write_text("5")

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


def connects(process):
    host, port = process.address.split(":")
    with socket.socket() as probe:
        return probe.connect_ex((host, int(port))) == 0


def answers_ready(process):
    try:
        with urllib.request.urlopen(f"{process.url}/readyz", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


@contextlib.contextmanager
def chancery(data, core=None, keep=False):
    """A `chancery serve` on the embedded default in `data`, its rate limits switched off."""
    address = free_address()
    environment = {
        "CHANCERY_DATA_DIR": str(data),
        "CHANCERY_LISTEN": address,
        "CHANCERY_LIMITS__RATE_PER_ADDRESS": "{per_second=0,burst=1}",
        "CHANCERY_LIMITS__RATE_PER_TOKEN": "{per_second=0,burst=1}",
    }
    server = Process(pinned(core, binary("chancery"), "serve"), address, f"{data}.log", environment)
    try:
        server.start_seconds = server.wait(answers_ready)
        yield server
    finally:
        server.stop()
        if not keep:
            shutil.rmtree(data, ignore_errors=True)


@contextlib.contextmanager
def echo(folder, core=None):
    """The bare tonic echo."""
    address = free_address()
    server = Process(pinned(core, binary("load"), "echo", "--listen", address), address, f"{folder}/echo.log", {})
    try:
        server.start_seconds = server.wait(connects)
        yield server
    finally:
        server.stop()
