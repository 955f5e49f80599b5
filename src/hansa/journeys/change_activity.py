"""An activity is moved or called off, and the B2B slots it closed follow."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Unpack

from django.db import transaction

from hansa.apps.programme import queries
from hansa.apps.programme import services as programme
from hansa.journeys.sign_up import close_slots, open_slots

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.programme.models import Activity
    from hansa.apps.programme.services import Details


@transaction.atomic
def change_activity(
    *,
    activity: Activity,
    by: User,
    now: datetime,
    displacing: bool = False,
    **details: Unpack[Details],
) -> Activity:
    """Change what, when or where it is; those who signed up are free at the old time.

    Who loses a place by it (`displacing`) is free at the new one too.

    Raises:
        Refused: as `programme.services.change` does.
    """
    delegates = [place.delegate for place in queries.sign_ups_of(activity)]
    for delegate in delegates:
        open_slots(activity=activity, delegate=delegate, by=by, now=now)
    changed = programme.change(activity=activity, by=by, now=now, displacing=displacing, **details)
    for place in queries.sign_ups_of(changed):
        close_slots(activity=changed, delegate=place.delegate, by=by, now=now)
    return changed


@transaction.atomic
def cancel_activity(*, activity: Activity, by: User, now: datetime, why: str) -> Activity:
    """Call it off; those who signed up are free for meetings again.

    Raises:
        Refused: as `programme.services.cancel` does.
    """
    cancelled = programme.cancel(activity=activity, by=by, now=now, why=why)
    for place in queries.sign_ups_of(cancelled):
        open_slots(activity=cancelled, delegate=place.delegate, by=by, now=now)
    return cancelled
