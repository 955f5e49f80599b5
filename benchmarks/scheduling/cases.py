"""The drawn problems: what the scheduler makes of each, and what peers make of some."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Any

from benchmarks.scheduling.bounds import most_worth
from benchmarks.scheduling.checking import complaints, told
from benchmarks.scheduling.generators import (
    choose_and_place,
    everything_on,
    no_shows,
    place_all,
    trade_exchange,
)
from benchmarks.scheduling.measuring import GRACE, Watched, all_worth, idle_of, watched, worth_of
from benchmarks.scheduling.peers import Answer, compact, first_fit, seated
from benchmarks.scheduling.published import FOLDER, originals
from benchmarks.scheduling.scale import Scale

from hansa.engines.scheduling import Meeting, Problem, repair, solve, violations

WORKERS = 2
REPAIR_SECONDS = 1.5
"""What the repair is given; the goal is two, with all that surrounds it."""

MOVED = 0.02
"""The share of the other meetings that a repair may move."""


def placing_all(scale: Scale) -> dict[str, Any]:
    """500 participants, 2,000 meetings, each of them to be held."""
    return _placed(_place_all(scale), scale, scale.usual)


def choosing(scale: Scale) -> dict[str, Any]:
    """500 people, 6,000 wishes, room for 2,400."""
    problem = _choose_and_place(scale)
    bound = most_worth(problem)
    watch = watched(problem, seconds=scale.usual, workers=WORKERS, name="choose and place")
    early, late = (watch.curve.at(at) for at in (scale.early, scale.usual + GRACE))
    return {
        **_told(problem, watch, scale.usual),
        "early_at": scale.early,
        "bound": bound,
        "early": early and early.worth / bound,
        "late": late and late.worth / bound,
    }


def large(scale: Scale) -> dict[str, Any]:
    """2,200 participants, 50,000 meetings, each of them to be held."""
    problem = _trade_exchange(scale)
    return {**_placed(problem, scale, scale.large), "usual_at": scale.usual}


def repairing(scale: Scale) -> dict[str, Any]:
    """One participant of twenty does not come to the event of 2,000 meetings."""
    problem = _place_all(scale)
    before = solve(problem, seconds=scale.before_repair, workers=WORKERS)
    now, standing = no_shows(problem, before.meetings)
    began = monotonic()
    best, *others = repair(
        now, standing, most_moves=int(MOVED * len(standing)), seconds=REPAIR_SECONDS
    )
    seconds = monotonic() - began
    stood = worth_of(now, standing)
    return {
        "seconds": round(seconds, 2),
        "meetings": len(standing),
        "wishes_waiting": len(now.wishes) - len(standing),
        "freed": most_worth(now, whole=True) - stood,
        "won": worth_of(now, best.timetable.meetings) - stood,
        **_moves(standing, best.timetable.meetings),
        "idle_before": before.idle_periods,
        "idle_left_alone": idle_of(now, standing),
        "idle": idle_of(now, best.timetable.meetings),
        "alternatives": 1 + len(others),
        "complaints": told(complaints(now, best.timetable.meetings)),
    }


def with_everything(scale: Scale) -> dict[str, Any]:
    """A session of the demonstration's size, with every rule and eight goals."""
    problem = everything_on()
    watch = watched(problem, seconds=scale.usual, workers=WORKERS, name="everything on")
    parts = [
        {"goal": part.goal.value, "value": part.value, "bound": part.bound}
        for part in watch.timetable.parts
    ]
    return {
        **_told(problem, watch, scale.usual),
        "parts": parts,
        "complaints": told(violations(problem, watch.timetable)),
    }


def peers(scale: Scale) -> dict[str, Any]:
    """The textbook's model and the first fit, on the same problems and this machine."""
    rows = []
    for name, problem in _shown_to_peers(scale):
        rows.append(_row(name, "first fit", problem, first_fit(problem)))
        if name != "large":  # four million variables: there is no model to wait for
            workers = WORKERS if name in ("place all", "choose and place") else 1
            answer = compact(problem, seconds=scale.peers, workers=workers)
            rows.append(_row(name, "compact CP-SAT", problem, answer))
    return {"seconds_allowed": scale.peers, "rows": rows}


def _shown_to_peers(scale: Scale) -> list[tuple[str, Problem]]:
    events = originals(scale.shown_to_peers) if FOLDER.is_dir() else []
    return [
        ("place all", _place_all(scale)),
        ("choose and place", _choose_and_place(scale)),
        ("large", _trade_exchange(scale)),
        *((each.file, each.problem()) for each in events),
    ]


def _row(name: str, peer: str, problem: Problem, answer: Answer) -> dict[str, Any]:
    meetings = seated(problem, answer.slots)
    held_all = len(meetings) == len(problem.wishes)
    return {
        "problem": name,
        "peer": peer,
        "held": len(meetings),
        "wishes": len(problem.wishes),
        "worth": worth_of(problem, meetings),
        "idle": idle_of(problem, meetings),
        "seconds": round(answer.seconds, 2),
        "proved": answer.proved,
        "complete": held_all,
        "complaints": told(complaints(problem, meetings)) if held_all else [],
        "curve": answer.curve.thinned(),
    }


def _placed(problem: Problem, scale: Scale, seconds: float) -> dict[str, Any]:
    watch = watched(
        problem, seconds=seconds, workers=WORKERS, name=f"{len(problem.wishes)} meetings"
    )
    every = all_worth(problem)
    usual, late = (watch.curve.at(at, worth=every) for at in (scale.usual, seconds + GRACE))
    return {
        **_told(problem, watch, seconds),
        "first_after": watch.curve.first(worth=every),
        "usual": usual and usual.idle,
        "late": late and late.idle,
    }


def _told(problem: Problem, watch: Watched, allowed: float) -> dict[str, Any]:
    return {
        "workers": WORKERS,
        "seconds_allowed": allowed,
        "seconds": round(watch.seconds, 2),
        "cpu": round(watch.cpu, 1),
        "held": len(watch.timetable.meetings),
        "wishes": len(problem.wishes),
        "worth": worth_of(problem, watch.timetable.meetings),
        "idle": idle_of(problem, watch.timetable.meetings),
        "stopped": watch.timetable.stopped.value,
        "peak_memory": watch.memory,
        "curve": watch.curve.thinned(),
        "complaints": told(complaints(problem, watch.timetable.meetings)),
    }


def _moves(standing: Sequence[Meeting], now: Sequence[Meeting]) -> dict[str, int]:
    """How many announced meetings have another slot, or only another table; or are gone."""
    after = {meeting.wish: meeting for meeting in now}
    kept = [(was, after[was.wish]) for was in standing if was.wish in after]
    moved = sum(was.slot != new.slot for was, new in kept)
    seated_elsewhere = sum(was.slot == new.slot and was.table != new.table for was, new in kept)
    return {"moved": moved, "other_table": seated_elsewhere, "lost": len(standing) - len(kept)}


def _place_all(scale: Scale) -> Problem:
    return place_all(
        participants=scale.sized(500), meetings=scale.sized(2000), tables=scale.sized(100)
    )


def _choose_and_place(scale: Scale) -> Problem:
    return choose_and_place(
        delegates=scale.sized(350),
        hosts=scale.sized(150),
        wishes=scale.sized(6000),
        tables=scale.sized(100),
    )


def _trade_exchange(scale: Scale) -> Problem:
    return trade_exchange(
        buyers=scale.sized(700), sellers=scale.sized(1500), meetings=scale.sized(50_000)
    )
