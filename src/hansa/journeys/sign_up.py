"""A place at an activity, and the B2B slots it closes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.meetings import services as meetings
from hansa.apps.programme import queries
from hansa.apps.programme import services as programme

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.programme.models import Activity, SignUp
    from hansa.apps.registration.models import Delegate


@transaction.atomic
def take_place(*, activity: Activity, delegate: Delegate, by: User, now: datetime) -> SignUp:
    """Give the delegate a place, and keep them out of meetings meanwhile.

    Raises:
        Refused: as `programme.services.sign_up` does.
    """
    place = programme.sign_up(activity=activity, delegate=delegate, by=by, now=now)
    for slot in queries.slots_during(activity, delegate=delegate):
        meetings.note_absence(
            slot=slot, person=delegate.person, why=activity.titles["en"][:160], by=by, now=now
        )
    return place


@transaction.atomic
def give_place_back(*, activity: Activity, delegate: Delegate, by: User, now: datetime) -> SignUp:
    """Free the place for somebody else.

    Raises:
        Refused: as `programme.services.give_place_back` does.
    """
    return programme.give_place_back(activity=activity, delegate=delegate, by=by, now=now)
