"""Where and with whose help meetings are held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TableKind(StrEnum):
    """What a table is."""

    TABLE = "table"
    """One of many in a hall."""
    ROOM = "room"
    """One with a door."""
    VIRTUAL = "virtual"
    """A video call."""


@dataclass(frozen=True, slots=True)
class Table:
    """A place for one meeting at a time.

    Attributes:
        chairs: for how many people; None: as many as come.
        accessible: a wheelchair reaches it.
        at: where it stands in its hall, in metres; None: nobody has measured.
        closed: slot indexes in which it cannot be used.
    """

    key: str
    kind: TableKind = TableKind.TABLE
    chairs: int | None = None
    accessible: bool = False
    at: tuple[float, float] | None = None
    closed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Helper:
    """An interpreter, a counsellor, a vehicle: somebody or something that meetings share.

    Attributes:
        skills: what it can do; it helps in one meeting at a time.
        away: slot indexes in which it is not there.
    """

    key: str
    skills: frozenset[str]
    away: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Session:
    """Slots and tables that belong together: one hall, one day or half of it.

    Attributes:
        slots: indexes, in the order of time.
        tables: keys; sessions of different times may share them.
        place: where it is; the way from one place to another takes time (`Problem.travel`).
    """

    key: str
    slots: tuple[int, ...]
    tables: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A slot and a table."""

    slot: int
    table: str
