"""The table, and how its numbers are written."""

import dataclasses
import statistics


@dataclasses.dataclass(frozen=True)
class Row:
    """One figure: what Chancery does, what another program does, what nobody can beat, and how they compare."""

    figure: str
    ours: str
    peer: str
    limit: str
    ratio: str

    @staticmethod
    def table(rows):
        head = Row("Figure", "Chancery", "Peer", "Limit", "Ratio")
        cells = [dataclasses.astuple(row) for row in [head, *rows]]
        widths = [max(map(len, column)) for column in zip(*cells)]
        lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in cells]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        return "\n".join(lines)


def number(value):
    """Three digits that mean something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def per_second(value):
    return f"{number(value)}/s"


def percent(part, whole):
    return f"{100 * part / whole:.0f}%"


def times(ours, peer):
    return f"{number(ours / peer)}×"


# Machines are noisy: short rounds that take turns, and their medians.
ROUNDS = 3


def medians(measures):
    """Runs every measure of a dictionary once in each round; gives the median of each."""
    rounds = [{name: measure() for name, measure in measures.items()} for _ in range(ROUNDS)]
    return {name: statistics.median(found[name] for found in rounds) for name in measures}
