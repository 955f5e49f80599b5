"""Annealing by the budget: how warm, how long, and who is told meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import monotonic

from hansa.engines.scheduling.moves.annealing import Annealing, Walk
from hansa.engines.scheduling.problem.goals import Goal
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.search.budget import LABOUR, Budget

WARM, COLD = 0.4, 0.12
"""The temperature at the start and at the end, in units of the goal that is worked at."""
COARSE = 4
"""A walk for worth begins at a part of what a wish is worth on average."""
LEAST = 2_000
"""Labour of the shortest walk."""
SLICE = 200_000
"""Labour between two looks at the clock."""


def urgent_first(setting: Setting) -> list[str]:
    """The keys of all wishes: agreed ones, required ones, then the worthiest, choosy ones first."""

    def urgency(wish: Wish) -> tuple[bool, bool, bool, int, int]:
        choice = len(setting.usable[wish.key])
        worth = 0 if wish.must_be_held else -wish.worth
        return wish.fixed_slot is None, not wish.required, not wish.must_meet, worth, choice

    return [wish.key for wish in sorted(setting.problem.wishes, key=urgency)]


def temperatures(setting: Setting, weights: Mapping[Goal, int], goal: Goal) -> tuple[float, float]:
    """How warm a walk for the goal begins, and how cold it ends, in units of cost."""
    unit = float(weights[goal])
    if goal in (Goal.WORTH, Goal.MOVED_WORTH):
        wishes = setting.problem.wishes
        unit *= max(1.0, sum(wish.worth for wish in wishes) / max(1, len(wishes)) / COARSE)
    return WARM * unit, COLD * unit


class Walker:
    """Takes an annealing through its walks, by the clock or by the work of a budget."""

    def __init__(self, budget: Budget, tell: Callable[[Annealing], None]) -> None:
        """Begin.

        Args:
            tell: called between slices; what it raises ends the walk and reaches the caller.
        """
        self._budget = budget
        self._tell = tell
        self._rate = float(LABOUR)

    def walk(
        self, annealing: Annealing, temperature: tuple[float, float], *, work: float, floor: int = 0
    ) -> None:
        """Take one walk from the best timetable.

        Args:
            work: how long, in units of work, or in seconds where the budget is one of seconds.
            floor: the cost at which to stop.
        """
        annealing.restart()
        begin = annealing.labour
        length = work * (LABOUR if self._budget.is_by_work else self._rate)
        end = begin + max(LEAST, int(length))
        warm, cold = temperature
        while annealing.labour < end and annealing.cost > floor and not self._budget.is_spent:
            done, began = annealing.labour, monotonic()
            until = min(end, done + SLICE)
            annealing.anneal(Walk(begin, end, until, warm, cold, floor))
            spent = annealing.labour - done
            self._budget.spend(spent / LABOUR)
            self._rate = 0.9 * self._rate + 0.1 * spent / max(1e-6, monotonic() - began)
            if spent == 0:
                return
            self._tell(annealing)


def improved_slots(
    setting: Setting,
    weights: Mapping[Goal, int],
    slots: Mapping[str, int],
    *,
    goals: Sequence[Goal],
    work: float,
    seed: int,
) -> dict[str, int]:
    """The best slots found from a start, by walks for one goal after the other."""
    annealing = Annealing(setting, weights, seed=seed, slots=slots)
    annealing.fill(urgent_first(setting))
    walker = Walker(Budget(None, work), lambda _: None)
    for goal in goals:
        walker.walk(annealing, temperatures(setting, weights, goal), work=work / len(goals))
    return annealing.slots
