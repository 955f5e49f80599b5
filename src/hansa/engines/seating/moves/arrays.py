"""A problem in numbers: one row for each guest, and for each seat that stays empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from hansa.engines.seating.problem.guests import Guest, Side
from hansa.engines.seating.problem.problem import Bond, Problem
from hansa.engines.seating.problem.tables import Seat
from hansa.engines.seating.rules import honour
from hansa.engines.seating.rules.objecting import answered_sectors, places_off, tables_off

Ints = npt.NDArray[np.int32]

NOBODY = -1
MOST_NEAR = 3


class Costs(NamedTuple):
    """What the compiled functions look up; persons are guests and, after them, empty seats.

    `single`: by person and seat. `beside`, `together`: by two persons. `near`: seats beside a
    seat, `NOBODY` where there are fewer. `spans`: first and last seat of each table. `party`: 1
    hosts, 0 others, -1 nobody. `sector`: -1 where there is none to be found a partner in.
    `facts`: hosts, guests, and the weights of balance, sector and being alone.
    """

    single: Ints
    beside: Ints
    together: Ints
    near: Ints
    table_of: Ints
    spans: Ints
    party: Ints
    sector: Ints
    facts: Ints


@dataclass(frozen=True)
class Numbered:
    """A problem's guests and seats by their places in the arrays."""

    problem: Problem
    costs: Costs
    constant: int
    movable: Ints
    pairs: Ints

    def standing(self, seats: Mapping[int, Seat]) -> Ints:
        """Who sits in each seat, the others empty."""
        at = {seat: place for place, seat in enumerate(self.problem.seats)}
        sitting = np.full(len(at), NOBODY, dtype=np.int32)
        for person, guest in enumerate(self.problem.guests):
            sitting[at[seats[guest.key]]] = person
        empty = iter(range(len(self.problem.guests), len(at)))
        for place in range(len(at)):
            if sitting[place] == NOBODY:
                sitting[place] = next(empty)
        return sitting

    def seats(self, sitting: Ints) -> dict[int, Seat]:
        """The same, as seats of guests."""
        guests = self.problem.guests
        return {
            guests[person].key: self.problem.seats[place]
            for place, person in enumerate(sitting.tolist())
            if person < len(guests)
        }


def numbered(problem: Problem) -> Numbered:
    """The problem in numbers."""
    person_of = {guest.key: place for place, guest in enumerate(problem.guests)}
    beside, together, constant = _pairwise(problem, person_of)
    guests, seats = len(problem.guests), len(problem.seats)
    kept = set(problem.kept.values())
    sectors = {name: place for place, name in enumerate(sorted(answered_sectors(problem.guests)))}
    empty = seats - guests
    costs = Costs(
        single=_single(problem, person_of),
        beside=beside,
        together=together,
        near=_near(problem),
        table_of=_array(place for place, t in enumerate(problem.tables) for _ in t),
        spans=_spans(problem),
        party=_array([*(int(one.receives) for one in problem.guests), *[NOBODY] * empty]),
        sector=_array(
            [*(sectors.get(one.sector, NOBODY) for one in problem.guests), *[NOBODY] * empty]
        ),
        facts=_facts(problem),
    )
    tied = [
        (person_of[pair.one], person_of[pair.other])
        for pair in problem.pairs
        if pair.bond != Bond.APART and pair.one in person_of and pair.other in person_of
    ]
    return Numbered(
        problem,
        costs,
        constant,
        _array(place for place, seat in enumerate(problem.seats) if seat not in kept),
        _array(tied).reshape(-1, 2),
    )


def _facts(problem: Problem) -> Ints:
    weights = problem.weights
    receiving = sum(one.receives for one in problem.guests)
    everybody = max(len(problem.guests), 1)
    return _array([receiving, everybody, weights.balance, weights.sector, weights.alone])


def _array(numbers: Any) -> Ints:
    return np.array(list(numbers), dtype=np.int32)


def _spans(problem: Problem) -> Ints:
    ends = np.cumsum([table.seats for table in problem.tables])
    return np.stack([ends - [table.seats for table in problem.tables], ends], axis=1).astype(
        np.int32
    )


def _near(problem: Problem) -> Ints:
    at = {seat: place for place, seat in enumerate(problem.seats)}
    near = np.full((len(at), MOST_NEAR), NOBODY, dtype=np.int32)
    for table in problem.tables:
        for seat in table:
            for nth, number in enumerate(table.neighbours(seat.number)):
                near[at[seat], nth] = at[Seat(table.key, number)]
    return near


def _single(problem: Problem, person_of: Mapping[int, int]) -> Ints:
    """What a seat costs by itself: access and precedence."""
    single = np.zeros((len(problem.seats), len(problem.seats)), dtype=np.int32)
    weights = problem.weights
    places, due = honour.places(problem), honour.due_seats(problem)
    far = honour.due_distances(problem)
    for place, seat in enumerate(problem.seats):
        table = problem.table_by_key[seat.table]
        for key, wanted in due.items():
            off = places_off(places, seat=seat, due=wanted)
            single[person_of[key], place] += weights.precedence * off
        for key, distance in far.items():
            if key not in problem.kept:
                off = tables_off(table, due=distance)
                single[person_of[key], place] += weights.table * off
        for person, guest in enumerate(problem.guests):
            if guest.needs_access and seat.number not in table.accessible:
                single[person, place] += weights.must
    return single


def _pairwise(problem: Problem, person_of: Mapping[int, int]) -> tuple[Ints, Ints, int]:
    """What two cost beside one another and at one table, and what bonds cost from the start."""
    size = len(problem.seats)
    beside = np.zeros((size, size), dtype=np.int32)
    together = np.zeros((size, size), dtype=np.int32)
    for one, guest in enumerate(problem.guests):
        for other in range(one):
            near, at_table = _two(problem, guest, problem.guests[other])
            beside[one, other] = beside[other, one] = near
            together[one, other] = together[other, one] = at_table
    must, constant = problem.weights.must, 0
    for pair in problem.pairs:
        if pair.one not in person_of or pair.other not in person_of:
            continue
        matrix = beside if pair.bond == Bond.BESIDE else together
        sign = 1 if pair.bond == Bond.APART else -1
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            matrix[person_of[one], person_of[other]] += sign * must
        constant += 0 if pair.bond == Bond.APART else must
    return beside, together, constant


def _two(problem: Problem, one: Guest, other: Guest) -> tuple[int, int]:
    """What two guests cost beside one another, and at one table."""
    weights = problem.weights
    are_colleagues = one.is_colleague_of(other)
    near = 0 if one.can_talk_to(other) else weights.language
    near += weights.beside_colleague if are_colleagues else 0
    near += weights.same_side if one.side == other.side != Side.OFFICIAL else 0
    return near, weights.colleague if are_colleagues else 0
