"""The places of a demonstration, what activities say of themselves, and what is not told yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

from hansa.apps.programme import queries, services
from hansa.apps.programme.rules import DressCode, Kind, Status
from hansa.values import Period

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity, Place

# Name, address, latitude and longitude, and what somebody in a wheelchair should know, by city.
PLACES: dict[str, tuple[tuple[str, str, float, float, str], ...]] = {
    "San Francisco": (
        ("Hotel lobby", "55 Cyril Magnin Street", 37.7845, -122.4081, "Level entrance"),
        ("Ballroom", "55 Cyril Magnin Street, second floor", 37.7846, -122.4083, "Lift, 1.1 m"),
        ("Winter garden", "2 New Montgomery Street", 37.7880, -122.4017, "Level entrance"),
        ("City hall", "1 Dr Carlton B Goodlett Place", 37.7793, -122.4193, "Ramp on Polk Street"),
        ("Old mint", "88 5th Street", 37.7826, -122.4072, "Lift at the back; ask the guard"),
        ("Hall A", "747 Howard Street", 37.7842, -122.4016, "Level entrance"),
        ("Hall B", "747 Howard Street, level 2", 37.7843, -122.4014, "Lift"),
        ("Hall C", "747 Howard Street, level 3", 37.7844, -122.4012, "Lift"),
    ),
    "Los Angeles": (
        ("Hotel lobby", "506 South Grand Avenue", 34.0494, -118.2543, "Level entrance"),
        ("Ballroom", "506 South Grand Avenue, first floor", 34.0495, -118.2541, "Lift"),
        ("Winter garden", "630 West 5th Street", 34.0505, -118.2551, "Ramp on Flower Street"),
        ("City hall", "200 North Spring Street", 34.0537, -118.2430, "Level entrance on Main"),
        ("Old mint", "250 South Broadway", 34.0511, -118.2478, "Lift"),
        ("Atrium", "1201 South Figueroa Street", 34.0403, -118.2697, "Level entrance"),
        ("Hangar 2", "3161 Donald Douglas Loop South", 34.0136, -118.4515, "Gravel in the yard"),
    ),
}
# From these one rides: minutes by bus.
FAR = {"Hangar 2": 45, "City hall": 15}
NEAR = 8

DRESS = {
    Kind.GALA: DressCode.BLACK_TIE,
    Kind.RECEPTION: DressCode.COCKTAIL,
    Kind.OFFICIAL: DressCode.BUSINESS,
    Kind.SIGNING: DressCode.BUSINESS,
    Kind.B2B: DressCode.BUSINESS,
    Kind.COMPANY_VISIT: DressCode.CASUAL,
    Kind.PROJECT_VISIT: DressCode.SITE,
}
# In cents.
COSTS = {Kind.GALA: 8_640_000, Kind.RECEPTION: 2_350_000, Kind.SIGNING: 640_000}
SPONSORS = {Kind.GALA: "Port of Antwerp-Bruges", Kind.RECEPTION: "Brussels Airlines"}

# Minutes after the start, length, what, who.
SHOWS: dict[Kind, tuple[tuple[int, int, str, str], ...]] = {
    Kind.SIGNING: (
        (-60, 45, "Tables, flags and folders are set", "Protocol"),
        (-15, 15, "Signatories gather behind the stage", "Protocol"),
        (0, 5, "Welcome", "Consul general"),
        (5, 65, "Signatures, one pair after the other", "Master of ceremonies"),
        (70, 10, "Photo of all signatories", "Photographer"),
        (80, 10, "Closing words", "Head of delegation"),
    ),
    Kind.GALA: (
        (-90, 60, "Seating plan and place cards are checked", "Protocol"),
        (0, 30, "Arrival and drinks", "Hosts"),
        (30, 10, "Welcome", "Head of delegation"),
        (40, 80, "Dinner", ""),
        (120, 20, "Toasts and gifts", "Protocol"),
        (140, 10, "Buses leave", "Transport"),
    ),
    Kind.RECEPTION: (
        (-30, 30, "Doors open", "Hostesses"),
        (0, 10, "Words of welcome", "Consul general"),
        (10, 100, "Walking dinner", ""),
        (110, 10, "Last call for the buses", "Transport"),
    ),
    Kind.OFFICIAL: (
        (-10, 10, "The delegation gathers at the steps", "Protocol"),
        (0, 15, "Handshakes and guest book", "Mayor"),
        (15, 20, "Speeches", "Mayor, head of delegation"),
        (35, 10, "Gifts and photo", "Protocol"),
    ),
}
INTERPRETERS = ("Chloé Renard", "Maarten Vos")
EVERY = 10


def lay_out(mission: Mission, *, by: User, now: datetime) -> dict[tuple[int, str], Place]:
    """Note the places of each city and the ways between them, by leg and name."""
    known: dict[tuple[int, str], Place] = {}
    for leg in mission.legs.all():
        here = [
            services.add_place(
                leg=leg,
                name=name,
                address=address,
                latitude=latitude,
                longitude=longitude,
                access=access,
                by=by,
                now=now,
            )
            for name, address, latitude, longitude, access in PLACES.get(leg.city, ())
        ]
        for start, end in combinations(here, 2):
            _state(start, end, by=by, now=now)
        known |= {(leg.pk, place.name): place for place in here}
    return known


def says(kind: str, *, by: User) -> dict[str, Any]:
    """What an activity of this kind says of itself."""
    sort = Kind(kind)
    return {
        "owner": by,
        "languages": ("en", "fr") if sort in SHOWS else ("en",),
        "dress_code": DRESS.get(sort, DressCode.NONE),
        "cost": COSTS.get(sort),
        "sponsor": SPONSORS.get(sort, ""),
    }


def complete(mission: Mission, *, by: User, now: datetime) -> None:
    """Write the runs of show, name interpreters, keep places, and plan what is not told yet."""
    activities = list(queries.activities_of(mission).exclude(status=Status.CANCELLED))
    for activity in activities:
        for offset, minutes, what, who in SHOWS.get(Kind(activity.kind), ()):
            services.add_line(
                activity=activity,
                offset=offset,
                minutes=minutes,
                what=what,
                who=who,
                public=offset >= 0,
                by=by,
                now=now,
            )
        if activity.kind in (Kind.SIGNING, Kind.OFFICIAL):
            for name in INTERPRETERS:
                services.name_interpreter(
                    activity=activity, name=name, languages=("en", "fr"), by=by, now=now
                )
    _name_who_makes_it(mission, activities, by=by, now=now)
    _keep_places(mission, activities, by=by, now=now)
    sure = [each for each in activities if each.status == Status.CONFIRMED]
    _plan(sure, by=by, now=now)


def _state(start: Place, end: Place, *, by: User, now: datetime) -> None:
    ride = max(FAR.get(start.name, 0), FAR.get(end.name, 0))
    same_house = start.address.partition(",")[0] == end.address.partition(",")[0]
    on_foot = None if ride > 2 * NEAR else (2 if same_house else ride + NEAR)
    services.state_way(start=start, end=end, on_foot=on_foot, by_bus=ride or None, by=by, now=now)


def _name_who_makes_it(
    mission: Mission, activities: Sequence[Activity], *, by: User, now: datetime
) -> None:
    """An agency each, and, where a sector learns from its hosts, two of them."""
    agencies = [each.agency for each in mission.organisers.all()]
    for place, activity in enumerate(activities):
        agency = agencies[place % len(agencies)]
        services.name_organiser(activity=activity, agency=agency, by=by, now=now)
        if activity.kind == Kind.SEMINAR and activity.sector_group:
            known = queries.hosts_to_choose(activity)
            for host in known.filter(invitations__sector_group=activity.sector_group)[:2]:
                services.name_host(activity=activity, organisation=host, by=by, now=now)


def _keep_places(
    mission: Mission, activities: Sequence[Activity], *, by: User, now: datetime
) -> None:
    agencies = [each.agency for each in mission.organisers.all()]
    visits = [each for each in activities if each.kind == Kind.COMPANY_VISIT and each.capacity]
    for visit in visits[::2]:
        for agency in agencies:
            share = -(-(visit.capacity or 0) // len(agencies))
            # Who has more of them already keeps them.
            over = queries.who_would_lose_of(visit, places=share, agency=agency)
            places = share + len(over)
            services.allot(activity=visit, agency=agency, places=places, by=by, now=now)


def _plan(activities: Sequence[Activity], *, by: User, now: datetime) -> None:
    """Three moves and one calling off that delegates have not read yet."""
    seminars = [each for each in activities if each.kind in (Kind.SEMINAR, Kind.WORKSHOP)]
    for activity in seminars[::EVERY][:3]:
        later = timedelta(minutes=45)
        services.plan(
            activity=activity,
            period=Period(activity.period.lower + later, activity.period.upper + later),
            by=by,
            now=now,
        )
    for activity in seminars[1:2]:
        services.plan_calling_off(
            activity=activity, why="The room is needed for the press.", by=by, now=now
        )
