"""Unary calls beside a bare tonic echo: what the door adds to a call, and a whole call with its read of the database."""

import os
import re
import statistics
import subprocess

import processes
from processes import MEASURED, OTHER
from table import ROUNDS, Row, number, per_second

SECONDS = 3


def measure(folder):
    return [*door(), *whole(folder)]


def door():
    """The same echo on bare tonic and behind the gateway and the door, both in one process: services/server/benches/unary.rs."""
    found = {}
    for _ in range(ROUNDS):
        run = subprocess.run([os.environ["UNARY"]], capture_output=True, text=True, check=True)
        for name, bare, ours in re.findall(r"access (.+?): bare tonic ([\d.]+) µs.*?chancery ([\d.]+) µs", run.stdout):
            found.setdefault(name, []).append((float(bare), float(ours)))
    for name, pairs in found.items():
        bare, ours = (statistics.median(column) for column in zip(*pairs))
        figure = f"Door: authentication, authorization, validation, rate limits, metrics; access {name}"
        yield Row(figure, f"{number(ours)} µs CPU", "", f"bare echo {number(bare)} µs CPU", f"+{100 * (ours / bare - 1):.0f}%")


def whole(folder):
    """GetOrganization on `chancery serve`: the door, and a read of the database in the handler."""
    with processes.chancery(f"{folder}/calls", core=MEASURED) as ours, processes.echo(folder, core=MEASURED) as echo:
        account = processes.load("account", "--url", ours.url)
        for in_flight in (1, 64):
            yield row(in_flight, *(medians(found) for found in zip(*[(call(ours, account, in_flight), call(echo, account, in_flight)) for _ in range(ROUNDS)])))


def call(server, account, in_flight):
    """Calls a second, median milliseconds, and microseconds of the server's processor for each call."""
    cpu = server.cpu()
    options = ("--url", server.url, "--token", account["token"], "--organization", account["organization"])
    found = processes.load("calls", *options, "--in-flight", in_flight, "--seconds", SECONDS, core=OTHER)
    return found["per_second"], found["p50_ms"], (server.cpu() - cpu) / found["count"] * 1e6


def medians(found):
    return [statistics.median(column) for column in zip(*found)]


def row(in_flight, ours, echo):
    told = [f"{per_second(rate)}, {number(ms * 1000)} µs, {number(cpu)} µs CPU" for rate, ms, cpu in (ours, echo)]
    ratio = f"{100 * ours[0] / echo[0]:.0f}% of the rate, {ours[2] / echo[2]:.1f}× CPU"
    return Row(f"GetOrganization, {in_flight} in flight, server on one core, access log on", told[0], "", f"bare echo {told[1]}", ratio)
