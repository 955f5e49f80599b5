"""Files of lines whose cells are parted by semicolons, commas or tabs."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from hansa.plumbing.spreadsheets.limits import Trouble, Unreadable

_SEPARATORS = ";,\t|"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def separated_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The lines with the number of each; a cell may run over several of them.

    Raises:
        Unreadable: when it is no text, or a quotation mark is never closed.
    """
    text = _text(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    while True:
        # A row is called by the line it begins on, as an editor shows it.
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            limit = csv.field_size_limit()
            raise Unreadable(Trouble.LENGTH, limit=limit, row=number) from error
        if cells is None:
            return
        yield number, cells


def _text(content: bytes) -> str:
    """UTF-16 where it says so, UTF-8 where it is, else what Excel writes in western Europe."""
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise Unreadable(Trouble.UNKNOWN)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """What parts the cells of the first line that holds something."""
    first = text.lstrip("\r\n")[:10_000].partition("\n")[0]
    return max(_SEPARATORS, key=first.count)
