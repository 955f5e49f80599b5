"""The answer in one line."""

from __future__ import annotations

from hansa.engines.scheduling import Goal, Part, Stop
from hansa.engines.scheduling.files.answering import Answer

GOALS = {
    Goal.MUST_MEETS: "must-meets",
    Goal.WORTH: "worth",
    Goal.LEAST_SERVED: "hardship of the least served",
    Goal.IDLE: "idle periods",
    Goal.HALF_DAYS: "half-days of hosts",
    Goal.HELPERS: "helpers at once",
    Goal.MOVES: "meetings moved",
    Goal.MOVED_WORTH: "worth moved",
    Goal.TABLE_CHANGES: "table changes",
    Goal.WALKING: "metres walked",
}
STOPS = {
    Stop.PROVED: "nothing is better",
    Stop.CLOSE: "the gap asked for is reached",
    Stop.TIME: "the seconds are over",
    Stop.WORK: "the work is done",
    Stop.ASKED: "asked to stop",
}


def told(answer: Answer) -> str:
    """What came out: the meetings held, each goal with its bound, and why the search ended."""
    found = answer.timetable
    status = answer.status.value
    if found is None:
        return f"{status.capitalize()} after {answer.seconds:.1f} s. {answer.outcome}"
    held = f"{len(found.meetings)} of {len(answer.problem.wishes)} meetings held"
    parts = ", ".join([held, *(_part(part) for part in found.parts)])
    why = STOPS[found.stopped]
    return f"{status.capitalize()}: {parts}. Stopped after {answer.seconds:.1f} s: {why}."


def _part(part: Part) -> str:
    name = f"{part.value} {GOALS[part.goal]}"
    if part.bound is None:
        return f"{name} (no bound)"
    if part.is_proved:
        return f"{name} (proved)"
    side = "at most" if part.goal.is_gain else "at least"
    return f"{name} ({side} {part.bound}, gap {part.gap})"
