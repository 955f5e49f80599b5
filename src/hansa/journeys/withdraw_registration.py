"""An organisation stays at home: seats, meetings and places are free, and others are asked."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hansa.apps.matching import services as matching
from hansa.apps.meetings import services as meetings
from hansa.apps.programme import queries as programme
from hansa.apps.programme import services as programme_done
from hansa.apps.programme.rules import Left
from hansa.apps.registration import queries as registrations_told
from hansa.apps.registration import services as registrations
from hansa.journeys.sign_up import leave_place, move_up
from hansa.journeys.welcome import welcome
from hansa.values import Refused

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Registration

log = logging.getLogger(__name__)


@transaction.atomic
def withdraw_registration(*, registration: Registration, by: User, now: datetime, why: str) -> None:
    """Take the organisation out; hosts read of it with the next publication.

    Raises:
        Refused: as `registration.services.withdraw` does.
    """
    _leave_rooms(registration, by=by, now=now, why=why)
    registrations.withdraw(registration=registration, by=by, now=now, why=why)
    offer_freed_seats(mission=registration.mission, now=now)


@transaction.atomic
def cancel_registration(*, registration: Registration, by: User, now: datetime, why: str) -> None:
    """Take the organisation out for the agency's own reasons.

    Raises:
        Refused: as `registration.services.cancel` does.
    """
    _leave_rooms(registration, by=by, now=now, why=why)
    registrations.cancel(registration=registration, by=by, now=now, why=why)
    offer_freed_seats(mission=registration.mission, now=now)


def let_offers_lapse(*, now: datetime) -> int:
    """Free the seats of every offer whose day is over; each in a transaction of its own."""
    today = timezone.localdate(now)
    return sum(
        _let_lapse(registration, now=now) for registration in registrations_told.lapsed(today=today)
    )


def offer_freed_seats(*, mission: Mission, now: datetime) -> int:
    """Offer the seats that are left to those who wait, in their order; how many were asked.

    Who needs more seats than are left, or whose quota is full, is passed over and keeps their
    place; so is whoever cannot be welcomed, for instance because a delegate is elsewhere by now.
    """
    return sum(_move_up(waiting, now=now) for waiting in registrations_told.waiting_list(mission))


@transaction.atomic
def _let_lapse(registration: Registration, *, now: datetime) -> bool:
    lapsed = registrations.let_lapse(registration, now=now)
    if lapsed:
        _leave_rooms(registration, by=None, now=now, why="")
        offer_freed_seats(mission=registration.mission, now=now)
    return lapsed


def _move_up(waiting: Registration, *, now: datetime) -> bool:
    try:
        with transaction.atomic():
            asked = registrations.offer_what_came_free(waiting, now=now)
            if asked:
                welcome(waiting, by=None, now=now)
    except Refused as refused:
        log.warning("Registration %s stays on the waiting list: %s", waiting.pk, refused)
        return False
    return asked


def _leave_rooms(registration: Registration, *, by: User | None, now: datetime, why: str) -> None:
    matching.hold_for_release(registration)
    awaited = programme_done.leave_waiting_lists(registration=registration)
    for place in programme.places_of(registration):
        leave_place(
            activity=place.activity,
            delegate=place.delegate,
            by=by,
            now=now,
            left=Left.NOT_TRAVELLING,
        )
    for activity in awaited:
        move_up(activity=activity, now=now)
    meetings.leave_boards(registration=registration, by=by, now=now, why=why)
    matching.release(registration=registration, by=by, now=now)
