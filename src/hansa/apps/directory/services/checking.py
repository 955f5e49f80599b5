"""Checking the rows of a file: what is wrong with each, and which record it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from hansa.apps.accounts.models import Agency
from hansa.apps.directory import queries, rules
from hansa.apps.directory.models import Import, ImportRow, Organisation
from hansa.apps.directory.rules.columns import COLUMNS, Of
from hansa.apps.directory.rules.imports import ImportStatus, Verdict
from hansa.apps.directory.services.importing import begin
from hansa.plumbing.database.beside import beside
from hansa.plumbing.spreadsheets.reading import Row, rows_of

AT_A_TIME = 500
_IDENTIFYING = tuple(column.field for column in COLUMNS if column.identifies)


def check(*, batch: Import, clock: Callable[[], datetime]) -> None:
    """Read every row of a file that waits for it; safe to repeat.

    Args:
        clock: gives the time; the file says how far it is while it is read.
    """
    begun = begin(batch=batch, status=ImportStatus.CHECKING, now=clock())
    if begun is None:
        return
    with beside() as write, transaction.atomic():
        for done in _lines(begun):
            write(lambda done=done: note_progress(begun, done=done))  # type: ignore[misc]
        begun.status, begun.finished_at = ImportStatus.CHECKED, clock()
        begun.save(update_fields=["status", "finished_at"])


def note_progress(batch: Import, *, done: int) -> None:
    """Write down how many rows the worker is through with."""
    Import.objects.filter(pk=batch.pk).update(done=done)


def _lines(batch: Import) -> Iterator[int]:
    """Write the rows down with their verdicts; gives how many there are so far."""
    ImportRow.objects.filter(batch=batch).delete()
    rows = rows_of(bytes(batch.content or b""))
    next(rows)
    seen = _Seen()
    done = 0
    while chunk := list(islice(rows, AT_A_TIME)):
        lines = [_line(batch, row) for row in chunk]
        _judge(lines, batch=batch, seen=seen)
        ImportRow.objects.bulk_create(lines)
        done += len(lines)
        yield done


def _line(batch: Import, row: Row) -> ImportRow:
    said = rules.said(row.cells, mapping=batch.mapping)
    wrong = any(True for _fault in rules.faults(said))
    verdict = Verdict.WRONG if wrong else Verdict.NEW
    return ImportRow(batch=batch, number=row.number, said=said, verdict=verdict)


class _Seen:
    """Which earlier row of the file told of an organisation: by identifier, or name and place."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, ...], int] = {}

    def earlier(self, record: Mapping[str, Any], number: int) -> int | None:
        """The first row about the same organisation, if it is not this one."""
        keys = list(_keys(record))
        first = next((self._rows[key] for key in keys if key in self._rows), None)
        for key in keys:
            self._rows.setdefault(key, first or number)
        return first


def identifiers(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What identifies the organisation that is told of: (column, value)."""
    return [(name, record[name]) for name in _IDENTIFYING if record.get(name)]


def _keys(record: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Two rows are about one organisation when they share one of these.

    A row with an identifier is never taken for another by its name alone.
    """
    known_by = identifiers(record)
    yield from known_by
    if not known_by:
        yield "name", rules.bare_name(record["name"]), rules.plain(record["city"])


def _judge(lines: list[ImportRow], *, batch: Import, seen: _Seen) -> None:
    """Find for each sound row the record or the earlier row that tells of the same."""
    sound = [
        (line, rules.told(line.said, of=Of.ORGANISATION))
        for line in lines
        if line.verdict != Verdict.WRONG
    ]
    held = held_by([record for _line, record in sound], agency=batch.agency)
    strange: list[tuple[ImportRow, dict[str, Any]]] = []
    for line, record in sound:
        line.twin = seen.earlier(record, line.number)
        line.organisation_id = next((held[key] for key in identifiers(record) if key in held), None)
        if line.twin or line.organisation_id:
            line.verdict = Verdict.KNOWN
        else:
            strange.append((line, record))
    _find_alike(strange, batch=batch)


def held_by(records: list[dict[str, Any]], *, agency: Agency) -> dict[tuple[str, str], int]:
    """The records of the agency by what identifies them."""
    return {
        (name, value): pk
        for name in _IDENTIFYING
        for value, pk in queries.holders(
            name, {record[name] for record in records if record.get(name)}, agency=agency
        ).items()
    }


def _find_alike(strange: list[tuple[ImportRow, dict[str, Any]]], *, batch: Import) -> None:
    names = [rules.bare_name(record["name"]) for _line, record in strange]
    candidates = queries.candidates(names, agency=batch.agency)
    for place, (line, record) in enumerate(strange):
        alike = (each for each in candidates.get(place, ()) if _may_be(record, each))
        line.organisation = next(alike, None)
        if line.organisation:
            line.verdict = Verdict.ALIKE


def _may_be(record: Mapping[str, Any], known: Organisation) -> bool:
    """Whether a row may tell of the record: two identifiers that differ say it does not."""
    for name in _IDENTIFYING:
        mine, theirs = record.get(name), getattr(known, name)
        if mine and theirs and mine != theirs:
            return False
    return rules.look_alike((record["name"], record["city"]), (known.name, known.city))
