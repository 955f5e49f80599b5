"""Somebody travels instead of somebody else, with their seat, their meetings and their places."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.attendance import services as attendance
from hansa.apps.meetings import services as meetings
from hansa.apps.programme import services as programme
from hansa.apps.protocol import services as protocol
from hansa.apps.registration import services as registrations
from hansa.apps.travel import services as travel
from hansa.journeys.welcome import welcome

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Person
    from hansa.apps.registration.models import Delegate


@transaction.atomic
def substitute_delegate(
    *,
    delegate: Delegate,
    person: Person | registrations.NewPerson,
    by: User,
    now: datetime,
    why: str,
) -> None:
    """Hand the seat on; calendar and badge of who stays at home stop working at once.

    Those who came with them stay at home too, and a place in the order of precedence is nobody's
    to hand on.

    Raises:
        Refused: as `registration.services.substitute` does.
    """
    leaving = registrations.substitute(delegate, person=person, by=by, now=now, why=why)
    meetings.sit_instead(
        registration=delegate.registration,
        leaving=leaving,
        joining=delegate.person,
        by=by,
        now=now,
    )
    protocol.pass_over(delegate=delegate, by=by, now=now)
    travel.leave_accompanying(delegate=delegate, by=by, now=now)
    programme.renew_calendar_link(delegate=delegate, by=by, now=now)
    attendance.renew_badge(delegate=delegate, by=by, now=now)
    welcome(delegate.registration, by=by, now=now)
