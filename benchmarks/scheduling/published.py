"""The published events: what is proved about each, at what cost, and how soon it is good.

The events and the figures are those of Bofill, Coll, Garcia, Giráldez-Cru, Pesant, Suy and
Villaret, "Constraint Solving Approaches to the Business-to-Business Meeting Scheduling Problem",
JAIR 74 (2022), 263-301.
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from benchmarks.published_checker import complaints, idle_periods
from benchmarks.scheduling.measuring import GRACE, all_worth, cpu_seconds, watched
from benchmarks.scheduling.scale import Scale
from tqdm import tqdm

from hansa.engines.scheduling import Meeting, NoTimetable, Problem, solve
from hansa.engines.scheduling.files.dzn import read_event
from hansa.values import Period

FOLDER = (
    Path(os.environ.get("HANSA_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "b2b"
)
USUAL_FAIRNESS = 2
PROVING, WATCHING = 1, 1
"""Threads: what counts is the work of all of them together, and the paper used one."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is published about a problem.

    Attributes:
        optimum: idle periods; None: there is no timetable.
        maxsat: seconds to the proof, on the authors' machine; None: not in two hours. So are
            `chuffed` and `mip`.
    """

    file: str
    fairness: int
    optimum: int | None
    maxsat: float | None
    chuffed: float | None
    mip: float | None

    @property
    def text(self) -> str:
        """The file, as published."""
        return (FOLDER / "instances" / self.file).read_text(encoding="utf-8")

    def problem(self) -> Problem:
        """The event for our scheduler; slots are half an hour each, from nine o'clock."""
        event = read_event(self.text)
        nine = datetime(2026, 10, 5, 9, tzinfo=UTC)
        starts = [nine + timedelta(minutes=30 * place) for place in range(event.slots)]
        slots = tuple(Period(start, start + timedelta(minutes=30)) for start in starts)
        return event.problem(slots, self.fairness)


def all_figures() -> list[Figures]:
    """Every problem that something is published about."""
    with (FOLDER / "published.csv").open(encoding="utf-8") as lines:
        return [
            Figures(
                row["file"],
                int(row["fairness_d"]),
                None if row["optimum"] == "-" else int(row["optimum"]),
                *(_seconds(row[f"{who}_seconds"]) for who in ("maxsat", "chuffed", "mip")),
            )
            for row in csv.DictReader(lines)
        ]


def originals(names: tuple[str, ...]) -> list[Figures]:
    """Those events, at the usual fairness; none named: all originals."""
    return [
        each
        for each in all_figures()
        if each.fairness == USUAL_FAIRNESS
        and ".original." in each.file
        and (not names or each.file.removesuffix(".dzn") in names)
    ]


def proofs(scale: Scale) -> dict[str, Any]:
    """Each published problem, until its optimum is proved or that it has none."""
    every = all_figures()
    step = len(every) // (scale.problems or len(every))
    chosen = every[step // 2 :: step][: scale.problems]
    return {
        "seconds_allowed": scale.proof,
        "workers": PROVING,
        "rows": [_proof(each, scale.proof) for each in tqdm(chosen, leave=False, disable=None)],
    }


def anytime(scale: Scale) -> dict[str, Any]:
    """Each original event on one processor: idle periods after some seconds, and over time."""
    chosen = originals(scale.originals)
    return {
        "seconds_allowed": scale.watch,
        "early": scale.early,
        "workers": WATCHING,
        "rows": [_over_time(each, scale) for each in tqdm(chosen, leave=False, disable=None)],
    }


def _proof(figures: Figures, seconds: float) -> dict[str, Any]:
    """One problem: reading, preparing and solving are all counted."""
    cpu, began = cpu_seconds(), monotonic()
    found: dict[str, Any] = {"status": "none", "idle": None, "bound": None}
    meetings: tuple[Meeting, ...] = ()
    try:
        timetable = solve(figures.problem(), seconds=seconds, workers=PROVING)
    except NoTimetable as impossible:
        in_time = type(impossible) is NoTimetable and monotonic() - began < seconds
        found["status"] = "infeasible" if in_time else "none"
    else:
        meetings = timetable.meetings
        found["status"] = "optimal" if timetable.proved else "feasible"
        found["bound"] = timetable.idle_bound
    spent = {"cpu": round(cpu_seconds() - cpu, 3), "seconds": round(monotonic() - began, 3)}
    return {**_published(figures), **found, **spent, **_checked(figures, meetings)}


def _published(figures: Figures) -> dict[str, Any]:
    return {
        "file": figures.file,
        "fairness": figures.fairness,
        "optimum": figures.optimum,
        "maxsat": figures.maxsat,
        "chuffed": figures.chuffed,
        "mip": figures.mip,
    }


def _checked(figures: Figures, meetings: tuple[Meeting, ...]) -> dict[str, Any]:
    """What a checker says that reads the file itself, and knows nothing of our rules."""
    if not meetings:
        return {"complaints": []}
    rows = [(int(each.wish), each.slot + 1, int(each.table)) for each in meetings]
    return {
        "idle": idle_periods(figures.text, rows),
        "complaints": complaints(figures.text, rows, figures.fairness),
    }


def _over_time(figures: Figures, scale: Scale) -> dict[str, Any]:
    problem = figures.problem()
    name = figures.file.removesuffix(".dzn")
    watch = watched(problem, seconds=scale.watch, workers=WATCHING, name=name)
    every = all_worth(problem)
    early, late = (watch.curve.at(at, worth=every) for at in (scale.early, scale.watch + GRACE))
    return {
        "file": figures.file,
        "optimum": figures.optimum,
        "early": early and early.idle,
        "late": late and late.idle,
        "optimal_after": watch.curve.first(worth=every, idle=figures.optimum),
        "seconds": round(watch.seconds, 2),
        "curve": watch.curve.thinned(),
        **_checked(figures, watch.timetable.meetings),
    }


def _seconds(text: str) -> float | None:
    return None if text == "TO" else float(text)
