"""Where somebody is, as far as doors and the programme tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from hansa.apps.attendance.models import Badge
from hansa.apps.attendance.queries.attendance import Seen, expected_of, last_seen
from hansa.apps.attendance.rules import Source
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import Activity
from hansa.apps.programme.rules import Status
from hansa.apps.travel import queries as travel


@dataclass(frozen=True, slots=True)
class LastPlace:
    """The last known place of somebody.

    Attributes:
        at: when it was true; None where nobody noted it.
        activity: what they attend or are expected at, at this hour.
    """

    place: str = ""
    at: datetime | None = None
    source: str = Source.NOTHING
    activity: str = ""
    bus: str = ""
    hotel: str = ""


def last_places(
    mission: Mission, *, badges: Iterable[Badge], now: datetime
) -> dict[str, LastPlace]:
    """By person, the last known place: what a door noted before what the programme says."""
    seen = last_seen(mission)
    going_on = list(
        Activity.objects.filter(
            leg__mission=mission, status=Status.CONFIRMED, period__contains=now
        ).select_related("leg")
    )
    expected = expected_of(going_on)
    # Who is expected by name says more than what is open to everybody.
    going_on.sort(key=lambda each: len(expected[each.pk]))
    company = {
        f"{kind}{number}": found
        for (kind, number), found in travel.company_of(mission, at=now).items()
    }
    found = {}
    for badge in badges:
        here = next((one for one in going_on if badge.person in expected[one.pk]), None)
        with_whom = company.get(badge.person, travel.Company())
        found[badge.person] = replace(
            _last_place(seen.get(badge.person), here), hotel=with_whom.hotel, bus=with_whom.bus
        )
    return found


def _last_place(noted: Seen | None, here: Activity | None) -> LastPlace:
    if noted and (here is None or noted.at >= here.period.lower):
        return LastPlace(
            place=f"{noted.place}, {noted.door}",
            at=noted.at,
            source=Source.DOOR,
            activity=noted.activity,
        )
    if here:
        return LastPlace(place=here.place, source=Source.AGENDA, activity=here.title)
    return LastPlace()
