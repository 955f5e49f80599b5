"""Taking a file of organisations in, and settling what becomes of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory import queries, rules
from hansa.apps.directory.models import Import, ImportRow
from hansa.apps.directory.rules.imports import ATTEMPTS, OVER, ImportStatus, Verdict
from hansa.apps.directory.services.permission import hold_records_of
from hansa.plumbing.history.recording import record
from hansa.plumbing.spreadsheets.limits import Trouble, Unreadable
from hansa.plumbing.spreadsheets.reading import Row, rows_of
from hansa.values import Refused, refuse_if

_SAMPLES = 3
_OF_AN_ORDER = (
    *("status", "ordered_by", "ordered_at", "mapping"),
    *("done", "attempts", "problem", "finished_at"),
)


@transaction.atomic
def receive_file(
    *, agency: Agency, filename: str, content: bytes, by: User, now: datetime
) -> Import:
    """Take a file in: it is read through once, and its headings are guessed at.

    Raises:
        Refused: when `by` does not work for the agency; or, with field "file", when it is no
            spreadsheet or passes a limit.
    """
    hold_records_of(agency, by=by)
    first, samples, number = _looked_through(content)
    batch = Import.objects.create(
        agency=agency,
        filename=filename[-200:],
        content=content,
        headings=list(first.cells),
        samples=[list(row.cells) for row in samples],
        mapping=rules.guessed(first.cells),
        rows=number,
        received_by=by,
        received_at=now,
    )
    record("import.received", about=batch, by=by, now=now, file=batch.filename, rows=number)
    return batch


def _looked_through(content: bytes) -> tuple[Row, list[Row], int]:
    """The headings, the first rows, and how many there are."""
    samples: list[Row] = []
    number = 0
    try:
        rows = rows_of(content)
        first = next(rows)
        for row in rows:
            number += 1
            if len(samples) < _SAMPLES:
                samples.append(row)
        if not number:
            raise Unreadable(Trouble.EMPTY)
    except Unreadable as unreadable:
        raise Refused(rules.objection_to_file(unreadable), field="file") from unreadable
    return first, samples, number


@transaction.atomic
def order_check(*, batch: Import, mapping: Mapping[str, int], by: User, now: datetime) -> Import:
    """Have the rows checked, read by these columns; what was decided before is forgotten.

    Raises:
        Refused: when `by` does not work for the agency, columns are missing, or the file is busy.
    """
    held = _held(batch, by=by)
    refuse_if(rules.objections_to_checking(status=held.status))
    refuse_if(rules.objections_to_mapping(mapping))
    held.mapping = dict(mapping)
    return _order(held, ImportStatus.CHECKING, now=now, by=by, verb="import.check_ordered")


@transaction.atomic
def order_import(*, batch: Import, by: User, now: datetime) -> Import:
    """Have the rows that are ready taken into the directory.

    Raises:
        Refused: when `by` does not work for the agency, or no checked row is ready.
    """
    held = _held(batch, by=by)
    ready = queries.ready(held)
    refuse_if(rules.objections_to_importing(status=held.status, rows=ready))
    return _order(held, ImportStatus.IMPORTING, now=now, by=by, verb="import.ordered")


@transaction.atomic
def drop(*, batch: Import, by: User, now: datetime) -> None:
    """Put the file aside: nothing of it is imported, and what it held is forgotten.

    Raises:
        Refused: when `by` does not work for the agency, or the file is busy or closed.
    """
    held = _held(batch, by=by)
    refuse_if(rules.objections_to_checking(status=held.status))
    ImportRow.objects.filter(batch=held).delete()
    held.status, held.content, held.samples, held.finished_at = ImportStatus.DROPPED, None, [], now
    held.save(update_fields=["status", "content", "samples", "finished_at"])
    record("import.dropped", about=held, by=by, now=now)


@transaction.atomic
def decide(*, line: ImportRow, verdict: str, by: User, now: datetime) -> None:
    """Say what becomes of one row: known, new, or left out.

    Raises:
        Refused: when `by` does not work for the agency, or the row is wrong or no longer open.
    """
    held = _held(line.batch, by=by)
    refuse_if(rules.objections_to_deciding(status=held.status, verdict=line.verdict))
    refuse_if(rules.objections_to_verdict(verdict, resembles=line.organisation_id is not None))
    ImportRow.objects.filter(pk=line.pk).update(verdict=verdict)
    line.verdict = verdict
    record("import.decided", about=held, by=by, now=now, row=line.number, verdict=verdict)


@transaction.atomic
def decide_the_rest(*, batch: Import, verdict: str, by: User, now: datetime) -> int:
    """Say of every row that looks like a record whether it is; gives how many there were.

    Raises:
        Refused: as `decide`.
    """
    held = _held(batch, by=by)
    refuse_if(rules.objections_to_deciding(status=held.status, verdict=""))
    refuse_if(rules.objections_to_verdict(verdict, resembles=True))
    rows = ImportRow.objects.filter(batch=held, verdict=Verdict.ALIKE).update(verdict=verdict)
    record("import.decided", about=held, by=by, now=now, rows=rows, verdict=verdict)
    return rows


@transaction.atomic
def begin(*, batch: Import, status: ImportStatus, now: datetime) -> Import | None:
    """The file, for a worker that begins with it; None where nobody waits for that (any more)."""
    held = Import.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if held.status != status:
        return None
    if held.attempts >= ATTEMPTS:
        fail(batch=held, problem=_("The worker was interrupted twice. Try again."), now=now)
        return None
    held.attempts += 1
    held.done = 0
    held.save(update_fields=["attempts", "done"])
    return held


@transaction.atomic
def fail(*, batch: Import, problem: str, now: datetime) -> None:
    """Note that nothing came of it; the file is kept, so that it can be tried again."""
    batch.status, batch.finished_at, batch.problem = ImportStatus.FAILED, now, problem
    batch.save(update_fields=["status", "finished_at", "problem"])
    record("import.failed", about=batch, by=None, now=now, why=problem)


@transaction.atomic
def forget_rows(*, before: datetime) -> int:
    """Forget what the rows of closed files said, which names people; gives how many rows."""
    old = ImportRow.objects.filter(batch__status__in=OVER, batch__finished_at__lt=before)
    forgotten, _each = old.delete()
    return forgotten


def _held(batch: Import, *, by: User) -> Import:
    """The file, locked, after asking who wants something of it."""
    hold_records_of(batch.agency, by=by)
    return Import.objects.select_for_update(of=("self",)).defer("content").get(pk=batch.pk)


def _order(held: Import, status: ImportStatus, *, by: User, now: datetime, verb: str) -> Import:
    held.status, held.ordered_by, held.ordered_at = status, by, now
    held.done = held.attempts = 0
    held.problem, held.finished_at = "", None
    held.save(update_fields=_OF_AN_ORDER)
    record(verb, about=held, by=by, now=now)
    return held
