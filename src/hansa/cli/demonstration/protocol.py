"""Protocol of the demonstration: who goes first, who speaks, which flags, who drives where."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hansa.apps.missions import queries as missions
from hansa.apps.programme import queries as programme
from hansa.apps.programme.rules import Kind
from hansa.apps.protocol import services
from hansa.apps.protocol.rules import Customs, Direction, First, FlagOrder, RuleSet
from hansa.apps.registration import queries as registrations
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.plans import WEST_COAST

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity
    from hansa.apps.protocol.models import Dignitary

# Category, function, invented name, side, gender, language and day of taking office.
LISTED = (
    ("royal_family", "Head of the delegation", "Princess Aldegonde", "delegation", "woman", "fr",
     None),
    ("foreign_minister", "Minister of Foreign Trade", "Corneel Van Rompaey-Duyck", "delegation",
     "man", "nl", date(2024, 2, 3)),
    ("minister_president", "Minister-President of Flanders", "Liesbet Craeyvanger", "delegation",
     "woman", "nl", date(2024, 9, 30)),
    ("minister_president", "Minister-President of Wallonia", "Aurélien Maugrébois", "delegation",
     "man", "fr", date(2024, 7, 15)),
    ("minister_president", "Minister-President of Brussels", "Soraya Quaedvlieg", "delegation",
     "woman", "fr", date(2025, 2, 10)),
    ("ambassador", "Ambassador in Washington", "Thibault d'Hauteroche", "delegation", "man", "fr",
     date(2023, 9, 1)),
    ("consul_general", "Consul General in Los Angeles", "Marjolein Stappaerts", "delegation",
     "woman", "nl", date(2022, 8, 16)),
    ("mayor_in_own_city", "Mayor of San Francisco", "Renata Oakeshott", "host", "woman", "en",
     date(2025, 1, 8)),
    ("governor_in_own_state", "Governor of California", "Dwight Ferrantine", "host", "man", "en",
     date(2019, 1, 7)),
    ("federation_president", "President of the Bay Area Council of Trade", "Imelda Kurosaki",
     "host", "woman", "en", date(2021, 5, 1)),
    ("chief_executive", "Head of Pacific Reefer Lines", "Holden Achterberg", "host", "man", "en",
     None),
)  # fmt: skip
SPEAKING = ("Renata Oakeshott", "Princess Aldegonde", "Thibault d'Hauteroche", "Imelda Kurosaki")
FLAGS = ("BE", "US", "EU", "BE-BRU", "BE-VLG", "BE-WAL", "US-CA")
VEHICLES = (
    ("Car of honour", 2, "CD 0114", "Marcus Bell", "+1 415 555 0141"),
    ("Second car", 3, "CD 0115", "Lupe Serrano", "+1 415 555 0142"),
    ("Minibus", 8, "8XKT207", "Yusuf Amadi", "+1 415 555 0143"),
)
GIFTS = (
    (Direction.GIVEN, "Lace panel in a frame", "The delegation", "The Mayor of San Francisco",
     "US", 42_000, "USD", Customs.DECLARED),
    (Direction.GIVEN, "Crystal vase", "The delegation", "The Governor of California", "US",
     69_000, "USD", Customs.TO_DECLARE),
    (Direction.RECEIVED, "Model of a cable car", "The Mayor of San Francisco",
     "The head of the delegation", "BE", 18_000, "USD", Customs.NOTHING),
)  # fmt: skip
LATE_NAMED, PLACED = "Dwight Ferrantine", "Imelda Kurosaki"
WAY = timedelta(minutes=25)


def hold_protocol(slug: str, *, cast: Cast, now: datetime) -> None:
    """Prepare protocol for the week.

    Raises:
        LookupError: when the demonstration has no such mission.
    """
    mission = missions.mission(slug)
    if mission is None:
        raise LookupError(f"The demonstration has no mission {slug!r}.")
    acting: dict[str, Any] = {"by": cast.officers[WEST_COAST.agencies[0]], "now": now}
    services.set_usage(mission=mission, rule_set=RuleSet.BELGIUM, first=First.GUESTS, **acting)
    people = _list(mission, acting)
    official = [
        activity
        for activity in programme.activities_of(mission)
        if activity.kind in {Kind.GALA, Kind.RECEPTION, Kind.OFFICIAL}
    ]
    for activity in official:
        _speak(activity, people, acting)
        _flag(activity, acting)
    _drive(official, acting)
    _give(mission, official, acting)


def _list(mission: Mission, acting: dict[str, Any]) -> dict[str, Dignitary]:
    people = {}
    for category, function, name, side, gender, language, since in LISTED:
        by_hand: dict[str, Any] = {"placed": 6, "why": "She receives the delegation in her house."}
        people[name] = services.add_dignitary(
            mission=mission, category=category, function=function, name=name, side=side,
            gender=gender, language=language, since=since,
            photos="published" if side == "delegation" else "taken",
            names_from=date(2025, 10, 4) if name == LATE_NAMED else None,
            **(by_hand if name == PLACED else {}), **acting,
        )  # fmt: skip
    for delegate in registrations.accepted_delegates(mission)[:3]:
        services.add_dignitary(
            mission=mission, delegate=delegate, category="chief_executive", gender="neutral",
            function=delegate.person.job_title or "Delegate", **acting,
        )  # fmt: skip
    return people


def _speak(activity: Activity, people: dict[str, Dignitary], acting: dict[str, Any]) -> None:
    for name in SPEAKING:
        services.add_speech(activity=activity, dignitary=people[name], minutes=5, **acting)
    services.propose_order(activity=activity, **acting)


def _flag(activity: Activity, acting: dict[str, Any]) -> None:
    services.set_ceremonial(
        activity=activity,
        flags=FlagOrder.HOST_FIRST,
        half_mast=False,
        why="",
        names_from=date(2025, 10, 4),
        **acting,
    )
    for code in FLAGS:
        services.fly_flag(activity=activity, code=code, **acting)


def _drive(official: list[Activity], acting: dict[str, Any]) -> None:
    """From each to the next on the same leg, and home from the last."""
    for activity, following in zip(official, [*official[1:], None], strict=True):
        same = following is not None and following.leg_id == activity.leg_id
        convoy = services.add_convoy(
            leg=activity.leg,
            name=f"From {activity.titles['en']}",
            start=activity,
            goal=following if same else None,
            leaves_at=activity.period.upper,
            arrives_at=activity.period.upper + WAY,
            escort="Two motorcycles of the city's police",
            **acting,
        )
        for name, seats, plate, driver, phone in VEHICLES:
            services.add_vehicle(
                convoy=convoy, name=name, seats=seats, plate=plate, driver=driver, phone=phone,
                **acting,
            )  # fmt: skip
        services.fill_by_precedence(convoy=convoy, **acting)


def _give(mission: Mission, official: list[Activity], acting: dict[str, Any]) -> None:
    first = None
    for direction, what, giver, receiver, country, cents, currency, customs in GIFTS:
        gift = services.note_gift(
            mission=mission, activity=official[0] if official else None, direction=direction,
            what=what, giver=giver, receiver=receiver, country=country, cents=cents,
            currency=currency, customs=customs,
            in_return_for=first if direction == Direction.RECEIVED else None, **acting,
        )  # fmt: skip
        first = first or gift
