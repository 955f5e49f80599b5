"""The directory as a table that can be read in again."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model, QuerySet

from hansa.apps.directory.models import Organisation
from hansa.apps.directory.rules import COLUMNS, Of

_AT_A_TIME = 500
_SHOWN = [column for column in COLUMNS if not column.is_confidential]


def table_of(organisations: QuerySet[Organisation]) -> Iterator[list[str]]:
    """Headings, then a row for each person of each organisation, or one where there is nobody."""
    yield [str(column.label) for column in _SHOWN]
    with_people = organisations.prefetch_related("people")
    for organisation in with_people.iterator(chunk_size=_AT_A_TIME):
        for person in organisation.people.all() or [None]:
            yield _row(organisation, person)


def _row(organisation: Organisation, person: Model | None) -> list[str]:
    about: dict[Of, Model | None] = {Of.ORGANISATION: organisation, Of.PERSON: person}
    return [
        column.shown(getattr(row, column.field)) if (row := about[column.of]) else ""
        for column in _SHOWN
    ]
