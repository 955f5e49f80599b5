"""What delegates asked for when they applied."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hansa.apps.programme import rules
from hansa.apps.programme.models import Activity, ActivityWish
from hansa.apps.registration.models import Delegate
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
