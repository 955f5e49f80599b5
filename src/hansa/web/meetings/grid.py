"""The board as rows and cells, ready to be drawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.apps.meetings.board import Board, Entry

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Slot, Table


@dataclass(frozen=True, slots=True)
class Cell:
    """One table in one slot, with the meeting that is held there."""

    key: str
    table: Table
    entry: Entry | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One slot across the tables.

    Attributes:
        busy: the numbers of parties that sit in another session then, parted by blanks.
    """

    slot: Slot
    cells: tuple[Cell, ...]
    busy: str


def rows_of(board: Board) -> list[Row]:
    """Every slot with every table."""
    return [row_of(board, slot) for slot in board.slots]


def row_of(board: Board, slot: Slot, *, only: Collection[tuple[int, int]] | None = None) -> Row:
    """One slot; with `only`, just those of its cells that are among these (slot, table)."""
    cells = tuple(
        Cell(
            f"c{slot.pk}-{table.pk}",
            table,
            board.held.get((slot.pk, table.pk)),
            (slot.pk, table.pk) in board.closed,
        )
        for table in board.tables
        if only is None or (slot.pk, table.pk) in only
    )
    return Row(slot, cells, " ".join(str(party) for party in sorted(board.busy[slot.pk])))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the chart of waits.

    Attributes:
        waits: how often these people wait between their first meeting and their last.
    """

    waits: int
    people: int


def columns_of(board: Board) -> list[Column]:
    """How many people wait never, once, twice …, up to the one who waits most."""
    waits = board.figures.waits
    return [Column(often, waits.get(often, 0)) for often in range(max(waits, default=-1) + 1)]
