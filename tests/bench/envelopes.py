"""Envelopes from upload to certificate of completion, beside plain commits of the same engine."""

import collections
import itertools

import papers
import processes
from table import Row, medians, number, per_second

SECONDS = 6


def measure(folder):
    paper = papers.pdf(f"{folder}/envelope.pdf")
    files = itertools.count()

    def commits():
        return processes.load("commits", "--file", f"{folder}/commits-{next(files)}.db", "--seconds", 2)["per_second"]

    with processes.chancery(f"{folder}/envelopes") as server:
        cpu, done = collections.Counter(), collections.Counter()

        def envelopes(senders):
            before = server.cpu()
            found = processes.load("envelopes", "--url", server.url, "--pdf", paper, "--senders", senders, "--seconds", SECONDS)
            cpu[senders] += server.cpu() - before
            done[senders] += found["count"]
            return found["per_second"]

        found = medians({"commits": commits, 1: lambda: envelopes(1), 8: lambda: envelopes(8)})
    for senders in (1, 8):
        figure = f"Envelopes: upload, send, two B-T signatures, sealed, certified; {senders} at a time"
        ratio = f"{number(found['commits'] / found[senders])} commits' time each, {1000 * cpu[senders] / done[senders]:.0f} ms CPU each"
        yield Row(figure, per_second(found[senders]), "", f"{per_second(found['commits'])} plain commits (SQLite, synchronous=FULL)", ratio)
