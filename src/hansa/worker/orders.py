"""Ordering slow work: the order and its job are saved together, or neither is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.meetings import services as meetings
from hansa.worker.tasks import carry_out_timetable

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
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
