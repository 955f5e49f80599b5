"""Where the changes of a repair fall, drawn as blocks over the slots."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from hansa.apps.meetings.ways import Way

# The measures of the drawing: a block, and what it leaves free around itself.
BLOCK, WIDTH, GAP = 10, 20, 2
# A column is as wide as its clock; where there are more columns than this, every second has one.
WIDE, NARROW, CLOCKS = 44, 26, 6
# Above so many blocks a column is cut off; the lists below it are whole.
TALLEST = 8


@dataclass(frozen=True, slots=True)
class Block:
    """One meeting that changes; `kind` is moved, lost or won."""

    kind: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Mark:
    """The clock below a column."""

    starts: datetime
    x: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawing: one column for each slot in which something changes."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    width: int
    height: int


def strip_of(way: Way) -> Strip:
    """Each change as a block over the slot in which it is felt; for a move, over the new one."""
    changes: dict[datetime, list[str]] = defaultdict(list)
    for kind, lines in (
        ("moved", (*way.moved, *way.retabled, *way.reseated)),
        ("won", way.won),
        ("lost", way.lost),
    ):
        for line in lines:
            place = line.now or line.was
            if place:
                changes[place.starts].append(kind)
    starts = sorted(changes)
    column, step = (WIDE, 1) if len(starts) <= CLOCKS else (NARROW, 2)
    tallest = min(TALLEST, max((len(kinds) for kinds in changes.values()), default=0))
    height = tallest * (BLOCK + GAP)
    blocks = tuple(
        Block(kind, place * column + (column - WIDTH) // 2, height - (level + 1) * (BLOCK + GAP))
        for place, start in enumerate(starts)
        for level, kind in enumerate(changes[start][:TALLEST])
    )
    marks = tuple(
        Mark(start, place * column + column // 2)
        for place, start in enumerate(starts)
        if place % step == 0
    )
    return Strip(blocks, marks, len(starts) * column, height)
