"""The rows of a CSV file or a workbook, whichever it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from hansa.plumbing.spreadsheets.limits import LIMITS, Limits, Trouble, Unreadable
from hansa.plumbing.spreadsheets.separated import separated_rows
from hansa.plumbing.spreadsheets.workbooks import workbook_rows

_ZIP = b"PK"
# What Excel wrote until 2003, and what it still wraps a workbook with a password in.
_COMPOUND = b"\xd0\xcf\x11\xe0"
# A file may have rows that hold nothing, but not without end.
_EMPTY_ROWS = 10
# Beyond what any spreadsheet has, a row is not even looked through.
_COLUMNS_OF_A_SHEET = 16_384


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something.

    Attributes:
        number: as the reader's spreadsheet counts it, from 1.
        cells: in one line each and without spaces around.
    """

    number: int
    cells: tuple[str, ...]


def rows_of(content: bytes, *, limits: Limits = LIMITS) -> Iterator[Row]:
    """The rows that hold something, one after the other.

    Raises:
        Unreadable: when the file is none of ours, damaged, or passes a limit.
    """
    held = 0
    for number, cells in _raw_rows(content, limits):
        if len(cells) > _COLUMNS_OF_A_SHEET:
            raise Unreadable(Trouble.COLUMNS, limit=limits.columns, row=number)
        plain = _without_empty_end([_plain(cell) for cell in cells])
        held += bool(plain)
        if held > limits.rows or number > _EMPTY_ROWS * limits.rows:
            raise Unreadable(Trouble.ROWS, limit=limits.rows - 1)
        if len(plain) > limits.columns:
            raise Unreadable(Trouble.COLUMNS, limit=limits.columns, row=number)
        if any(len(cell) > limits.length for cell in plain):
            raise Unreadable(Trouble.LENGTH, limit=limits.length, row=number)
        if plain:
            yield Row(number, tuple(plain))
    if not held:
        raise Unreadable(Trouble.EMPTY)


def _raw_rows(content: bytes, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    if len(content) > limits.size:
        raise Unreadable(Trouble.SIZE, limit=limits.size)
    if content.startswith(_COMPOUND):
        raise Unreadable(Trouble.OLD)
    if content.startswith(_ZIP):
        return workbook_rows(content, limits=limits)
    return separated_rows(content)


def _plain(cell: str) -> str:
    """The text in one line, without signs that nobody sees.

    The apostrophe that keeps our own exports from being taken for formulas is taken off again.
    """
    if cell.isascii() and cell.isprintable():
        text = cell.strip()
    else:
        text = " ".join("".join(map(_visible, unicodedata.normalize("NFC", cell))).split())
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text


def _visible(sign: str) -> str:
    if sign.isspace():
        return " "
    return "" if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"} else sign


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
