"""Organisations and hosts take part in a B2B session.

What they signed up for keeps its slots closed, and whom they want to meet there is wished for.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.matching import services as matching
from hansa.apps.meetings import services as meetings
from hansa.apps.programme import queries
from hansa.journeys.sign_up import close_slots

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.meetings.models import Counterpart, Session
    from hansa.apps.registration.models import Registration


@transaction.atomic
def take_part(
    *, session: Session, registrations: Collection[Registration], by: User, now: datetime
) -> int:
    """Let all of these take part, or none; gives how many there were.

    Raises:
        Refused: when one belongs to another mission.
    """
    number = meetings.join_all(session=session, registrations=registrations, by=by, now=now)
    for place in queries.places_on(session.leg, registrations=registrations):
        close_slots(activity=place.activity, delegate=place.delegate, by=by, now=now)
    matching.carry_into(session=session, by=by, now=now)
    return number


@transaction.atomic
def receive_all(
    *, session: Session, counterparts: Collection[Counterpart], by: User, now: datetime
) -> int:
    """Let all of these hosts take part; gives how many there were.

    Raises:
        Refused: when one belongs to another leg.
    """
    number = meetings.join_all(session=session, counterparts=counterparts, by=by, now=now)
    matching.carry_into(session=session, by=by, now=now)
    return number
