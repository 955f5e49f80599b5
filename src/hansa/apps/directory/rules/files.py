"""Why a file is not read, in words that name the limit and the way out."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from hansa.plumbing.spreadsheets.limits import MEBIBYTE, Trouble, Unreadable


def objection_to_file(unreadable: Unreadable) -> str:
    """What is wrong with the file, and what to do."""
    numbers = {
        "limit": number_format(unreadable.limit, use_l10n=True, force_grouping=True),
        "megabytes": unreadable.limit // MEBIBYTE,
        "row": unreadable.row,
    }
    return _words()[unreadable.trouble].format(**numbers)


def _words() -> dict[Trouble, str]:
    return {
        Trouble.SIZE: _("The file is larger than {megabytes} MB. Split it into smaller files."),
        Trouble.UNPACKED: _(
            "The file unpacks to more than {megabytes} MB. Keep the one sheet with the "
            "organisations, or save it as CSV."
        ),
        Trouble.ROWS: _("The file has more than {limit} rows. Split it into smaller files."),
        Trouble.COLUMNS: _(
            "Row {row} has more than {limit} columns. Delete the columns that are not needed."
        ),
        Trouble.CELLS: _(
            "The sheet has more than {limit} cells, empty ones among them. Delete the rows and "
            "columns that are not needed, or save it as CSV."
        ),
        Trouble.LENGTH: _(
            "A cell of row {row} has more than {limit} characters. Is a quotation mark open there?"
        ),
        Trouble.OLD: _(
            "This is a workbook of an old kind, or one with a password. Save it as .xlsx without "
            "a password, or as CSV."
        ),
        Trouble.LOCKED: _("The workbook has a password. Save it without."),
        Trouble.DAMAGED: _(
            "The workbook is damaged. Open it in your spreadsheet and save it again."
        ),
        Trouble.UNKNOWN: _("This is no spreadsheet. Save it as .xlsx or as CSV."),
        Trouble.EMPTY: _("The file holds headings at most. Add a row for each organisation."),
    }
