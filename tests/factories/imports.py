"""Files of organisations, as offices send them."""

import io
import random

from openpyxl import Workbook
from stdnum.be import vat
from tests.factories.registration import IN_TIME

from hansa.apps.directory import queries, services

HEADINGS = ["Naam", "Ondernemingsnummer", "Stad", "Land", "Website", "Voornaam", "Achternaam",
            "E-mail", "Taal"]  # fmt: skip
NUMBERED = range(100_000_000, 999_999_999)


def csv_of(*rows):
    """The rows in the form in which Excel writes them here."""
    return "\r\n".join(";".join(row) for row in rows).encode("utf-8-sig")


def workbook_of(*rows):
    """The rows as the first sheet of a workbook."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def enterprise_number(seed):
    """A Belgian enterprise number whose check digits are right."""
    digits = f"0{1_000_000 + seed:07d}"
    number = f"{digits}{97 - int(digits) % 97:02d}"
    assert vat.is_valid(number)
    return number


def many_rows(number, *, bad=0, seed=7):
    """So many organisations, of which some have something wrong, all of them different.

    Gives the rows and the numbers that the bad ones have in the file.
    """
    chance = random.Random(seed)
    rows = [sound_row(place, chance) for place in range(number)]
    wrong = sorted(chance.sample(range(number), bad))
    for turn, place in enumerate(wrong):
        spoil(rows[place], turn)
    # The headings are row 1.
    return [HEADINGS, *rows], [place + 2 for place in wrong]


def sound_row(place, chance):
    """One organisation with a contact."""
    name = "".join(chance.choices("abcdefghijklmnoprstuvz", k=12)).capitalize()
    host = f"www.{name.lower()}.example"
    return [f"{name} NV", enterprise_number(place), "Gent", "België", host, "An", "Peeters",
            f"an@{name.lower()}.example", "Nederlands"]  # fmt: skip


def spoil(row, turn):
    """Put one of the usual mistakes into the row, each in its turn."""
    mistakes = {
        0: (0, ""), 1: (1, "0123.456.748"), 2: (2, ""), 3: (3, "Atlantis"), 4: (4, "no address"),
        5: (7, "an at example"), 6: (8, "Klingon"), 7: (5, ""), 8: (0, "x" * 161),
        9: (1, "#REF!"),
    }  # fmt: skip
    place, written = mistakes[turn % len(mistakes)]
    row[place] = written


def received(officer, content, *, agency=None, filename="companies.csv"):
    """A file of the officer's agency."""
    agency = agency or officer.roles.get().agency
    return services.receive_file(
        agency=agency, filename=filename, content=content, by=officer, now=IN_TIME
    )


def checked(officer, content, **details):
    """A file whose rows the worker has checked, by the columns that were guessed."""
    batch = received(officer, content, **details)
    services.order_check(batch=batch, mapping=batch.mapping, by=officer, now=IN_TIME)
    services.check(batch=batch, clock=lambda: IN_TIME)
    return queries.import_with(batch.pk)


def carried_in(officer, batch):
    """The file after the worker took what was ready into the directory."""
    services.order_import(batch=batch, by=officer, now=IN_TIME)
    services.carry_in(batch=batch, clock=lambda: IN_TIME)
    return queries.import_with(batch.pk)
