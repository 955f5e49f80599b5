"""Annealing by the budget: how warm, how long, and who is told meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import Protocol

from hansa.engines.scheduling.moves.annealing import Annealing, Walk
from hansa.engines.scheduling.problem.goals import Goal
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.search.budget import Budget

WARM, COLD = 0.4, 0.12
"""The temperature at the start and at the end, in units of the goal that is worked at."""
COARSE = 4
"""A walk for worth begins at a part of what a wish is worth on average."""
LEAST = 2_000
"""Labour of the shortest walk."""
SLICE = 200_000
"""Labour between two looks at the clock."""


class Improver(Protocol):
    """A timetable that is being improved, step by step.

    Attributes:
        pace: the labour of a unit of work.
    """

    pace: int

    @property
    def cost(self) -> int:
        """That of the best timetable so far."""

    @property
    def slots(self) -> dict[str, int]:
        """The best timetable so far: slot index by wish key."""

    @property
    def labour(self) -> int:
        """What was done so far."""

    def anneal(self, walk: Walk) -> None:
        """Go on to the end of a stretch of the walk, or until the cost is its floor."""

    def restart(self) -> None:
        """Go on from the best timetable."""


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

    def __init__(self, budget: Budget, tell: Callable[[Improver], None]) -> None:
        """Begin.

        Args:
            tell: called between slices; what it raises ends the walk and reaches the caller.
        """
        self._budget = budget
        self._tell = tell
        self._speed = 1.0  # units of work in a second

    def walk(
        self, improver: Improver, temperature: tuple[float, float], *, work: float, floor: int = 0
    ) -> None:
        """Take one walk from the best timetable.

        Args:
            work: how long, in units of work, or in seconds where the budget is one of seconds.
            floor: the cost at which to stop.
        """
        improver.restart()
        begin = improver.labour
        length = work * improver.pace * (1 if self._budget.is_by_work else self._speed)
        end = begin + max(LEAST, int(length))
        warm, cold = temperature
        while improver.labour < end and improver.cost > floor and not self._budget.is_spent:
            done, began = improver.labour, monotonic()
            until = min(end, done + SLICE)
            improver.anneal(Walk(begin, end, until, warm, cold, floor))
            spent = (improver.labour - done) / improver.pace
            self._budget.spend(spent)
            self._speed = 0.9 * self._speed + 0.1 * spent / max(1e-6, monotonic() - began)
            if spent == 0:
                return
            self._tell(improver)


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
