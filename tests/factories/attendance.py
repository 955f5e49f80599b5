"""Doors of an activity, the phones at them, and what these note."""

from datetime import datetime, timedelta
from uuid import uuid4

from tests.factories.accounts import LONG_BEFORE

from hansa.apps.accounts.models import User
from hansa.apps.attendance import services
from hansa.apps.attendance.models import Badge, Device
from hansa.apps.attendance.services import Noted
from hansa.apps.programme.models import Activity
from hansa.apps.registration.models import Delegate


def badge_for(delegate: Delegate) -> Badge:
    """The delegate's badge."""
    badge = services.issue_own_badge(delegate=delegate, now=LONG_BEFORE)
    assert badge is not None
    return badge


def phone_at(activity: Activity, *, door: str, by: User, user: User | None = None) -> Device:
    """A phone that keeps a door of the activity."""
    made = services.add_door(activity=activity, name=door, by=by, now=LONG_BEFORE)
    return services.open_door(door=made, keeper="Ann", by=by, user=user, now=LONG_BEFORE)


def noted(badge: Badge | None, at: datetime, number: int = 1, **details) -> Noted:
    """What a phone with a right clock notes of a badge."""
    return Noted(
        **{
            "key": uuid4(),
            "number": number,
            "digest": badge.digest if badge else "",
            "told_at": at,
            **details,
        }
    )


def by_a_wrong_clock(badge: Badge, at: datetime, number: int, *, ahead: timedelta) -> Noted:
    """What a phone notes whose clock is ahead, and which knows by how much."""
    return noted(badge, at + ahead, number, offset=-ahead)
