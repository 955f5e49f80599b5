"""A plan that changes: two guests change seats, somebody comes late, somebody stays away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from hansa.engines.seating.answer.plan import Change, Objection, Plan
from hansa.engines.seating.moves.annealing import best_exchange
from hansa.engines.seating.moves.arrays import numbered
from hansa.engines.seating.moves.starting import by_number, one_by_one
from hansa.engines.seating.problem.problem import NoSeating, Problem
from hansa.engines.seating.problem.tables import Seat
from hansa.engines.seating.rules.objecting import cost_of, objections

# Asking a guest who was told a seat to take another must help by this much.
WORTH_A_MOVE = 20


def move(problem: Problem, seats: Mapping[int, Seat], *, guest: int, to: Seat) -> Change:
    """What it does when a guest takes a seat; who sits there takes the guest's.

    Raises:
        NoSeating: when the seat is at no table.
    """
    if to not in problem.seats:
        raise NoSeating("That seat is at no table.")
    there = {seat: key for key, seat in seats.items()}
    after = dict(seats)
    if to in there and guest in seats:
        after[there[to]] = seats[guest]
    elif to in there:
        raise NoSeating("That seat is taken, and the guest has none to give for it.")
    after[guest] = to
    return compare(problem, seats, after)


def compare(problem: Problem, before: Mapping[int, Seat], after: Mapping[int, Seat]) -> Change:
    """What falls away and what is new between two plans of the same room."""
    former, latter = objections(problem, before), objections(problem, after)
    return Change(
        plan=Plan(after, cost_of(latter)),
        moved=tuple(sorted(key for key, seat in after.items() if before.get(key) != seat)),
        better=_without(former, latter),
        worse=_without(latter, former),
        before=cost_of(former),
    )


def reseat(problem: Problem, seats: Mapping[int, Seat], *, most_moves: int = 6) -> Change:
    """Late guests find a seat and those who stay away leave theirs, with few others moved.

    Args:
        seats: as they were; guests of the problem who are not there are late, and those there
            who are not in the problem stay away.
        most_moves: how many who had a seat are asked to take another at most.
    """
    before = {
        key: seat
        for key, seat in seats.items()
        if key in problem.by_key
        and seat in problem.seats
        and (key in problem.kept or seat not in problem.kept.values())
    }
    before.update(problem.kept)
    found = numbered(problem)
    sitting = one_by_one(found, sitting=by_number(found, before))
    best = np.zeros(2, dtype=np.int64)
    while True:
        gained = int(best_exchange(found.costs, sitting, found.movable, best))
        if gained == 0:
            break
        one, other = int(best[0]), int(best[1])
        sitting[one], sitting[other] = sitting[other], sitting[one]
        moved = _moved(seats, found.seats(sitting))
        sitting[one], sitting[other] = sitting[other], sitting[one]
        more = len(moved) - len(_moved(seats, found.seats(sitting)))
        if len(moved) > most_moves or -gained < WORTH_A_MOVE * max(more, 0):
            break
        sitting[one], sitting[other] = sitting[other], sitting[one]
    return compare(problem, before, found.seats(sitting))


def _moved(before: Mapping[int, Seat], after: Mapping[int, Seat]) -> list[int]:
    """Those who had a seat and have another one now."""
    return [key for key, seat in after.items() if key in before and before[key] != seat]


def _without(these: list[Objection], those: list[Objection]) -> tuple[Objection, ...]:
    """Those of one list that are not in the other."""
    return tuple((Counter(these) - Counter(those)).elements())
