"""How large a spreadsheet may be, and what is wrong with one that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of a file before it is refused.

    Attributes:
        size: of the file, in bytes.
        unpacked: of what a workbook unpacks to, in bytes.
        rows: that hold something, its headings among them.
        columns: up to the last one that holds something.
        cells: of a workbook, empty ones among them.
        length: of one cell, in characters.
    """

    size: int = 10 * MEBIBYTE
    unpacked: int = 32 * MEBIBYTE
    rows: int = 20_001
    columns: int = 60
    cells: int = 500_000
    length: int = 32_767


LIMITS = Limits()


class Trouble(StrEnum):
    """Why a file is not read; the first six name a limit."""

    SIZE = "size"
    UNPACKED = "unpacked"
    ROWS = "rows"
    COLUMNS = "columns"
    CELLS = "cells"
    LENGTH = "length"
    OLD = "old"
    LOCKED = "locked"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"
    EMPTY = "empty"


class Unreadable(Exception):  # noqa: N818 - a finding about somebody's file, not our error
    """The file is not read any further.

    Attributes:
        trouble: why.
        limit: the limit that it passes, where there is one.
        row: as the reader's spreadsheet counts it, where it is about one.
    """

    def __init__(self, trouble: Trouble, *, limit: int = 0, row: int = 0) -> None:
        super().__init__(f"{trouble}: limit {limit}, row {row}")
        self.trouble = trouble
        self.limit = limit
        self.row = row
