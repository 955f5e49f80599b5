"""Tables as files that an office opens, with nothing in them that it would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

_BEGINS_A_FORMULA = re.compile(r"^[\s\x00]*[=+\-@\t\r]")
# A telephone number or a sum of money can call nothing.
_ONLY_DIGITS = re.compile(r"^[+-]?[\d\s().,/-]*$")


def neutralised(text: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet would take it for a formula."""
    if _BEGINS_A_FORMULA.match(text) and not _ONLY_DIGITS.match(text):
        return f"'{text}"
    return text


def as_csv(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The rows as lines, parted by semicolons, in the letters that Excel recognises."""
    yield b"\xef\xbb\xbf"
    for row in rows:
        line = io.StringIO(newline="")
        csv.writer(line, delimiter=";").writerow([neutralised(cell) for cell in row])
        yield line.getvalue().encode()


def as_workbook(rows: Iterable[Sequence[str]], *, title: str) -> bytes:
    """The rows as the one sheet of a workbook; the first is held in sight as its headings."""
    book = Workbook(write_only=True)
    # Excel takes 31 characters, without these.
    sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, neutralised(ILLEGAL_CHARACTERS_RE.sub("", text)))
            cell.data_type = "s"
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
