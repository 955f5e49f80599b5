"""What a marshal changes on the day is published at once: those concerned are told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.attendance.rules.marks import Outcome
from hansa.apps.attendance.services import marshalling
from hansa.apps.meetings import services as meetings
from hansa.journeys.publish_agendas import publish_agendas

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.meetings.changes import Publication
    from hansa.apps.meetings.models import Meeting, Party, Slot, Table, Wish
    from hansa.apps.meetings.repair_rows import Repair


@transaction.atomic
def hold_now(
    *,
    wish: Wish,
    slot: Slot,
    table: Table,
    by: User,
    now: datetime,
    instead: tuple[Meeting, Party] | None = None,
) -> Publication:
    """Hold a meeting that waits, and tell both sides; twice is once.

    Args:
        instead: the meeting that gives its table up, and who did not come for it.

    Raises:
        Refused: as `marshalling.mark_meeting`, `marshalling.swap_in` and `publish_agendas` do;
            nothing is changed then.
    """
    if instead:
        lost, absent = instead
        no_show = Outcome.NO_SHOW
        marshalling.mark_meeting(meeting=lost, outcome=no_show, absent=absent, by=by, now=now)
    held = marshalling.swap_in(wish=wish, slot=slot, table=table, by=by, now=now)
    return publish_agendas(session=held.session, by=by, now=now)


@transaction.atomic
def go_on(*, repair: Repair, number: int, by: User, now: datetime) -> Publication:
    """Take a way on for the rest of the day, and tell everybody whom it moves.

    Raises:
        Refused: as `meetings.services.accept_repair` and `publish_agendas` do.
    """
    taken = meetings.accept_repair(repair=repair, number=number, by=by, now=now)
    return publish_agendas(session=taken.session, by=by, now=now)
