"""The improver alone: a better timetable at once, without any proof."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hansa.engines.scheduling.answer.timetable import Meeting
from hansa.engines.scheduling.moves.annealing import Annealing, Walk
from hansa.engines.scheduling.moves.colouring import Colouring
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.places import Table
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.rules.weighing import weights_of
from hansa.engines.scheduling.search.budget import Budget
from hansa.engines.scheduling.search.standing import Standing
from hansa.engines.scheduling.search.walking import improved_slots
from hansa.engines.scheduling.seats.seating import Placement
from hansa.values import Period


def improved(
    problem: Problem, meetings: Sequence[Meeting], *, work: float, seed: int = 0
) -> tuple[Meeting, ...]:
    """The best timetable found from a start that keeps the rules; the start, if none is better.

    The same seed and work always give the same timetable.

    Args:
        work: how much may be done; one is about a second of a usual core.
    """
    setting = Setting(problem)
    standing = Standing(setting, Budget(None, work), lambda _: None)
    standing.adopt(tuple(meetings))
    weights = weights_of(setting)
    slots = improved_slots(
        setting,
        weights,
        {meeting.wish: meeting.slot for meeting in meetings},
        goals=tuple(weights),
        work=work,
        seed=seed,
    )
    standing.consider(Placement(slots))
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
    setting = Setting(problem)
    annealing = Annealing(setting, weights_of(setting), seed=0, slots={"ab": 0})
    annealing.fill(["bc"])
    annealing.restart()
    walk = Walk(0, 100, 100, warm=1.0, cold=0.1, floor=-1)  # it is perfect already
    annealing.anneal(walk)
    colouring = Colouring(setting, weights_of(setting), seed=0, slots={"ab": 0, "bc": 1})
    colouring.anneal(walk)
    colouring.restart()
