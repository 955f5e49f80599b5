"""What was measured of a day of the programme beside its goal, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.keeping import Results
from benchmarks.lines import Line

AGENDA, WITHIN, QUERIES, FIRST_VIEW = 100, 10, 8, 40_000
"""Milliseconds of the server, seconds until a change is seen, questions to the database, bytes."""


def lines(kept: Results) -> Iterator[Line]:
    """A line for each figure that there is."""
    if found := kept.get("phones"):
        yield from _of_phones(found)
    if found := kept.get("doors"):
        yield from _of_doors(found)


def _of_phones(found: Results) -> Iterator[Line]:
    phones, reached = found["phones"], found["agenda"]["p95"]
    yield Line(
        f"{phones} phones ask every 5 s while an officer moves an activity: agenda, 19 of 20",
        f"asking what changed: {found['poll']['p95']} ms",
        f"{AGENDA} ms",
        f"{reached} ms",
        reached < AGENDA,
    )
    asked = found["agendas"] + found["polls"]
    yield Line(
        "the same: requests that failed",
        "-",
        "0",
        f"{found['troubles']} of {asked:,}",
        found["troubles"] == 0,
    )
    yield Line(
        "the same: seconds until the last phone saw the change",
        "-",
        f"{WITHIN} s",
        f"{found['last_saw_it']} s, {found['saw_it']} of {phones} phones",
        found["saw_it"] == phones and found["last_saw_it"] <= WITHIN,
    )
    queries, size = found["queries"], found["first_view"]
    yield Line("the agenda: queries", "-", f"{QUERIES} at most", str(queries), queries <= QUERIES)
    yield Line(
        "the agenda: carried on first view",
        "-",
        f"{FIRST_VIEW / 1000:.0f} kB",
        f"{size / 1000:.1f} kB",
        size <= FIRST_VIEW,
    )


def _of_doors(found: Results) -> Iterator[Line]:
    yield Line(
        f"{found['people']} people through {found['doors']} doors, {found['offline']} out of reach",
        "-",
        "0 lost, 0 double",
        f"{found['lost']} lost, {found['double']} double",
        found["lost"] == found["double"] == 0,
    )
