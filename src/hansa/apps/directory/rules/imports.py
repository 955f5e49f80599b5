"""Files of organisations: what may be done with one, and what is wrong with their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.directory.rules.columns import BY_NAME, COLUMNS, Column, Of, Words
from hansa.apps.directory.rules.likeness import likeness
from hansa.apps.directory.rules.organisations import Kind
from hansa.apps.directory.rules.sectors import sectors_of_activities
from hansa.apps.directory.rules.spellings import plain
from hansa.plumbing.countries import code_of_country

# A worker may die in the middle so often, and it is begun again.
ATTEMPTS = 2
# Where an organisation is whose row does not say.
HOME = "BE"
# A heading that has so much in common with one that is known is taken for it.
_HEADINGS_ALIKE = 0.6
# What a workbook shows where a formula came to nothing.
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}


class ImportStatus(TextChoices):
    """How far a file has come."""

    RECEIVED = "received", gettext_lazy("Received")
    CHECKING = "checking", gettext_lazy("Being checked")
    CHECKED = "checked", gettext_lazy("Checked")
    IMPORTING = "importing", gettext_lazy("Being imported")
    DONE = "done", gettext_lazy("Imported")
    FAILED = "failed", gettext_lazy("Failed")
    DROPPED = "dropped", gettext_lazy("Put aside")


AT_WORK = frozenset({ImportStatus.CHECKING, ImportStatus.IMPORTING})
OVER = frozenset({ImportStatus.DONE, ImportStatus.DROPPED})


class Verdict(TextChoices):
    """What becomes of a row."""

    NEW = "new", gettext_lazy("New")
    KNOWN = "known", gettext_lazy("Known")
    ALIKE = "alike", gettext_lazy("Looks like another")
    WRONG = "wrong", gettext_lazy("Wrong")
    LEFT_OUT = "left_out", gettext_lazy("Left out")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one cell of a row.

    Attributes:
        label: of the column.
        words: what is wrong.
        remedy: what to do about it.
    """

    column: str
    label: Words
    words: str
    remedy: Words


def guessed(headings: Sequence[str]) -> dict[str, int]:
    """Which of our columns each heading means: the place of the heading, by our column's name.

    A heading that is written as we know it comes before one that only looks like it.
    """
    likely = sorted(
        (
            (-_closeness(plain(heading), column), place, column.name)
            for place, heading in enumerate(headings)
            for column in COLUMNS
            if _closeness(plain(heading), column) >= _HEADINGS_ALIKE
        ),
    )
    found: dict[str, int] = {}
    for _closest, place, name in likely:
        if name not in found and place not in found.values():
            found[name] = place
    return _with_phone_of_whom(found)


def _with_phone_of_whom(found: dict[str, int]) -> dict[str, int]:
    """Where a file tells of no contact, its telephone is the organisation's."""
    of_nobody = not {"first_name", "last_name", "email"} & found.keys()
    if of_nobody and "phone" in found and "organisation_phone" not in found:
        return {("organisation_phone" if name == "phone" else name): place
                for name, place in found.items()}  # fmt: skip
    return found


def _closeness(heading: str, column: Column) -> float:
    known = (*column.headings, plain(str(column.label)))
    if heading in known:
        return 1.0
    # Below what is written alike, so that it never goes first.
    return 0.99 * max(likeness(heading, each) for each in known)


def said(cells: Sequence[str], *, mapping: Mapping[str, int]) -> dict[str, str]:
    """What a row tells of each of our columns; cells that are empty tell nothing."""
    return {
        name: cells[place]
        for name, place in mapping.items()
        if name in BY_NAME and place < len(cells) and cells[place]
    }


def faults(row: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong with what a row says, in the order of our columns."""
    of_person = any(BY_NAME[name].of == Of.PERSON for name in row)
    country = country_of(row)
    for column in COLUMNS:
        written = row.get(column.name, "")
        if written:
            yield from _faults_of(column, written, country=country)
        elif column.needed and (column.of == Of.ORGANISATION or of_person):
            words = _("{column} is missing.").format(column=column.label)
            yield Fault(column.name, column.label, words, column.remedy)
    yield from _faults_between_numbers(row, country=country)


def _faults_between_numbers(row: Mapping[str, str], *, country: str) -> Iterator[Fault]:
    """A Belgian VAT number is the enterprise number, and two of them are two organisations."""
    number, taxed = BY_NAME["enterprise_number"], BY_NAME["vat_number"]
    written = {column: row.get(column.name, "") for column in (number, taxed)}
    if not all(written.values()) or any(
        True
        for column in written
        for _fault in _faults_of(column, row[column.name], country=country)
    ):
        return
    same = _belgian_number(taxed.read(written[taxed], country=country))
    if same and same != number.read(written[number], country=country):
        words = _("{vat} is the VAT number of another enterprise than {number}.").format(
            vat=written[taxed], number=written[number]
        )
        yield Fault(taxed.name, taxed.label, words, taxed.remedy)


def _belgian_number(vat_number: str) -> str:
    """The enterprise number that a VAT number as it is stored stands for; "" where for none."""
    return vat_number.removeprefix("BE") if vat_number.startswith("BE") else ""


def _faults_of(column: Column, written: str, *, country: str) -> Iterator[Fault]:
    if written in _ERRORS:
        words = _("The spreadsheet shows an error there ({error}).").format(error=written)
        remedy = _("Correct the formula, or write what it should come to.")
        yield Fault(column.name, column.label, words, remedy)
        return
    if column.longest and len(written) > column.longest:
        words = _("{column} has {number} characters.").format(
            column=column.label, number=len(written)
        )
        remedy = _("Shorten it to {number} characters.").format(number=column.longest)
        yield Fault(column.name, column.label, words, remedy)
        return
    for words in column.objections(written, country=country):
        yield Fault(column.name, column.label, words, column.remedy)


def country_of(row: Mapping[str, str]) -> str:
    """The country by which a row is read; Belgium where it names none that there is."""
    return code_of_country(row.get("country", "")) or HOME


def told(row: Mapping[str, str], *, of: Of) -> dict[str, Any]:
    """What a row without faults tells of the organisation or the person, as it is stored."""
    country = country_of(row)
    record = {
        column.field: column.read(row[column.name], country=country)
        for column in COLUMNS
        if column.of == of and column.name in row
    }
    return record | _following_from(record)


def _following_from(record: Mapping[str, Any]) -> dict[str, Any]:
    """What a record says without saying it: sectors by their NACE codes, a number by the other."""
    following: dict[str, Any] = {}
    if record.get("activities") and not record.get("sectors"):
        following["sectors"] = sectors_of_activities(record["activities"])
    if number := _belgian_number(record.get("vat_number", "")):
        following |= {"enterprise_number": number, "vat_number": ""}
    return following


def new_record(row: Mapping[str, str]) -> dict[str, Any]:
    """All that is stored of an organisation that only a row tells of."""
    return {"kind": str(Kind.COMPANY), "country": HOME} | told(row, of=Of.ORGANISATION)


def objections_to_mapping(mapping: Mapping[str, int]) -> Iterator[str]:
    """Why rows cannot be read by these columns."""
    for column in COLUMNS:
        if column.needed and column.of == Of.ORGANISATION and column.name not in mapping:
            yield _("Say which column of the file holds: {column}.").format(column=column.label)
    places = list(mapping.values())
    if len(set(places)) < len(places):
        yield _("Two fields take the same column of the file; choose one for each.")


def objections_to_checking(*, status: str) -> Iterator[str]:
    """Why a file cannot be checked (again)."""
    if status in AT_WORK:
        yield _("The worker is busy with this file; wait until it is through.")
    elif status in OVER:
        yield _("This file is closed; upload it again.")


def objections_to_importing(*, status: str, rows: int) -> Iterator[str]:
    """Why the rows of a file cannot be imported."""
    if status != ImportStatus.CHECKED:
        yield _("Only a file that was checked can be imported.")
    elif rows == 0:
        yield _("No row of this file is ready to be imported.")


def objections_to_deciding(*, status: str, verdict: str) -> Iterator[str]:
    """Why nothing can be decided about a row."""
    if status != ImportStatus.CHECKED:
        yield _("The rows of this file are no longer open.")
    elif verdict == Verdict.WRONG:
        yield _("A wrong row is corrected in the file, which is then uploaded again.")


def objections_to_verdict(verdict: str, *, resembles: bool) -> Iterator[str]:
    """Why this cannot be said of a row."""
    if verdict not in {Verdict.NEW, Verdict.KNOWN, Verdict.LEFT_OUT}:
        yield _("Say whether it is the same organisation, another one, or left out.")
    elif verdict == Verdict.KNOWN and not resembles:
        yield _("The directory has nothing that this row looks like.")
