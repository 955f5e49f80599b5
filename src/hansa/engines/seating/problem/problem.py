"""The whole of what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from hansa.engines.seating.problem.guests import Guest
from hansa.engines.seating.problem.tables import Seat, Table

MOST_GUESTS = 3000
MOST_SECTORS = 60


class NoSeating(Exception):  # noqa: N818 - an answer, not an error
    """No plan can be made of what is asked; the sentence says why."""


class Bond(StrEnum):
    """What holds for two people."""

    BESIDE = "beside"
    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two guests who must sit beside one another, at one table, or at different tables."""

    one: int
    other: int
    bond: Bond

    def __post_init__(self) -> None:
        if self.one == self.other:
            raise ValueError(f"Guest {self.one} cannot be tied to himself or herself.")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each objection counts; whole numbers.

    Attributes:
        must: a demand that is not met (access, beside, together, apart).
        precedence: each place of difference from the seat due by rank at a head table.
        table: each table farther from the head tables than rank would have it.
        language: no language with somebody beside or across.
        colleague: a colleague at the same table.
        beside_colleague: on top of that, beside.
        same_side: two of a company, or two hosts, beside one another.
        balance: each host too many or too few at a table.
        sector: nobody of the other party at the table is of the same sector.
        alone: nobody beside.
    """

    must: int = 1000
    precedence: int = 60
    table: int = 10
    language: int = 40
    colleague: int = 25
    beside_colleague: int = 15
    same_side: int = 6
    balance: int = 12
    sector: int = 5
    alone: int = 30


@dataclass(frozen=True)
class Problem:
    """Guests, tables, and what must be.

    Attributes:
        guests: those who come, in any order; late guests are simply more of them.
        fixed: seats that are not to change, by guest.
    """

    guests: tuple[Guest, ...]
    tables: tuple[Table, ...]
    pairs: tuple[Pair, ...] = ()
    fixed: Mapping[int, Seat] = field(default_factory=lambda: MappingProxyType({}))
    weights: Weights = field(default_factory=Weights)

    def __post_init__(self) -> None:
        if repeated := _repeated(one.key for one in self.guests):
            raise ValueError(f"Guest {repeated} is there twice.")
        if repeated := _repeated(one.key for one in self.tables):
            raise ValueError(f"Table {repeated} is there twice.")
        for reason in self._reasons_against():
            raise NoSeating(reason)

    @cached_property
    def by_key(self) -> dict[int, Guest]:
        """The guests by their keys."""
        return {one.key: one for one in self.guests}

    @cached_property
    def table_by_key(self) -> dict[int, Table]:
        """The tables by their keys."""
        return {one.key: one for one in self.tables}

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """All seats, table after table."""
        return tuple(seat for table in self.tables for seat in table)

    @cached_property
    def kept(self) -> dict[int, Seat]:
        """Seats that nothing moves: the fixed ones, and those of hosts who preside."""
        presiding = {
            table.host: Seat(table.key, table.seat_of_host)
            for table in self.tables
            if table.host in self.by_key and table.host not in self.fixed
        }
        taken = set(self.fixed.values())
        hosts = {key: seat for key, seat in presiding.items() if key and seat not in taken}
        return {**hosts, **{key: seat for key, seat in self.fixed.items() if key in self.by_key}}

    def _reasons_against(self) -> Iterator[str]:
        if len(self.guests) > MOST_GUESTS:
            yield f"At most {MOST_GUESTS} guests are seated at once, not {len(self.guests)}."
        if len(self.guests) > len(self.seats):
            yield f"{len(self.guests)} guests need more than {len(self.seats)} seats."
        if len({one.sector for one in self.guests}) > MOST_SECTORS:
            yield f"At most {MOST_SECTORS} sectors are told apart."
        reachable = sum(len(table.accessible) for table in self.tables)
        needed = sum(one.needs_access for one in self.guests)
        if needed > reachable:
            yield f"{needed} guests need an accessible seat, and there are {reachable}."
        if set(self.fixed.values()) - set(self.seats):
            yield "A fixed seat is at no table."
        if _repeated(self.fixed.values()):
            yield "Two guests are fixed in the same seat."


def _repeated(keys: object) -> object:
    """The first of those that come twice; None where none does."""
    counted = Counter(keys)  # type: ignore[call-overload]
    return next((key for key, number in counted.items() if number > 1), None)
