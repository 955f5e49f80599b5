"""At what they sit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

FEWEST_SEATS, MOST_SEATS = 2, 60


class Shape(StrEnum):
    """How people sit around a table."""

    ROUND = "round"
    LONG = "long"


@dataclass(frozen=True, order=True, slots=True)
class Seat:
    """A seat at a table.

    Attributes:
        table: the key of the table.
        number: 0 upwards against the clock as seen from above, so that the right neighbour of
            whoever faces the table has the next number.
    """

    table: int
    number: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its seats.

    Attributes:
        key: one number for each table.
        seats: how many; the long table has one half on each side, and nobody at its ends.
        is_head: precedence orders its seats.
        distance: how far it stands from the head tables, 0 for these; many may be as far.
        accessible: numbers of the seats that a wheelchair reaches.
        host: the guest who presides, in the seat of the host.
    """

    key: int
    seats: int
    shape: Shape = Shape.ROUND
    is_head: bool = False
    distance: int = 0
    accessible: frozenset[int] = field(default_factory=frozenset)
    host: int | None = None

    def __post_init__(self) -> None:
        if not FEWEST_SEATS <= self.seats <= MOST_SEATS:
            raise ValueError(
                f"Table {self.key} has {self.seats} seats, not {FEWEST_SEATS} to {MOST_SEATS}."
            )
        if not all(0 <= number < self.seats for number in self.accessible):
            raise ValueError(f"Table {self.key} makes seats accessible that it has not.")

    def __iter__(self) -> Iterator[Seat]:
        return (Seat(self.key, number) for number in range(self.seats))

    @property
    def near_side(self) -> int:
        """How many sit on the near side of a long table."""
        return (self.seats + 1) // 2

    @property
    def seat_of_host(self) -> int:
        """The middle of a long table's near side; of a round table seat 0."""
        return (self.near_side - 1) // 2 if self.shape == Shape.LONG else 0

    def right_of(self, number: int) -> int | None:
        """The seat on the right; None at the end of a long table."""
        if self.shape == Shape.ROUND:
            return (number + 1) % self.seats
        is_end = number in (self.near_side - 1, self.seats - 1)
        return None if is_end else number + 1

    def left_of(self, number: int) -> int | None:
        """The seat on the left; None at the end of a long table."""
        if self.shape == Shape.ROUND:
            return (number - 1) % self.seats
        return None if number in (0, self.near_side) else number - 1

    def opposite(self, number: int) -> int | None:
        """The seat across a long table; None at a round one, where nobody talks across."""
        if self.shape == Shape.ROUND:
            return None
        across = self.seats - 1 - number
        is_across = (across >= self.near_side) != (number >= self.near_side)
        return across if is_across else None

    def neighbours(self, number: int) -> tuple[int, ...]:
        """With whom one talks: right, left, across."""
        near = (self.right_of(number), self.left_of(number), self.opposite(number))
        return tuple(dict.fromkeys(one for one in near if one is not None))
