"""A first plan: one guest after the other, by precedence, each in the best seat that is free."""

from __future__ import annotations

import numpy as np

from hansa.engines.seating.moves.arrays import NOBODY, Ints, Numbered
from hansa.engines.seating.problem.tables import Seat
from hansa.engines.seating.rules import honour


def one_by_one(numbered: Numbered, *, sitting: Ints | None = None) -> Ints:
    """Everybody in a seat; who has one already keeps it.

    Args:
        sitting: by seat, who has it; none where everybody is still to be seated.
    """
    problem = numbered.problem
    person_of = {guest.key: place for place, guest in enumerate(problem.guests)}
    at = {seat: place for place, seat in enumerate(problem.seats)}
    if sitting is None:
        sitting = np.full(len(at), NOBODY, dtype=np.int32)
    for key, seat in problem.kept.items():
        sitting[at[seat]] = person_of[key]
    seated = set(sitting.tolist())
    due = honour.due_seats(problem)
    for person in _in_turn(numbered):
        if person not in seated:
            wanted = due.get(problem.guests[person].key)
            _put(numbered, sitting, person=person, due=None if wanted is None else at[wanted])
    empty = iter(range(len(problem.guests), len(at)))
    for place in range(len(at)):
        if sitting[place] == NOBODY:
            sitting[place] = next(empty)
    return sitting


def by_number(numbered: Numbered, seats: dict[int, Seat]) -> Ints:
    """Who sits in each seat, with those without a seat still to be seated."""
    at = {seat: place for place, seat in enumerate(numbered.problem.seats)}
    sitting = np.full(len(at), NOBODY, dtype=np.int32)
    for person, guest in enumerate(numbered.problem.guests):
        if guest.key in seats:
            sitting[at[seats[guest.key]]] = person
    return sitting


def _in_turn(numbered: Numbered) -> list[int]:
    """First those of rank, then those who need access, then the others as they come."""
    guests = numbered.problem.guests
    return sorted(
        range(len(guests)),
        key=lambda person: (
            guests[person].rank or len(guests) + 1,
            not guests[person].needs_access,
            person,
        ),
    )


def _put(numbered: Numbered, sitting: Ints, *, person: int, due: int | None) -> None:
    """In the seat that is due if it is free, else where it costs least by who sits already."""
    if due is not None and sitting[due] == NOBODY:
        sitting[due] = person
        return
    costs = numbered.costs
    taken = sitting != NOBODY
    beside = np.where(taken, costs.beside[person, sitting], 0)
    together = np.where(taken, costs.together[person, sitting], 0)
    near = np.where(costs.near == NOBODY, 0, beside[costs.near]).sum(axis=1)
    by_table = np.bincount(costs.table_of, weights=together)
    cost = costs.single[person] + near + by_table[costs.table_of]
    sitting[int(np.argmin(np.where(taken, np.inf, cost)))] = person
