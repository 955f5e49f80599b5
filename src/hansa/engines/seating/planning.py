"""Making a plan, and making it better until time is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import numpy as np

from hansa.engines.seating.answer.plan import Plan
from hansa.engines.seating.moves.annealing import anneal, settle
from hansa.engines.seating.moves.arrays import Ints, Numbered, numbered
from hansa.engines.seating.moves.starting import one_by_one
from hansa.engines.seating.moves.weighing import whole
from hansa.engines.seating.problem.problem import Problem
from hansa.engines.seating.problem.tables import Seat
from hansa.engines.seating.rules.objecting import cost_of, objections

# Changes of seats tried for each guest; more of them give little.
TRIES = 10_000
# So many steps, to tell how far it is and to look at the clock between them.
STEPS = 200
# How hot it is at first and at last, in units of cost.
HOT, COLD = 60.0, 0.6
# An odd number that spreads seeds over all states of chance.
SPREAD = 0x9E3779B97F4A7C15

Told = Callable[[float, int], None]
"""Takes how far it is, 0 to 1, and what the plan costs now."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search.

    Attributes:
        tries: changes of seats tried for each guest; with time enough, the plan depends on
            these and the seed alone.
        seconds: after which the search is cut off; the plan then says so. Compiling, once on a
            machine, is not counted.
    """

    tries: int = TRIES
    seconds: float = 25.0


def seat(
    problem: Problem,
    *,
    seed: int = 1,
    effort: Effort | None = None,
    on_progress: Told = lambda _share, _cost: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Plan:
    """A plan with little to object to; the same seed gives the same plan, unless time was short.

    A seat is given to everybody even where demands contradict one another: what is not met is
    among the objections.
    """
    found = numbered(problem)
    if not problem.guests:
        return Plan({}, 0)
    sitting = one_by_one(found)
    _compile(found, sitting)
    deadline = monotonic() + (effort or Effort()).seconds
    was_cut = _annealed(
        found,
        sitting,
        seed=seed,
        tries=(effort or Effort()).tries,
        is_over=lambda: monotonic() > deadline or should_stop(),
        on_progress=on_progress,
    )
    return plan_of(found, sitting, was_cut=was_cut)


def by_precedence(problem: Problem) -> Plan:
    """One guest after the other by rank, each where it costs least: what a careful hand does."""
    found = numbered(problem)
    return plan_of(found, one_by_one(found))


def weigh(problem: Problem, seats: dict[int, Seat]) -> Plan:
    """What a plan made by hand costs."""
    return Plan(seats, cost_of(objections(problem, seats)))


def plan_of(found: Numbered, sitting: Ints, *, was_cut: bool = False) -> Plan:
    """The plan in which they sit so."""
    return Plan(found.seats(sitting), cost(found, sitting), was_cut=was_cut)


def cost(found: Numbered, sitting: Ints) -> int:
    """What it costs that they sit so."""
    return int(whole(found.costs, sitting)) + found.constant


def _compile(found: Numbered, sitting: Ints) -> None:
    """Have the search compiled before its time begins to run; nothing changes."""
    dice, heat = np.ones(1, dtype=np.uint64), np.array([0.0, HOT, COLD])
    anneal(found.costs, sitting, found.movable, found.pairs, dice, heat)
    settle(found.costs, sitting, found.movable[:0])


def _annealed(
    found: Numbered,
    sitting: Ints,
    *,
    seed: int,
    tries: int,
    is_over: Callable[[], bool],
    on_progress: Told,
) -> bool:
    """Improve who sits where, in place, and keep the best; tells whether time cut it short."""
    dice = np.array([(seed * SPREAD) % 2**64 or 1], dtype=np.uint64)
    costs, movable = found.costs, found.movable
    each = max(1, tries * len(found.problem.guests) // STEPS)
    heats = np.geomspace(HOT, COLD, STEPS + 1)
    now = cost(found, sitting)
    best, least, was_cut = sitting.copy(), now, False
    for step in range(STEPS if len(movable) > 1 else 0):
        heat = np.array([each, heats[step], heats[step + 1]])
        now += int(anneal(costs, sitting, movable, found.pairs, dice, heat))
        if now < least:
            best, least = sitting.copy(), now
        on_progress((step + 1) / STEPS, least)
        if is_over():
            was_cut = step + 1 < STEPS
            break
    sitting[:] = best
    settle(costs, sitting, movable)
    return was_cut
