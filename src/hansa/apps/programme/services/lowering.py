"""An activity gets fewer places: those who came last wait again."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.programme import queries, rules
from hansa.apps.programme.models import Activity, SignUp
from hansa.apps.programme.services.displacing import displace, known
from hansa.apps.programme.services.places import locked
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def lower_capacity(
    *, activity: Activity, capacity: int, displacing: Collection[int], by: User, now: datetime
) -> list[SignUp]:
    """Leave only so many places; who loses one waits for the next, and is told.

    `queries.who_would_lose` tells beforehand who that is. Which B2B slots are free again is for
    `journeys.sign_up.lower_capacity`.

    Args:
        displacing: the places that are to be lost, by number; nobody loses another one.

    Raises:
        Refused: when it is cancelled; with no place at all, or when others would lose theirs
            (field `capacity`).
    """
    held = locked(activity)
    refuse_if(rules.objections_to_changing(status=held.status))
    losing = queries.who_would_lose(held, capacity=capacity)
    refuse_if(
        rules.objections_to_capacity(
            capacity=capacity,
            taken=capacity + len(losing),
            displacing=known(losing, displacing=displacing),
        ),
        field="capacity",
    )
    held.capacity, held.changed_at, held.sequence = capacity, now, held.sequence + 1
    held.save(update_fields=["capacity", "changed_at", "sequence"])
    record("activity.changed", about=held, by=by, now=now, capacity=capacity)
    return displace(held, losing=losing, by=by, now=now)
