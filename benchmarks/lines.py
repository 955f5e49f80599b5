"""What was measured beside its goal, as lines of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from benchmarks.keeping import Results


class Line(NamedTuple):
    """One figure: what, the peer in the same run, the goal, what is reached, and whether it is."""

    what: str
    peer: str
    goal: str
    here: str
    is_kept: bool


def misses(lines: Iterable[Line]) -> list[str]:
    """What a goal was missed by."""
    return [f"{line.what}: {line.here}" for line in lines if not line.is_kept]


def printed(lines: Iterable[Line]) -> str:
    """All lines, in columns."""
    rows = [("what", "peer", "goal", "here"), *(line[:4] for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def markdown(lines: Iterable[Line]) -> str:
    """All lines, as a page shows them."""
    head = ["| what | peer | goal | here |", "|---|---|---|---|"]
    return "\n".join([*head, *(f"| {' | '.join(line[:4])} |" for line in lines)]) + "\n"


def measured_on(kept: Results, parts: Mapping[str, str]) -> str:
    """When, where and with what each case was measured, as sentences.

    Args:
        parts: the names of packages, as they are told and as `machine` knows them.
    """
    told: dict[str, list[str]] = {}
    for case, found in kept.items():
        there = found["machine"]
        words = (
            f"{found['measured'][:10]}, {there['processors']} processors ({there['processor']}), "
            f"{there['memory']}, {there['system']}, load {there['load_before']} before it, "
            + ", ".join(f"{name} {there[part]}" for name, part in parts.items())
        )
        told.setdefault(words, []).append(case)
    return "\n".join(f"- {', '.join(cases)}: {words}." for words, cases in told.items()) + "\n"
