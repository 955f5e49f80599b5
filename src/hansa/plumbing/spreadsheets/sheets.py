"""What the elements of a workbook's parts say: texts that are shared, and rows of cells."""

from __future__ import annotations

from collections.abc import Callable

from hansa.plumbing.spreadsheets.limits import Limits, Trouble, Unreadable

# Digits that a number is kept with; beyond them it was never typed.
_DIGITS = 15


class Element:
    """Hears of elements; by itself only of how they begin."""

    def __init__(self, begins: Callable[[str, dict[str, str]], None] | None = None) -> None:
        self._begins = begins

    def start(self, name: str, details: dict[str, str]) -> None:
        """An element begins."""
        if self._begins:
            self._begins(name, details)

    def end(self, name: str) -> None:
        """An element is over."""

    def text(self, text: str) -> None:
        """Something is written inside it."""


class Strings(Element):
    """The texts that cells refer to by their place.

    Attributes:
        found: in that order.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._inside = self._spoken = False

    def start(self, name: str, details: dict[str, str]) -> None:
        """A text, a row, a cell or its value begins."""
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            # How a Japanese text is pronounced is no part of it.
            self._spoken = True
        self._inside = name == "t" and not self._spoken

    def end(self, name: str) -> None:
        """It is over, and put where it belongs."""
        self._inside = False
        if name == "rPh":
            self._spoken = False
        elif name == "si":
            self.found.append("".join(self._pieces))

    def text(self, text: str) -> None:
        """A piece of what it says."""
        if self._inside:
            self._pieces.append(text)


class Sheet(Element):
    """Rows of cells, to be taken as they come in."""

    def __init__(self, strings: list[str], *, limits: Limits) -> None:
        super().__init__()
        self._strings = strings
        self._limits = limits
        self._ready: list[tuple[int, list[str]]] = []
        self._row: dict[int, str] = {}
        self._number = self._column = self._cells = 0
        self._kind = ""
        self._pieces: list[str] = []
        self._inside = False

    def take(self) -> list[tuple[int, list[str]]]:
        """The rows that came in since the last time."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, name: str, details: dict[str, str]) -> None:
        """A text, a row, a cell or its value begins."""
        if name == "row":
            self._begin_row(details.get("r", ""))
        elif name == "c":
            self._begin_cell(details)
        self._inside = name in {"v", "t"}

    def end(self, name: str) -> None:
        """It is over, and put where it belongs."""
        self._inside = False
        if name == "c" and self._pieces:
            self._row[self._column] = self._said()
        elif name == "row":
            width = max(self._row, default=0)
            cells = [self._row.get(place, "") for place in range(1, width + 1)]
            self._ready.append((self._number, cells))

    def text(self, text: str) -> None:
        """A piece of what it says."""
        if self._inside:
            self._pieces.append(text)

    def _begin_row(self, number: str) -> None:
        self._number = _counted(number, otherwise=self._number + 1)
        if self._number > 10 * self._limits.rows:
            raise Unreadable(Trouble.ROWS, limit=self._limits.rows - 1)
        self._row, self._column = {}, 0

    def _begin_cell(self, details: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > self._limits.cells:
            raise Unreadable(Trouble.CELLS, limit=self._limits.cells)
        letters = details.get("r", "").rstrip("0123456789")
        self._column = _place(letters.upper()) if letters else self._column + 1
        self._kind, self._pieces = details.get("t", ""), []

    def _said(self) -> str:
        """What the cell shows; a column too far out is refused before a row is made of it."""
        said = "".join(self._pieces)
        if said.strip() and self._column > self._limits.columns:
            raise Unreadable(Trouble.COLUMNS, limit=self._limits.columns, row=self._number)
        if self._kind == "s":
            place = _counted(said, otherwise=len(self._strings))
            return self._strings[place] if place < len(self._strings) else ""
        return said if self._kind else _number(said)


def _counted(said: str, *, otherwise: int) -> int:
    """The number that is written; one of more digits than anything has rows is none."""
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else otherwise


def _place(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    place = 0
    for letter in letters[:3]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _number(said: str) -> str:
    """A number as people write it: 4.032E+8 is 403200000, and 1.50 keeps what it says."""
    try:
        value = float(said)
    except ValueError:
        return said
    return str(int(value)) if value.is_integer() and abs(value) < 10**_DIGITS else said
