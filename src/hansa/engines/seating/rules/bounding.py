"""What no plan can do without."""

from __future__ import annotations

from collections import Counter

from hansa.engines.seating.problem.guests import Side
from hansa.engines.seating.problem.problem import Problem


def at_least(problem: Problem) -> int:
    """A cost below which no plan can come, by counting; the true least may be higher.

    Two bounds on different objections, added: colleagues who are more than there are tables, and
    neighbours of one side where that side is more than every second guest.
    """
    return _colleagues(problem) + _same_side(problem)


def _colleagues(problem: Problem) -> int:
    """Colleagues spread evenly over all tables still meet in so many pairs."""
    tables = len(problem.tables)
    pairs = 0
    for organisation, number in Counter(one.organisation for one in problem.guests).items():
        if organisation is not None:
            each, more = divmod(number, tables)
            pairs += more * (each + 1) * each // 2 + (tables - more) * each * (each - 1) // 2
    return pairs * problem.weights.colleague


def _same_side(problem: Problem) -> int:
    """Each guest of another side, or empty seat, parts at most as many as it has neighbours."""
    near = [len(table.neighbours(seat.number)) for table in problem.tables for seat in table]
    beside = sum(near) // 2
    most = max(near, default=0)
    pairs = 0
    for side in (Side.COMPANY, Side.HOST):
        others = len(problem.seats) - sum(one.side == side for one in problem.guests)
        pairs += max(0, beside - most * others)
    return pairs * problem.weights.same_side
