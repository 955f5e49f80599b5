"""Rows out of CSV files and workbooks."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.examples import patient
from tests.factories.imports import csv_of, workbook_of

from hansa.plumbing.spreadsheets.limits import Limits, Trouble, Unreadable
from hansa.plumbing.spreadsheets.reading import rows_of

SAMPLE = workbook_of(["Name", "City"], ["Zélie", "Gent"], [403_200_000, 1.5])


def read(content, **limits):
    return [(row.number, row.cells) for row in rows_of(content, limits=Limits(**limits))]


def trouble(content, **limits):
    with pytest.raises(Unreadable) as refusal:
        read(content, **limits)
    return refusal.value.trouble, refusal.value.limit


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_whatever_parts_the_cells_is_found_in_the_first_line(separator):
    content = f"Name{separator}City\nZélie{separator}Gent\n".encode()

    assert read(content) == [(1, ("Name", "City")), (2, ("Zélie", "Gent"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_in_every_encoding_that_excel_writes(encoding):
    assert read("Zélie;Gent".encode(encoding)) == [(1, ("Zélie", "Gent"))]


def test_a_workbook_is_read_by_its_first_sheet():
    assert read(SAMPLE) == [
        (1, ("Name", "City")),
        (2, ("Zélie", "Gent")),
        (3, ("403200000", "1.5")),
    ]


def test_empty_rows_are_left_out_but_counted():
    assert read(b"Name\n\n;;\nAn\n") == [(1, ("Name",)), (4, ("An",))]


def test_a_cell_is_one_line_without_signs_that_nobody_sees():
    assert read('"Z\u200bé\nlie \u00a0NV"'.encode()) == [(1, ("Zé lie NV",))]


def test_the_apostrophe_before_a_formula_is_taken_off():
    assert read(b"'=1+1;'tis") == [(1, ("=1+1", "'tis"))]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", Trouble.EMPTY),
        (b"\n\n", Trouble.EMPTY),
        (b"%PDF\0", Trouble.UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Trouble.OLD),
        (b"PK\x03\x04broken", Trouble.DAMAGED),
        (SAMPLE[:-30], Trouble.DAMAGED),
        (b'"never closed' + b"x" * 200_000, Trouble.LENGTH),
    ],
)
def test_a_file_that_is_no_spreadsheet_says_what_is_wrong_with_it(content, found):
    assert trouble(content)[0] == found


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ({"rows": 2}, Trouble.ROWS),
        ({"columns": 1}, Trouble.COLUMNS),
        ({"length": 4}, Trouble.LENGTH),
        ({"size": 9}, Trouble.SIZE),
    ],
)
@pytest.mark.parametrize("write", [csv_of, workbook_of])
def test_a_file_beyond_a_limit_is_refused_naming_it(write, limits, found):
    content = write(["Name", "City"], ["Zélie", "Gent"], ["Agoria", "Brussels"])

    assert trouble(content, **limits)[0] == found


def test_a_workbook_with_too_many_empty_cells_is_refused():
    book = Workbook()
    for place in range(1, 40):
        book.active.cell(row=1, column=place).number_format = "0.0"
    written = io.BytesIO()
    book.save(written)

    assert trouble(written.getvalue(), cells=30) == (Trouble.CELLS, 30)


def test_a_part_that_declares_words_of_its_own_is_not_read():
    damaged = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as source, zipfile.ZipFile(damaged, "w") as copy:
        for part in source.infolist():
            text = source.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                text = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + text
            copy.writestr(part.filename, text)

    assert trouble(damaged.getvalue())[0] == Trouble.DAMAGED


@patient(200)
@given(st.data())
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(data):
    content = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(2, len(content) - 1))] = data.draw(st.integers(0, 255))

    with suppress(Unreadable):
        read(bytes(content))
