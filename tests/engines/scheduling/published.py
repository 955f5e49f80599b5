"""The published brokerage events, where they are at hand."""

import csv
import os
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from hansa.engines.scheduling.files.dzn import BrokerageEvent, read_event
from hansa.values import Period

BESIDE_THE_REPOSITORY = Path(__file__).resolve().parents[4] / "shared"
FOLDER = Path(os.environ.get("HANSA_SHARED", BESIDE_THE_REPOSITORY)) / "b2b"

needs_the_events = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason=f"The published events are not in {FOLDER}; HANSA_SHARED says where they are.",
)


def event(name: str) -> BrokerageEvent:
    """An event by the name of its file, without the ending."""
    return read_event((FOLDER / "instances" / f"{name}.dzn").read_text(encoding="utf-8"))


def names() -> list[str]:
    """Every event."""
    return sorted(path.stem for path in (FOLDER / "instances").glob("*.dzn"))


@cache
def published_best(name: str, *, fairness: int = 2) -> int | None:
    """The fewest idle periods, as published; None: there is no timetable."""
    with (FOLDER / "published.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["file"] == f"{name}.dzn" and row["fairness_d"] == str(fairness):
                return None if row["optimum"] == "-" else int(row["optimum"])
    raise LookupError(f"Nothing is published about {name} with fairness {fairness}.")


def slots_of(event: BrokerageEvent) -> tuple[Period, ...]:
    """The published events give no times: half an hour each, from nine o'clock."""
    nine = datetime(2026, 10, 5, 9, tzinfo=UTC)
    starts = [nine + timedelta(minutes=30 * place) for place in range(event.slots)]
    return tuple(Period(start, start + timedelta(minutes=30)) for start in starts)
