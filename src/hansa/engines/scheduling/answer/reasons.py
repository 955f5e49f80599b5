"""Why a wish is not held, as codes and facts that can be put into words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a wish is not held: the first of these that leaves it no slot."""

    NO_COMMON_SLOT = "no_common_slot"
    """No slot is allowed to it in which all its parties are present."""
    NO_SUITABLE_TABLE = "no_suitable_table"
    """No table will do for it in any of those: of its kind, accessible, its own and open."""
    NO_HELPER = "no_helper"
    """Nobody with the skill that it needs is there in any of those."""
    CAP_REACHED = "cap_reached"
    """A party has as many meetings as it may have."""
    PARTY_FULL = "party_full"
    """Whenever all could come, the people of one party are in other meetings."""
    NEVER_FREE_TOGETHER = "never_free_together"
    """Each party has a free slot left, but never the same one."""
    TABLES_FULL = "tables_full"
    """All are free together, but then every table that would do, or its own, is taken."""
    HELPERS_BUSY = "helpers_busy"
    """All are free together, but then everybody with the skill that it needs helps elsewhere."""
    COMPETITOR_BESIDE = "competitor_beside"
    """A competitor sits beside every table that is free."""
    AGAINST_ORDER = "against_order"
    """There is room for it, but only against a precedence."""
    AGAINST_FAIRNESS = "against_fairness"
    """There is room for it, but somebody would wait too much more often than others."""
    ROOM_LEFT = "room_left"
    """Nothing is in its way: other goals were more important, or time was too short."""


@dataclass(frozen=True, slots=True)
class Presence:
    """When somebody can come.

    Attributes:
        person: None for a party of several people.
        slots: indexes of the slots in which they, or one of them, are there.
    """

    party: str
    person: str | None
    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Instead:
    """What would have to go for a wish: the cheapest way to make room for it.

    Attributes:
        slot: where it would be held.
        wishes: the keys of the meetings that would go.
        worth: of those together.
    """

    slot: int
    wishes: tuple[str, ...]
    worth: int


@dataclass(frozen=True, slots=True)
class Unheld:
    """A wish that is not held, and the facts of its reason.

    Attributes:
        wish: its key.
        party: the party that is full, has reached its cap, or whose competitor is beside.
        slots: in which it could be held but for the reason; for `NO_COMMON_SLOT` the slots that
            the wish itself allows.
        present: when those come who are not there in all slots, where that is the reason; when
            the full party comes.
        meetings: the wishes held that are in its way, in the order of time.
        musts: how many of these must be held or are a must for both sides.
        least: the least worth among these.
        most: the cap that was reached.
        table: the one table to which the wish is bound.
        accessible: only a table that a wheelchair reaches would do.
        skill: what nobody is there for.
        other: the wish that must come before it or after it, or the competitor's meeting.
        instead: the cheapest way to make room; None: nothing that could go would do.
    """

    wish: str
    reason: Reason
    party: str | None = None
    slots: tuple[int, ...] = ()
    present: tuple[Presence, ...] = ()
    meetings: tuple[str, ...] = ()
    musts: int = 0
    least: int | None = None
    most: int | None = None
    table: str | None = None
    accessible: bool = False
    skill: str | None = None
    other: str | None = None
    instead: Instead | None = None
