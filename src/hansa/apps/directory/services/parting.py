"""Undoing a merge: one record becomes two again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.directory import queries
from hansa.apps.directory.models import Organisation
from hansa.apps.directory.queries.parting import Joined
from hansa.apps.directory.services.permission import hold_records_of
from hansa.plumbing.history.models import Event
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@transaction.atomic
def undo_merge(*, merge: Event, by: User, now: datetime) -> Organisation:
    """Make two records again of one, as the history kept them; gives the one that is back.

    Whatever followed goes back; what was added since stays. In the columns that the merge
    changed, the record that stayed says again what it said, unless somebody corrected it since.

    Raises:
        Refused: when `by` keeps no records for the agency, or something has happened since that
            cannot be parted; each reason names it.
    """
    kept = Organisation.objects.select_related("agency").filter(pk=merge.about_id).first()
    if kept is None:
        raise Refused(*queries.objections_to_undoing(merge))
    hold_records_of(kept.agency, by=by)
    kept = Organisation.objects.select_for_update(of=("self",)).get(pk=kept.pk)
    refuse_if(queries.objections_to_undoing(merge))
    joined = queries.told_by(merge)
    try:
        with transaction.atomic():
            _part(joined)
    except IntegrityError as clash:
        raise Refused(
            _("Somebody would be in two places at once; look at their agendas first.")
        ) from clash
    back = Organisation.objects.get(pk=joined.gone)
    record(queries.PARTED, about=kept, by=by, now=now, merge=merge.pk, gone=back.pk, name=back.name)
    record(queries.RESTORED, about=back, by=by, now=now, kept=kept.pk, name=kept.name)
    return back


def _part(joined: Joined) -> None:
    """Give back what one row took over, and let the other be there again."""
    _take_back(joined)
    _restore(joined.model, joined.record)
    for rows, column in queries.rows_that_go_back(joined):
        rows.update(**{column: joined.gone})
    for person in joined.people:
        _part(person)
    for row in joined.dropped:
        if not queries.is_kept_by_itself(row["table"]):
            _restore(apps.get_model(row["table"]), row)


def _take_back(joined: Joined) -> None:
    """What the row that stayed said before, where it still says what the merge wrote."""
    row = joined.model._base_manager.select_for_update(of=("self",)).get(pk=joined.kept)
    fields = {field.attname: field for field in joined.model._meta.concrete_fields}
    back = []
    for column, (was, became) in joined.changes.items():
        field = fields[column]
        if getattr(row, column) == field.to_python(became):
            setattr(row, column, field.to_python(was))
            back.append(column)
    if back:
        row.save(update_fields=back)


def _restore(model: type[Model], told: Mapping[str, Any]) -> None:
    """The row as it was, under its old number; what it may do without, and is gone, is left out."""
    row = model()
    for field in model._meta.concrete_fields:
        if field.attname not in told:
            continue
        said = field.to_python(told[field.attname])
        if isinstance(field, ForeignKey) and field.null and not queries.is_there(field, said):
            said = None
        setattr(row, field.attname, said)
    row.save_base(raw=True, force_insert=True)
