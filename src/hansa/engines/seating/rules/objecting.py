"""What speaks against a plan, and what it counts, worked out seat by seat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from hansa.engines.seating.answer.plan import Code, Objection
from hansa.engines.seating.problem.guests import Guest, Side
from hansa.engines.seating.problem.problem import Bond, Problem
from hansa.engines.seating.problem.tables import Seat, Table
from hansa.engines.seating.rules import honour


@dataclass(frozen=True)
class Room:
    """A problem with everybody in a seat."""

    problem: Problem
    seats: Mapping[int, Seat]

    @cached_property
    def sitting(self) -> dict[Seat, Guest]:
        """Who sits where."""
        return {seat: self.problem.by_key[key] for key, seat in self.seats.items()}

    @cached_property
    def at_table(self) -> dict[int, list[Guest]]:
        """Who sits at which table."""
        found: dict[int, list[Guest]] = defaultdict(list)
        for seat in sorted(self.sitting):
            found[seat.table].append(self.sitting[seat])
        return found

    def beside(self, key: int) -> Iterator[tuple[Code, Guest]]:
        """With whom a guest talks: the code tells on which side."""
        seat = self.seats[key]
        table = self.problem.table_by_key[seat.table]
        told = set()
        ways: tuple[tuple[Code, Callable[[int], int | None]], ...] = (
            (Code.NO_LANGUAGE_RIGHT, table.right_of),
            (Code.NO_LANGUAGE_LEFT, table.left_of),
            (Code.NO_LANGUAGE_ACROSS, table.opposite),
        )
        for code, way in ways:
            number = way(seat.number)
            found = None if number is None else self.sitting.get(Seat(table.key, number))
            if found and found.key not in told:
                told.add(found.key)
                yield code, found


def objections(problem: Problem, seats: Mapping[int, Seat]) -> list[Objection]:
    """Everything that speaks against this plan, the gravest first.

    What two guests share is told of both, with half of its cost.
    """
    room = Room(problem, seats)
    found = [
        *_demands(room),
        *_precedence(room),
        *_talk(room),
        *_colleagues(room),
        *_balance(room),
        *_sectors(room),
    ]
    return sorted(found, key=lambda one: (-one.cost, one.code, one.guest or 0, one.others))


def cost_of(found: Iterable[Objection]) -> int:
    """What they count together."""
    return round(sum(one.cost for one in found))


def answered_sectors(guests: Iterable[Guest]) -> frozenset[str]:
    """Sectors with guests of both parties; of the others nobody can be found a partner."""
    receive: set[str] = set()
    travel: set[str] = set()
    for one in guests:
        (receive if one.receives else travel).add(one.sector)
    return frozenset(receive & travel) - {""}


def _demands(room: Room) -> Iterator[Objection]:
    """What must be: access, and the bonds of pairs."""
    must = room.problem.weights.must
    for key, seat in room.seats.items():
        table = room.problem.table_by_key[seat.table]
        if room.problem.by_key[key].needs_access and seat.number not in table.accessible:
            yield Objection(Code.NO_ACCESS, must, seat.table, key)
    for pair in room.problem.pairs:
        one, other = room.seats.get(pair.one), room.seats.get(pair.other)
        if one is None or other is None:
            continue
        code = _broken(room, pair.bond, one, other)
        if code:
            yield Objection(code, must / 2, one.table, pair.one, (pair.other,))
            yield Objection(code, must / 2, other.table, pair.other, (pair.one,))


def _broken(room: Room, bond: Bond, one: Seat, other: Seat) -> Code | None:
    is_same = one.table == other.table
    table = room.problem.table_by_key[one.table]
    if bond == Bond.APART:
        return Code.NOT_APART if is_same else None
    if bond == Bond.TOGETHER:
        return None if is_same else Code.NOT_TOGETHER
    is_beside = is_same and other.number in table.neighbours(one.number)
    return None if is_beside else Code.NOT_BESIDE


def _precedence(room: Room) -> Iterator[Objection]:
    """Seats at and around the head tables, beside those due by rank."""
    weights = room.problem.weights
    places, due = honour.places(room.problem), honour.due_seats(room.problem)
    for key, wanted in due.items():
        seat = room.seats.get(key)
        if seat is None or key in room.problem.kept:
            continue
        off = places_off(places, seat=seat, due=wanted)
        if off:
            cost = weights.precedence * off
            yield Objection(Code.PRECEDENCE, cost, seat.table, key, seat=wanted, number=off)
    for key, far in honour.due_distances(room.problem).items():
        seat = room.seats.get(key)
        if seat is None or key in room.problem.kept:
            continue
        off = tables_off(room.problem.table_by_key[seat.table], due=far)
        if off:
            yield Objection(Code.FAR_FROM_HEAD, weights.table * off, seat.table, key, number=off)


def places_off(places: Mapping[Seat, int], *, seat: Seat, due: Seat) -> int:
    """How many places of honour lie between two seats; away from the head tables, all of them."""
    return abs(places[seat] - places[due]) if seat in places else len(places)


def tables_off(table: Table, *, due: int) -> int:
    """How much farther from the head tables it is than rank would have it."""
    return 0 if table.is_head else max(0, table.distance - due)


def _talk(room: Room) -> Iterator[Objection]:
    """What is wrong beside: no language, a colleague, the same side, nobody."""
    weights = room.problem.weights
    for key, seat in room.seats.items():
        guest = room.problem.by_key[key]
        beside = list(room.beside(key))
        if not beside:
            yield Objection(Code.ALONE, weights.alone, seat.table, key)
        for code, other in beside:
            about = (other.key,)
            if not guest.can_talk_to(other):
                yield Objection(code, weights.language / 2, seat.table, key, about)
            if guest.is_colleague_of(other):
                cost = weights.beside_colleague / 2
                yield Objection(Code.COLLEAGUE_BESIDE, cost, seat.table, key, about)
            if guest.side == other.side != Side.OFFICIAL:
                yield Objection(Code.SAME_SIDE, weights.same_side / 2, seat.table, key, about)


def _colleagues(room: Room) -> Iterator[Objection]:
    for table, guests in room.at_table.items():
        together: dict[int | None, list[Guest]] = defaultdict(list)
        for guest in guests:
            together[guest.organisation].append(guest)
        for organisation, colleagues in together.items():
            if organisation is None or len(colleagues) == 1:
                continue
            for guest in colleagues:
                others = tuple(one.key for one in colleagues if one.key != guest.key)
                cost = room.problem.weights.colleague * len(others) / 2
                yield Objection(Code.COLLEAGUES, cost, table, guest.key, others)


def _balance(room: Room) -> Iterator[Objection]:
    """Hosts should be spread evenly: as many at a table as their share of all guests."""
    everybody = len(room.problem.guests)
    receiving = sum(one.receives for one in room.problem.guests)
    for table, guests in room.at_table.items():
        off = hosts_off(
            sum(one.receives for one in guests), seated=len(guests), of=(receiving, everybody)
        )
        if off:
            cost = room.problem.weights.balance * abs(off)
            yield Objection(Code.BALANCE, cost, table, number=off)


def hosts_off(hosts: int, *, seated: int, of: tuple[int, int]) -> int:
    """How many hosts a table has too many; negative: too few.

    Args:
        of: hosts and guests in the whole room.
    """
    fewest = of[0] * seated // of[1]
    most = -(-of[0] * seated // of[1])
    return max(0, hosts - most) - max(0, fewest - hosts)


def _sectors(room: Room) -> Iterator[Objection]:
    answered = answered_sectors(room.problem.guests)
    for table, guests in room.at_table.items():
        there = {(one.sector, one.receives) for one in guests}
        for one in guests:
            if one.sector in answered and (one.sector, not one.receives) not in there:
                cost = room.problem.weights.sector
                yield Objection(Code.NOBODY_OF_SECTOR, cost, table, one.key)
