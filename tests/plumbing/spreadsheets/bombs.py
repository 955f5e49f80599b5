"""Files that are small to send and large to read."""

import io
import zipfile

SHEET = "xl/worksheets/sheet1.xml"
PARTS = {
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
MEBIBYTE = 1 << 20
MOST = 31 * MEBIBYTE


def workbook(**parts):
    """A workbook with these parts besides the two that every one has."""
    written = io.BytesIO()
    named = {"sheet": SHEET, "strings": "xl/sharedStrings.xml", "other": "xl/styles.xml"}
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in PARTS.items() | {(named[key], text) for key, text in parts.items()}:
            book.writestr(name, text)
    return written.getvalue()


def sheet(rows):
    """A sheet of these rows."""
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>"


def zip_bomb():
    """A gigabyte of nothing in a megabyte."""
    return workbook(sheet=sheet("<row><c><v>1</v></c></row>"), other=b"0" * (1024 * MEBIBYTE))


def liar():
    """A part that says that it is short, and is not."""
    content = bytearray(workbook(sheet=sheet("<row/>" * 5_000_000)))
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(SHEET.encode()))
    content[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    return bytes(content)


def rows_in_lines():
    """Two million rows as lines."""
    return b"a;b\n" * 2_000_000


def rows_in_a_workbook():
    """Two million rows, each with a cell, as far as they unpack to what is still read."""
    row = "<row><c><v>1</v></c></row>"
    return workbook(sheet=sheet(row * (MOST // len(row))))


def rows_in_a_large_workbook():
    """Two million rows in earnest."""
    return workbook(sheet=sheet('<row><c t="n"><v>12345</v></c></row>' * 2_000_000))


def empty_rows():
    """Rows without cells, as far as they unpack to what is still read."""
    return workbook(sheet=sheet("<row/>" * (MOST // 6)))


def empty_cells():
    """One row with millions of cells that hold nothing."""
    return workbook(sheet=sheet("<row>" + "<c/>" * (MOST // 4) + "</row>"))


def far_cells():
    """Cells at the far end of every row."""
    row = '<row><c r="XFD1"><v>1</v></c></row>'
    return workbook(sheet=sheet(row * (MOST // len(row))))


def strings():
    """Millions of shared texts that no cell uses."""
    text = "<si><t>a</t></si>"
    return workbook(sheet=sheet("<row/>"), strings=f"<sst>{text * (MOST // len(text))}</sst>")


def long_cell():
    """One text as long as all that is read."""
    cell = f'<row><c t="str"><v>{"a" * MOST}</v></c></row>'
    return workbook(sheet=sheet(cell))


def many_parts():
    """A workbook of a hundred thousand parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as book:
        for place in range(70_000):
            book.writestr(f"{place}", b"")
    return written.getvalue()


def many_commas():
    """One line of millions of cells."""
    return b";" * (10 * MEBIBYTE)


BOMBS = {
    each.__name__: each
    for each in (
        zip_bomb, liar, rows_in_lines, rows_in_a_workbook, rows_in_a_large_workbook, empty_rows,
        empty_cells, far_cells, strings, long_cell, many_parts, many_commas,
    )
}  # fmt: skip
