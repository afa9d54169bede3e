"""How soon the server is ready, and what it holds when it has nothing to do."""

import shutil
import statistics
import time

import processes
from table import Row, number

STARTS = 10


def measure(folder):
    data = f"{folder}/start"
    fresh, existing, echo = [], [], []
    for _ in range(STARTS):
        shutil.rmtree(data, ignore_errors=True)
        with processes.chancery(data, keep=True) as server:
            fresh.append(server.start_seconds)
        with processes.chancery(data, keep=True) as server:
            existing.append(server.start_seconds)
        with processes.echo(folder) as server:
            echo.append(server.start_seconds)
    bare = statistics.median(echo)
    for name, found in (("new", fresh), ("existing", existing)):
        ours = statistics.median(found)
        ratio = f"longest of {STARTS}: {1000 * max(found):.0f} ms"
        yield Row(f"Start to ready, {name} data directory", f"{1000 * ours:.0f} ms", "", f"bare echo {number(1000 * bare)} ms", ratio)
    yield idle(folder, data)


def idle(folder, data):
    with processes.chancery(data) as server, processes.echo(folder) as echo:
        processes.load("account", "--url", server.url)
        time.sleep(5)
        ours, bare = server.memory("VmRSS"), echo.memory("VmRSS")
    return Row("Memory when idle, after a first organization", f"{ours:.0f} MB", "", f"bare echo {number(bare)} MB", "")
