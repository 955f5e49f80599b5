"""Ordering slow work: the order and its job are saved together, or neither is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.directory import services as directory
from hansa.apps.meetings import services as meetings
from hansa.worker.tasks import carry_out_timetable, work_on_import

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Import
    from hansa.apps.meetings.models import Run, Session


@transaction.atomic
def propose_timetable(*, session: Session, seconds: int, by: User, now: datetime) -> Run:
    """Have a timetable proposed; the worker picks the order up once it is saved.

    Raises:
        Refused: when one is under way, or there is nothing to place.
    """
    run = meetings.order_timetable(session=session, seconds=seconds, by=by, now=now)
    carry_out_timetable.defer(run=run.pk)
    return run


@transaction.atomic
def check_import(*, batch: Import, mapping: Mapping[str, int], by: User, now: datetime) -> Import:
    """Have the rows of a file checked by the worker.

    Raises:
        Refused: when columns are missing, or the file is busy or closed.
    """
    ordered = directory.order_check(batch=batch, mapping=mapping, by=by, now=now)
    work_on_import.defer(batch=ordered.pk)
    return ordered


@transaction.atomic
def carry_in_import(*, batch: Import, by: User, now: datetime) -> Import:
    """Have the rows that are ready taken into the directory by the worker.

    Raises:
        Refused: when the file was not checked, or no row is ready.
    """
    ordered = directory.order_import(batch=batch, by=by, now=now)
    work_on_import.defer(batch=ordered.pk)
    return ordered
