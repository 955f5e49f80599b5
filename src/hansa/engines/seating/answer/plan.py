"""Where everybody sits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from hansa.engines.seating.problem.tables import Seat


class Code(StrEnum):
    """What may speak against a seat."""

    NO_ACCESS = "no_access"
    NOT_BESIDE = "not_beside"
    NOT_TOGETHER = "not_together"
    NOT_APART = "not_apart"
    PRECEDENCE = "precedence"
    FAR_FROM_HEAD = "far_from_head"
    NO_LANGUAGE_RIGHT = "no_language_right"
    NO_LANGUAGE_LEFT = "no_language_left"
    NO_LANGUAGE_ACROSS = "no_language_across"
    COLLEAGUES = "colleagues"
    COLLEAGUE_BESIDE = "colleague_beside"
    SAME_SIDE = "same_side"
    BALANCE = "balance"
    NOBODY_OF_SECTOR = "nobody_of_sector"
    ALONE = "alone"


MUST = frozenset({Code.NO_ACCESS, Code.NOT_BESIDE, Code.NOT_TOGETHER, Code.NOT_APART})
"""Demands, not wishes."""


@dataclass(frozen=True, slots=True)
class Objection:
    """Something that speaks against a plan.

    Attributes:
        cost: what it counts; what two guests share is counted for both, a half each.
        guest: whose seat; None where it is about the table.
        others: guests whom it is about as well.
        seat: the one that would be due; only with `PRECEDENCE`.
        number: how many hosts too many, negative too few, with `BALANCE`; places or tables of
            difference with `PRECEDENCE` and `FAR_FROM_HEAD`.
    """

    code: Code
    cost: float
    table: int
    guest: int | None = None
    others: tuple[int, ...] = ()
    seat: Seat | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A seat for everybody.

    Attributes:
        seats: by guest.
        cost: the objections' costs together; 0 is a plan to which nobody can object.
        was_cut: time ended before the search did, so that another run may give another plan.
    """

    seats: Mapping[int, Seat]
    cost: int
    was_cut: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "seats", MappingProxyType(dict(self.seats)))


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of seats does.

    Attributes:
        moved: the guests whose seat is another one than before.
        better: objections that fall away.
        worse: objections that are new.
    """

    plan: Plan
    moved: tuple[int, ...]
    better: tuple[Objection, ...]
    worse: tuple[Objection, ...]
    before: int
