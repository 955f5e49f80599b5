"""Making one record of two."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.directory import queries
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.directory.services.permission import hold_records_of
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@transaction.atomic
def merge(
    *, kept: Organisation, gone: Organisation, take: Collection[str] = (), by: User, now: datetime
) -> Organisation:
    """Make one record of two: all that points at `gone` then points at `kept`.

    What `kept` does not say is filled in from `gone`; where both say something, `kept` is right
    but for the columns in `take`. The history keeps all that is needed to part them again.

    Raises:
        Refused: when `by` does not work for their agency, or both stand where only one may.
    """
    hold_records_of(kept.agency, by=by)
    stays, goes = _locked(kept, gone)
    refuse_if(queries.objections_to_merging(stays, goes))
    undo = _Undo(gone=goes.pk, record=_told(goes))
    try:
        with transaction.atomic():
            _follow(stays, goes, undo)
            wanted = _wanted(stays, goes, take=take)
            goes.delete()
            undo.changes |= _write(stays, wanted)
    except IntegrityError as clash:
        raise Refused(
            _("Somebody would be in two places at once; look at their agendas first.")
        ) from clash
    record(queries.MERGED, about=stays, by=by, now=now, **undo.written())
    return stays


@dataclass(slots=True)
class _Undo:
    """What is needed to part two records again.

    Attributes:
        record: what the record said that is gone.
        changes: of the kept record, {column: (was, is)}.
        moved: the rows that followed, by table and column.
        dropped: rows that were a part of the record, and had their like in the kept one.
        people: those who were in both, each with what moved.
    """

    gone: int
    record: dict[str, Any]
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    moved: dict[str, list[int]] = field(default_factory=dict)
    dropped: list[dict[str, Any]] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)

    def written(self) -> dict[str, Any]:
        """As the history keeps it."""
        return {
            name: getattr(self, name)
            for name in ("gone", "record", "changes", "moved", "dropped", "people")
        }


def _locked(kept: Organisation, gone: Organisation) -> tuple[Organisation, Organisation]:
    """Both as they stand now, locked in one order so that two merges cannot wait for each other."""
    rows = Organisation.objects.select_for_update(of=("self",)).select_related("agency")
    held = {row.pk: row for row in rows.filter(pk__in=[kept.pk, gone.pk]).order_by("pk")}
    if len(held) < len({kept.pk, gone.pk}):
        raise Refused(_("One of the records is gone; somebody merged it meanwhile."))
    return held[kept.pk], held[gone.pk]


def _follow(kept: Model, gone: Model, undo: _Undo) -> None:
    """Let everything that points at `gone` point at `kept`."""
    for reference in queries.references_to(type(gone)):
        moving = []
        for row in reference.rows(gone):
            twin = queries.twin_of(row, reference, kept=kept)
            if twin is None:
                moving.append(row.pk)
            elif isinstance(row, Person) and isinstance(twin, Person):
                _join(twin, row, undo)
            else:
                undo.dropped.append({"table": row._meta.label_lower, **_told(row)})
                row.delete()
        if moving:
            reference.model._base_manager.filter(pk__in=moving).update(**{reference.field: kept})
            undo.moved[f"{reference.model._meta.label_lower}.{reference.field}"] = moving


def _join(kept: Person, gone: Person, undo: _Undo) -> None:
    """Make one record of two of the same person."""
    own = _Undo(gone=gone.pk, record=_told(gone))
    _follow(kept, gone, own)
    wanted = _wanted(kept, gone, take=())
    gone.delete()
    own.changes |= _write(kept, wanted)
    undo.people.append({"kept": kept.pk, **own.written()})


def _wanted(kept: Model, gone: Model, *, take: Collection[str]) -> dict[str, Any]:
    """What the kept record says afterwards in the columns that change."""
    wanted = {}
    for column in queries.merged_fields(type(kept)):
        was, other = getattr(kept, column.attname), getattr(gone, column.attname)
        if other and other != was and (not was or column.name in take):
            wanted[column.attname] = other
    wanted.pop("organisation_id", None)
    return wanted


def _write(row: Model, wanted: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    changes = {name: (getattr(row, name), value) for name, value in wanted.items()}
    for name, value in wanted.items():
        setattr(row, name, value)
    if wanted:
        row.save(update_fields=list(wanted))
    return changes


def _told(row: Model) -> dict[str, Any]:
    """Every column of the row, as the history can keep it."""
    return {
        column.attname: getattr(row, column.attname)
        for column in row._meta.concrete_fields
        if not getattr(column, "generated", False)
    }
