"""What the scheduler reaches: the demonstration's largest session, and two published events.

Writes `benchmarks/results/scheduling.json` and prints the same as a table. The session is drawn
from a seed. The events are those of Bofill et al., JAIR 74 (2022), 263-301; where they are not at
hand (`HANSA_SHARED` says where they are) they are left out, and the table says so.
"""

from __future__ import annotations

import csv
import json
import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from random import Random

from tqdm import tqdm

from hansa.engines.scheduling import (
    Party,
    Problem,
    Progress,
    Table,
    Timetable,
    Wish,
    solve,
    violations,
)
from hansa.engines.scheduling.dzn import read_event
from hansa.values import Period

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "scheduling.json"
EVENTS = Path(os.environ.get("HANSA_SHARED", ROOT.parent / "shared")) / "b2b"

COMPANIES, HOSTS, WISHES, SLOTS, TABLES = 75, 65, 850, 16, 40
DELEGATES = {1: 25, 2: 40, 3: 25, 4: 10}
"""Of a hundred companies, how many send so many delegates; 2.2 on average."""

SKEW = 0.7
"""The host of rank r is wished for in proportion to 1 / r to this power."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement.

    Attributes:
        seconds_allowed: what the solver was given; it may have needed less.
        published: the fewest idle periods there are, as published.
    """

    problem: str
    wishes: int
    held: int
    worth: int
    bound: int
    worth_of_bound: float
    idle_periods: int
    published: int | None
    table_changes: int
    proved: bool
    seconds: float
    seconds_allowed: float


def demonstration_session(seed: int = 1) -> Problem:
    """A session of the size of the demonstration's largest one."""
    random = Random(seed)  # noqa: S311 - nothing secret
    companies = tuple(_company(number, random) for number in range(COMPANIES))
    hosts = tuple(Party(f"host {number}", (f"host {number}",)) for number in range(HOSTS))
    ranks = [1 / (rank + 1) ** SKEW for rank in range(HOSTS)]
    pairs: dict[tuple[str, str], int] = {}
    while len(pairs) < WISHES:
        (host,) = random.choices(hosts, ranks)
        worth = round(random.triangular(1, 100, 40))
        pairs.setdefault((random.choice(companies).key, host.key), worth)
    return Problem(
        slots=_slots(SLOTS, minutes=25),
        tables=tuple(Table(str(number)) for number in range(1, TABLES + 1)),
        parties=companies + hosts,
        wishes=tuple(
            Wish(f"{company} with {host}", (company, host), worth)
            for (company, host), worth in pairs.items()
        ),
    )


def _company(number: int, random: Random) -> Party:
    """Every seventh or so has a delegate who comes late or leaves early."""
    (delegates,) = random.choices(list(DELEGATES), list(DELEGATES.values()))
    people = tuple(f"delegate {number}.{place}" for place in range(delegates))
    away = random.choice([range(4), range(SLOTS - 4, SLOTS)]) if random.random() < 1 / 7 else ()
    return Party(f"company {number}", people, frozenset((people[0], slot) for slot in away))


def _slots(number: int, *, minutes: int) -> tuple[Period, ...]:
    nine = datetime(2026, 10, 5, 9, tzinfo=UTC)
    starts = [nine + place * timedelta(minutes=minutes) for place in range(number)]
    return tuple(Period(start, start + timedelta(minutes=minutes)) for start in starts)


def published_event(name: str) -> Problem:
    """A published event, with the fairness that its figures are for."""
    event = read_event((EVENTS / "instances" / name).read_text(encoding="utf-8"))
    return event.problem(_slots(event.slots, minutes=30))


def published_best(name: str) -> int:
    """The fewest idle periods of an event, at a fairness of 2."""
    with (EVENTS / "published.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["file"] == name]
    return next(int(row["optimum"]) for row in rows if row["fairness_d"] == "2")


def measurements() -> Iterator[Row]:
    """Every row of the table, as it is measured."""
    yield _measured("demonstration session", demonstration_session(), seconds=60)
    for name in ("tic-12.original.dzn", "forum-13.original.dzn") if EVENTS.is_dir() else ():
        problem = published_event(name)
        yield _measured(name, problem, seconds=60, published=published_best(name))


def _measured(name: str, problem: Problem, *, seconds: float, published: int | None = None) -> Row:
    with tqdm(total=seconds, unit="s", desc=name, leave=False) as bar:

        def show(progress: Progress) -> None:
            bar.n = round(progress.seconds)
            bar.refresh()

        timetable = solve(problem, seconds=seconds, on_progress=show)
    complaints = violations(problem, timetable)
    assert not complaints, complaints
    return Row(
        problem=name,
        wishes=len(problem.wishes),
        held=len(timetable.meetings),
        worth=timetable.worth,
        bound=timetable.bound,
        worth_of_bound=round(timetable.worth / timetable.bound, 4),
        idle_periods=timetable.idle_periods,
        published=published,
        table_changes=_table_changes(timetable),
        proved=timetable.proved,
        seconds=round(timetable.seconds, 1),
        seconds_allowed=seconds,
    )


def _table_changes(timetable: Timetable) -> int:
    """How often a host sits at another table than at the meeting before."""
    tables: dict[str, list[str]] = {}
    for meeting in sorted(timetable.meetings, key=lambda meeting: meeting.slot):
        tables.setdefault(meeting.people[1], []).append(meeting.table)
    return sum(one != other for row in tables.values() for one, other in pairwise(row))


def _machine() -> dict[str, str | int | None]:
    return {
        "processors": os.cpu_count(),
        "machine": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "ortools": version("ortools"),
    }


def _show(row: Row) -> None:
    best = "-" if row.published is None else row.published
    print(
        f"{row.problem:24}{row.held:5} of {row.wishes:4}{row.worth_of_bound:9.2%}"
        f"{row.idle_periods:7}{best:>11}{row.table_changes:9}"
        f"{'yes' if row.proved else 'no':>8}{row.seconds:9.1f}"
    )


def main() -> None:
    print(
        f"{'problem':24}{'held':>13}{'of bound':>9}{'idle':>7}{'published':>11}"
        f"{'changes':>9}{'proved':>8}{'seconds':>9}"
    )
    rows = []
    for row in measurements():
        rows.append(row)
        _show(row)
    if not EVENTS.is_dir():
        print(f"The published events are not in {EVENTS}; HANSA_SHARED says where they are.")
    RESULTS.parent.mkdir(exist_ok=True)
    results = {"machine": _machine(), "rows": [asdict(row) for row in rows]}
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
