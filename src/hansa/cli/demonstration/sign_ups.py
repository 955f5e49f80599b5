"""Who waits for a place at a full visit, and who gave one back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hansa.apps.programme import queries, services
from hansa.apps.registration import queries as registrations
from hansa.journeys.sign_up import give_place_back, lower_capacity
from hansa.values import Refused

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.programme.models import Activity
    from hansa.cli.demonstration.names import Namer

# So many visits are in demand, and so many delegates try to get onto each list.
IN_DEMAND = 6
TRIED = 8


def wait_for_places(
    activities: Sequence[Activity], *, namer: Namer, by: User, now: datetime
) -> None:
    """Let the first visits fill: fewer places at one, a place given back at the next, and lines."""
    taken = [each for each in activities if queries.places_taken(each) > 1][:IN_DEMAND]
    for number, activity in enumerate(taken):
        held = list(queries.sign_ups_of(activity))
        fewer = len(held) - (number == 0)
        losing = {place.pk for place in queries.who_would_lose(activity, capacity=fewer)}
        lower_capacity(activity=activity, capacity=fewer, displacing=losing, by=by, now=now)
        _line_up(activity, namer=namer, by=by, now=now)
        if number % 2:
            give_place_back(
                activity=activity,
                delegate=held[0].delegate,
                by=by,
                now=now + timedelta(hours=1),
            )


def _line_up(activity: Activity, *, namer: Namer, by: User, now: datetime) -> None:
    delegates = list(registrations.accepted_delegates(activity.leg.mission))
    for delegate in namer.random.sample(delegates, min(TRIED, len(delegates))):
        try:
            services.wait(activity=activity, delegate=delegate, by=by, now=now)
        except Refused:
            continue
