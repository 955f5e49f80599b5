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
    close_slots(activity=activity, delegate=delegate, by=by, now=now)
    return place


@transaction.atomic
def give_place_back(
    *, activity: Activity, delegate: Delegate, by: User | None, now: datetime
) -> SignUp:
    """Free the place for somebody else, and the delegate for meetings.

    Raises:
        Refused: as `programme.services.give_place_back` does.
    """
    place = programme.give_place_back(activity=activity, delegate=delegate, by=by, now=now)
    open_slots(activity=activity, delegate=delegate, by=by, now=now)
    return place


def close_slots(*, activity: Activity, delegate: Delegate, by: User | None, now: datetime) -> None:
    """Note that the delegate cannot sit in a meeting during the activity and on the way."""
    for slot in queries.slots_during(activity, delegate=delegate):
        meetings.note_absence(
            slot=slot,
            person=delegate.person,
            why=activity.titles["en"][:160],
            cause=_cause(activity),
            by=by,
            now=now,
        )


def open_slots(*, activity: Activity, delegate: Delegate, by: User | None, now: datetime) -> None:
    """Forget what `close_slots` noted for this activity; other absences stand.

    A slot may lie on the way from one visit to another: the other one closes it again.
    """
    for slot in queries.slots_during(activity, delegate=delegate):
        meetings.end_absence(
            slot=slot, person=delegate.person, cause=_cause(activity), by=by, now=now
        )
    for other in queries.other_visits(activity, delegate=delegate):
        close_slots(activity=other, delegate=delegate, by=by, now=now)


def _cause(activity: Activity) -> str:
    """Names the activity even when it is given another title."""
    return f"activity-{activity.uid}"
