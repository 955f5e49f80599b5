"""The improver alone: a better timetable at once, without any proof."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hansa.engines.scheduling.annealing import Annealing
from hansa.engines.scheduling.budget import Budget
from hansa.engines.scheduling.parties import Party, Wish
from hansa.engines.scheduling.places import Table
from hansa.engines.scheduling.problem import Problem
from hansa.engines.scheduling.seating import Placement
from hansa.engines.scheduling.setting import Setting
from hansa.engines.scheduling.standing import Standing
from hansa.engines.scheduling.timetable import Meeting
from hansa.engines.scheduling.walking import Walker, temperatures, urgent_first
from hansa.engines.scheduling.weighing import weights_of
from hansa.values import Period


def improved(
    problem: Problem, meetings: Sequence[Meeting], *, work: float, seed: int = 0
) -> tuple[Meeting, ...]:
    """The best timetable found from a start that keeps the rules; the start, if none is better.

    The same seed and work always give the same timetable.

    Args:
        work: how much may be done; one is about a second of a usual core.
    """
    budget = Budget(None, work)
    setting = Setting(problem)
    standing = Standing(setting, budget, lambda _: None)
    standing.adopt(tuple(meetings))
    weights = weights_of(setting)
    slots = {meeting.wish: meeting.slot for meeting in meetings}
    annealing = Annealing(setting, weights, seed=seed, slots=slots)
    annealing.fill(urgent_first(setting))
    standing.consider(Placement(annealing.slots))
    walker = Walker(budget, lambda _: None)
    for goal in weights:
        walker.walk(annealing, temperatures(setting, weights, goal), work=work / len(weights))
    standing.consider(Placement(annealing.slots))
    return standing.found().meetings


def warm_up() -> None:
    """Compile the improver now, so that nobody waits for it later.

    It takes some seconds the first time on a machine, and next to none after that.
    """
    first = datetime(2000, 1, 1, 9, tzinfo=UTC)
    starts = [first + number * timedelta(minutes=20) for number in range(3)]
    problem = Problem(
        slots=tuple(Period(start, start + timedelta(minutes=20)) for start in starts),
        tables=(Table("1"),),
        parties=tuple(Party(key, (key,)) for key in "abc"),
        wishes=(Wish("ab", ("a", "b"), worth=1), Wish("bc", ("b", "c"), worth=1)),
    )
    improved(problem, (), work=0.1)
