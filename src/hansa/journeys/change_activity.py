"""An activity is moved or called off; the B2B slots it closed and its signings follow."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Unpack

from django.db import transaction

from hansa.apps.agreements import services as agreements
from hansa.apps.programme import queries
from hansa.apps.programme import services as programme
from hansa.journeys.sign_up import close_slots, move_up, open_slots

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.programme.models import Activity, PlannedChange
    from hansa.apps.programme.services import Details
    from hansa.apps.programme.services.planning import Wanted


@transaction.atomic
def change_activity(
    *,
    activity: Activity,
    by: User,
    now: datetime,
    displacing: Collection[int] = (),
    **details: Unpack[Details],
) -> Activity:
    """Change what, when or where it is; those who signed up are free at the old time.

    Places that are new go to those who wait. Who loses one by it (`displacing`) is free at the
    new time too. What is signed at it keeps its turn, at the new hours.

    Raises:
        Refused: as `programme.services.change` does; or when somebody would be at two desks.
    """
    delegates = [place.delegate for place in queries.sign_ups_of(activity)]
    for delegate in delegates:
        open_slots(activity=activity, delegate=delegate, by=by, now=now)
    changed = programme.change(activity=activity, by=by, now=now, displacing=displacing, **details)
    for place in queries.sign_ups_of(changed):
        close_slots(activity=changed, delegate=place.delegate, by=by, now=now)
    move_up(activity=changed, now=now)
    agreements.follow_activity(activity=changed, by=by, now=now)
    return changed


@transaction.atomic
def plan_activity(
    *, activity: Activity, by: User, now: datetime, **wanted: Unpack[Wanted]
) -> PlannedChange | None:
    """Move it on the board; a draft moves at once, and what is signed at it keeps its turn.

    Raises:
        Refused: as `programme.services.plan` does; or when somebody would be at two desks.
    """
    planned = programme.plan(activity=activity, by=by, now=now, **wanted)
    agreements.follow_activity(activity=activity, by=by, now=now)
    return planned


@transaction.atomic
def cancel_activity(*, activity: Activity, by: User, now: datetime, why: str) -> Activity:
    """Call it off; those who signed up are free again, and its agreements for another ceremony.

    Raises:
        Refused: as `programme.services.cancel` does.
    """
    cancelled = programme.cancel(activity=activity, by=by, now=now, why=why)
    for place in queries.sign_ups_of(cancelled):
        open_slots(activity=cancelled, delegate=place.delegate, by=by, now=now)
    agreements.leave_stage_of(activity=cancelled, by=by, now=now)
    return cancelled
