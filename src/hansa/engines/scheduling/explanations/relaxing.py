"""What would help most: small changes, each with what it was found to add."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from hansa.engines.scheduling.answer.timetable import Meeting, Timetable
from hansa.engines.scheduling.explanations.bottlenecks import worthwhile
from hansa.engines.scheduling.explanations.easing import Change, eased
from hansa.engines.scheduling.explanations.explaining import unheld
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.rules.checking import violations
from hansa.engines.scheduling.search.budget import Budget
from hansa.engines.scheduling.search.improving import improved

WORK = 0.1
"""How much each change is looked into; one is about a second."""

SHOWN = 6
"""No more than so many are told."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change, and what a timetable that was found with it has more.

    Attributes:
        meetings: at least so many more are held.
        worth: they are worth at least so much more together.
        wishes: held with the change, and not without it.
    """

    change: Change
    meetings: int
    worth: int
    wishes: tuple[str, ...]


def relaxations(
    problem: Problem, timetable: Timetable, *, seconds: float, seed: int = 0
) -> tuple[Relaxation, ...]:
    """The changes that add most for their effort, each shown by a timetable.

    What a change adds is counted from the better of the timetable and what the same work makes of
    it without any change. Only how many changes are tried depends on the clock.

    Args:
        timetable: one of the problem.
        seconds: no change is begun after them; they count from when the first of the work is done.
    """
    if len(timetable.meetings) == len(problem.wishes):
        return ()
    standing = improved(problem, timetable.meetings, work=WORK, seed=seed)
    clock = Budget(seconds, None)
    found = []
    for change in worthwhile(problem, unheld(problem, standing)):
        if clock.is_spent:
            break
        if relaxation := _tried(problem, standing, change, seed):
            found.append(relaxation)
    found.sort(key=lambda each: -each.worth / each.change.effort)
    return tuple(_told_apart(found)[:SHOWN])


def _tried(
    problem: Problem, standing: Sequence[Meeting], change: Change, seed: int
) -> Relaxation | None:
    """What the change adds, if anything."""
    changed = eased(problem, change)
    meetings = improved(changed, standing, work=WORK, seed=seed)
    before = {meeting.wish for meeting in standing}
    now = {meeting.wish for meeting in meetings}
    worth = _worth(problem, now) - _worth(problem, before)
    more = len(now) - len(before)
    if worth <= 0 or more < change.number:  # fewer of them would do as well
        return None
    if not _keeps_the_rules(changed, meetings):
        return None
    won = tuple(wish.key for wish in problem.wishes if wish.key in now - before)
    return Relaxation(change, more, worth, won)


def _keeps_the_rules(problem: Problem, meetings: Sequence[Meeting]) -> bool:
    worth = _worth(problem, {meeting.wish for meeting in meetings})
    made = Timetable(tuple(meetings), unheld=(), worth=worth, bound=worth, idle_periods=0)
    return not violations(problem, made)


def _worth(problem: Problem, wishes: Collection[str]) -> int:
    return sum(wish.worth for wish in problem.wishes if wish.key in wishes)


def _told_apart(found: Sequence[Relaxation]) -> list[Relaxation]:
    """Of two tables and one in the same slot the two; of ways to win the same wishes the first."""
    most: dict[Change, Relaxation] = {}
    for each in found:
        alike = replace(each.change, number=1)
        if alike not in most or most[alike].change.number < each.change.number:
            most[alike] = each
    first: dict[tuple[object, ...], Relaxation] = {}
    for each in most.values():
        first.setdefault((each.change.ease, each.wishes), each)
    return list(first.values())
