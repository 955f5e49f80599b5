"""The first sheet of a workbook (.xlsx), read piece by piece so that no file fills the memory."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from hansa.plumbing.spreadsheets.limits import Limits, Trouble, Unreadable
from hansa.plumbing.spreadsheets.sheets import Element, Sheet, Strings

_PIECE = 1 << 16
_PACKED_BY = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
# Beside a cell stand its value and its text.
_ELEMENTS_OF_A_CELL = 4
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    UnicodeDecodeError,
    expat.ExpatError,
)


def workbook_rows(content: bytes, *, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet with their numbers; a formula gives what it last came to.

    Raises:
        Unreadable: when it is no workbook, is damaged, or unpacks to more than is allowed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            book = _Book(parts, limits)
            strings = book.strings()
            yield from book.sheet(strings)
    except _BROKEN as broken:
        raise Unreadable(Trouble.DAMAGED) from broken


class _Book:
    """The parts of one workbook."""

    def __init__(self, parts: zipfile.ZipFile, limits: Limits) -> None:
        self._parts = parts
        self._limits = limits
        self._elements = 0
        if sum(part.file_size for part in parts.infolist()) > limits.unpacked:
            raise Unreadable(Trouble.UNPACKED, limit=limits.unpacked)

    def strings(self) -> list[str]:
        """The texts that cells refer to."""
        strings = Strings()
        if "xl/sharedStrings.xml" in self._parts.namelist():
            for _ in self._read("xl/sharedStrings.xml", strings):
                pass
        return strings.found

    def sheet(self, strings: list[str]) -> Iterator[tuple[int, list[str]]]:
        """The rows of the sheet that stands first."""
        sheet = Sheet(strings, limits=self._limits)
        for _ in self._read(self._first_sheet(), sheet):
            yield from sheet.take()

    def _first_sheet(self) -> str:
        links: dict[str, str] = {}
        first: list[str] = []

        def note_link(name: str, details: dict[str, str]) -> None:
            if name == "Relationship":
                links[details.get("Id", "")] = details.get("Target", "")

        def note_sheet(name: str, details: dict[str, str]) -> None:
            if name == "sheet":
                first.extend(value for key, value in details.items() if key.endswith(" id"))

        for part, note in (
            ("xl/workbook.xml", note_sheet),
            ("xl/_rels/workbook.xml.rels", note_link),
        ):
            for _ in self._read(part, Element(note)):
                pass
        target = links.get(first[0], "") if first else ""
        return posixpath.normpath(posixpath.join("xl", target)).removeprefix("/")

    def _read(self, part: str, into: Element) -> Iterator[None]:
        """Hand the elements of a part on, piece by piece."""
        details = self._part(part)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._counted(into.start)
        parser.EndElementHandler = lambda name: into.end(_local(name))
        parser.CharacterDataHandler = into.text
        with self._parts.open(details) as packed:
            while piece := packed.read(_PIECE):
                parser.Parse(piece, False)
                yield
        parser.Parse(b"", True)
        yield

    def _part(self, name: str) -> zipfile.ZipInfo:
        if name not in self._parts.namelist():
            raise Unreadable(Trouble.UNKNOWN)
        part = self._parts.getinfo(name)
        if part.flag_bits & _ENCRYPTED:
            raise Unreadable(Trouble.LOCKED)
        if part.compress_type not in _PACKED_BY:
            raise Unreadable(Trouble.DAMAGED)
        return part

    def _counted(
        self, start: Callable[[str, dict[str, str]], None]
    ) -> Callable[[str, dict[str, str]], None]:
        most = _ELEMENTS_OF_A_CELL * self._limits.cells

        def count(name: str, details: dict[str, str]) -> None:
            self._elements += 1
            if self._elements > most:
                raise Unreadable(Trouble.CELLS, limit=self._limits.cells)
            start(_local(name), details)

        return count


def _local(name: str) -> str:
    """The name without the vocabulary that it comes from."""
    return name.rpartition(" ")[2]


def _refuse_doctype(*_: object) -> None:
    """No office writes one; it is how a short file is made to unfold without end."""
    raise Unreadable(Trouble.DAMAGED)
