"""Where somebody is, as far as doors, the programme and the travel plan tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from hansa.apps.attendance.models import Badge
from hansa.apps.attendance.queries.attendance import Seen, expected_of, last_seen
from hansa.apps.attendance.rules import Source
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import Activity
from hansa.apps.programme.rules import Status
from hansa.apps.travel import queries as travel
from hansa.apps.travel.models import Accompanying

# What the travel plan knows of; the rest of what it finds stands on the programme.
_TRAVEL = frozenset({"hotel", "flight", "ride"})


@dataclass(frozen=True, slots=True)
class LastPlace:
    """The last known place of somebody.

    Attributes:
        at: when it was true; None where it is so now, and nobody noted it.
        activity: what they attend or are expected at, at this hour.
    """

    place: str = ""
    at: datetime | None = None
    source: str = Source.NOTHING
    activity: str = ""
    bus: str = ""
    hotel: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the programme and the travel plan know of somebody."""

    known: travel.Whereabouts | None = None
    company: travel.Company = field(default_factory=travel.Company)


def last_places(
    mission: Mission, *, badges: Iterable[Badge], along: Iterable[Accompanying] = (), now: datetime
) -> dict[str, LastPlace]:
    """By person, the last known place: what a door noted, else what is planned for that hour."""
    seen = last_seen(mission)
    going_on = list(
        Activity.objects.filter(
            leg__mission=mission, status=Status.CONFIRMED, period__contains=now
        ).select_related("leg")
    )
    expected = expected_of(going_on)
    # Who is expected by name says more than what is open to everybody.
    going_on.sort(key=lambda each: len(expected[each.pk]))
    plans = _plans(mission, now=now)
    found = {}
    for badge in badges:
        here = next((one for one in going_on if badge.person in expected[one.pk]), None)
        plan = plans.get(badge.person, Plan())
        found[badge.person] = _last_place(seen.get(badge.person), here, plan)
    for each in along:
        own = _last_place(None, None, plans.get(key_of(each), Plan()))
        found[key_of(each)] = _beside(own, found.get(f"d{each.delegate_id}", LastPlace()))
    return found


def key_of(accompanying: Accompanying) -> str:
    """Under which key `last_places` tells of somebody who comes with a delegate."""
    return f"a{accompanying.pk}"


def _plans(mission: Mission, *, now: datetime) -> dict[str, Plan]:
    company = travel.company_of(mission, at=now)
    return {
        f"{kind}{number}": Plan(known, company.get((kind, number), travel.Company()))
        for known in travel.whereabouts(mission, at=now)
        for kind, number in [known.key]
    }


def _last_place(noted: Seen | None, here: Activity | None, plan: Plan) -> LastPlace:
    found, since = _planned(here, plan.known)
    # Doors open before the hour.
    at_its_door = bool(noted and here and noted.activity == here.title)
    if noted and (since is None or noted.at >= since or at_its_door):
        found = LastPlace(
            place=f"{noted.place}, {noted.door}",
            at=noted.at,
            source=Source.DOOR,
            activity=noted.activity,
        )
    return replace(found, hotel=plan.company.hotel, bus=plan.company.bus)


def _planned(
    here: Activity | None, known: travel.Whereabouts | None
) -> tuple[LastPlace, datetime | None]:
    """Where the plan has somebody, and since when: on the way before at an activity."""
    spot = known.last if known else None
    if known and spot and (here is None or (known.current and spot.kind != "hotel")):
        place = LastPlace(
            place=known.place,
            at=None if known.current else spot.end,
            source=Source.TRAVEL if spot.kind in _TRAVEL else Source.AGENDA,
            activity=here.title if here else "",
        )
        return place, spot.start
    if here:
        place = LastPlace(place=here.place, source=Source.AGENDA, activity=here.title)
        return place, here.period.lower
    return LastPlace(), None


def _beside(own: LastPlace, delegate: LastPlace) -> LastPlace:
    """Where to look for somebody who comes along: on a way or in a bed of theirs, else by whom."""
    found = replace(
        own,
        activity=delegate.activity,
        bus=own.bus or delegate.bus,
        hotel=own.hotel or delegate.hotel,
    )
    is_there = bool(own.place) and own.at is None
    if is_there or not delegate.place:
        return found
    return replace(found, place=delegate.place, at=delegate.at, source=Source.COMPANY)
