"""What delegates asked for when they applied."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.programme import rules
from hansa.apps.programme.models import Activity, ActivityWish
from hansa.apps.registration.models import Delegate
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def wish_for(
    delegate: Delegate, *, activities: Iterable[Activity], now: datetime, field: str = ""
) -> None:
    """Note the activities that a delegate would like to go to; no place is taken by it.

    Raises:
        Refused: with `field`, when one is in a city or on a day where the delegate is not.
    """
    days = [(stay.leg_id, stay.arrives_on, stay.leaves_on) for stay in delegate.stays.all()]
    chosen = list(activities)
    for activity in chosen:
        day = activity.told.start.date()
        there = any(leg == activity.leg_id and first <= day <= last for leg, first, last in days)
        refuse_if(
            rules.objections_to_wish(
                activity=activity.title, delegate=str(delegate.person), there=there
            ),
            field=field,
        )
    ActivityWish.objects.bulk_create(
        (ActivityWish(activity=each, delegate=delegate, wished_at=now) for each in chosen),
        ignore_conflicts=True,
    )


@transaction.atomic
def wish_anew(
    delegate: Delegate, *, activities: Iterable[Activity], by: User, now: datetime, field: str = ""
) -> bool:
    """Let these be all that a delegate would like to go to; whether they wished otherwise before.

    Raises:
        Refused: as `wish_for`.
    """
    chosen = {activity.pk: activity for activity in activities}
    wished = {each.activity_id: each.activity for each in _wishes_of(delegate)}
    if chosen.keys() == wished.keys():
        return False
    ActivityWish.objects.filter(delegate=delegate).exclude(activity__in=chosen).delete()
    new = [activity for number, activity in chosen.items() if number not in wished]
    wish_for(delegate, activities=new, now=now, field=field)
    record(
        "registration.wishes_changed",
        about=delegate.registration,
        by=by,
        now=now,
        delegate=str(delegate.person),
        added=[activity.title for activity in new],
        dropped=[each.title for number, each in wished.items() if number not in chosen],
    )
    return True


def _wishes_of(delegate: Delegate) -> Iterable[ActivityWish]:
    """What the delegate asked for so far."""
    return ActivityWish.objects.filter(delegate=delegate).select_related("activity")
