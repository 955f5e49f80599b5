"""The activities of a mission, and who signs up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hansa.apps.programme import services
from hansa.apps.programme.rules import Audience, Kind
from hansa.apps.registration import queries as registrations
from hansa.cli.demonstration import laying_out, words
from hansa.cli.demonstration.names import Namer
from hansa.cli.demonstration.plans import MissionPlan
from hansa.journeys.sign_up import take_place
from hansa.values import Period, Refused

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.missions.models import Leg, Mission, SectorGroup
    from hansa.apps.programme.models import Activity, Place

# One activity in nine is not confirmed yet, and one is called off.
DRAFT_EVERY = 9
CANCELLED = 40
VISIT_PLACES = 24
SIGN_UPS_TRIED = 14
# How many sector groups share a lunch.
PAIR = 2
# From a host's premises to the halls, in minutes.
WAY = 30


@dataclass(frozen=True, slots=True)
class Item:
    """An activity to put on the programme."""

    leg: Leg
    day: date
    start: time
    minutes: int
    kind: str
    titles: dict[str, str]
    place: str
    sector: SectorGroup | None = None
    also: tuple[SectorGroup, ...] = ()
    capacity: int | None = None
    travel: int = 0

    @property
    def audience(self) -> str:
        """Visits want a sign-up; what is for a sector is for all of it."""
        if self.capacity:
            return Audience.SIGNED_UP
        return Audience.SECTOR if self.sector else Audience.EVERYONE


# Day within the leg, hour, minutes, kind, place and titles of what is for everyone.
COMMON: tuple[tuple[int, int, int, str, str, tuple[str, str, str, str]], ...] = (
    (0, 16, 60, Kind.SEMINAR, "Ballroom", (
        "Welcome and last instructions", "Accueil et dernières consignes",
        "Welkom en laatste afspraken", "Begrüßung und letzte Hinweise")),
    (0, 19, 120, Kind.RECEPTION, "Winter garden", (
        "Opening reception", "Réception d'ouverture", "Openingsreceptie", "Eröffnungsempfang")),
    (1, 8, 45, Kind.OFFICIAL, "City hall", (
        "Reception by the city", "Réception par la ville",
        "Ontvangst door de stad", "Empfang durch die Stadt")),
    (1, 18, 90, Kind.SIGNING, "Ballroom", (
        "Signing ceremony", "Cérémonie de signature",
        "Ondertekeningsceremonie", "Unterzeichnungszeremonie")),
    (1, 20, 150, Kind.GALA, "Old mint", (
        "Gala evening", "Soirée de gala", "Gala-avond", "Galaabend")),
)  # fmt: skip


def fill_programme(
    mission: Mission,
    *,
    sectors: dict[str, SectorGroup],
    plan: MissionPlan,
    namer: Namer,
    by: User,
    now: datetime,
    on_step: Callable[[], None],
) -> None:
    """Put everything on the programme; most is confirmed, and visits fill up."""
    legs = list(mission.legs.order_by("starts_on"))
    items = [*_common(legs), *_of_sectors(legs, sectors, plan, namer)]
    items += _of_two_sectors(legs, sectors, plan)
    places = laying_out.lay_out(mission, by=by, now=now)
    for place, item in enumerate(items, start=1):
        activity = _add(item, places, by=by, now=now)
        if place % DRAFT_EVERY:
            services.confirm(activity=activity, by=by, now=now)
        if place == CANCELLED:
            why = "The speaker cannot travel."
            services.cancel(activity=activity, by=by, now=now, why=why)
        on_step()
    laying_out.complete(mission, by=by, now=now)


def take_places(
    mission: Mission,
    activities: Sequence[Activity],
    *,
    namer: Namer,
    by: User,
    now: datetime,
    on_step: Callable[[], None],
) -> None:
    """Let delegates sign up for visits; who is expected elsewhere is refused, as they would be."""
    delegates = list(registrations.accepted_delegates(mission))
    for activity in activities:
        for delegate in namer.random.sample(delegates, min(SIGN_UPS_TRIED, len(delegates))):
            try:
                take_place(activity=activity, delegate=delegate, by=by, now=now)
            except Refused:
                continue
        on_step()


def _common(legs: Sequence[Leg]) -> Iterator[Item]:
    for leg in legs:
        for offset, hour, minutes, kind, place, titles in COMMON:
            if offset < len(leg.days):
                yield Item(
                    leg=leg,
                    day=leg.days[offset],
                    start=time(hour),
                    minutes=minutes,
                    kind=kind,
                    titles=dict(zip(("en", "fr", "nl", "de"), titles, strict=True)),
                    place=place,
                )
    for leg, following in pairwise(legs):
        yield _transfer(leg, following)


def _transfer(leg: Leg, following: Leg) -> Item:
    return Item(
        leg=leg,
        day=leg.ends_on,
        start=time(19),
        minutes=150,
        kind=Kind.TRANSFER,
        titles={
            "en": f"Transfer to {following.city}",
            "fr": f"Transfert vers {following.city}",
            "nl": f"Transfer naar {following.city}",
            "de": f"Transfer nach {following.city}",
        },
        place="Hotel lobby",
    )


def _of_sectors(
    legs: Sequence[Leg],
    sectors: dict[str, SectorGroup],
    plan: MissionPlan,
    namer: Namer,
) -> Iterator[Item]:
    """Seminars and visits of each sector, on days on which it has no B2B session."""
    meeting_days = {session.letter: session.hall.day for session in plan.sessions}
    for place, (letter, sector) in enumerate(sectors.items()):
        days = [
            (leg, day)
            for leg in legs
            for day in leg.days
            if day not in {legs[0].starts_on, meeting_days.get(letter)}
        ]
        for number in range(plan.activities):
            leg, day = days[number % len(days)]
            kind, hour, minutes, titles = words.SECTOR_ACTIVITIES[
                (number + place) % len(words.SECTOR_ACTIVITIES)
            ]
            host = namer.organisation()
            yield Item(
                leg=leg,
                day=day,
                start=time(hour),
                minutes=minutes,
                kind=kind,
                titles={
                    language: title.format(sector=sector.titles[language], host=host)
                    for language, title in titles.items()
                },
                place=host if "visit" in kind else f"Room {number + 1}",
                sector=sector,
                capacity=VISIT_PLACES if "visit" in kind else None,
                travel=WAY if "visit" in kind else 0,
            )


def _of_two_sectors(
    legs: Sequence[Leg], sectors: dict[str, SectorGroup], plan: MissionPlan
) -> Iterator[Item]:
    """A working lunch that two sector groups share, on a day on which neither meets hosts."""
    letters = list(sectors)[:PAIR]
    full = {session.hall.day for session in plan.sessions if session.letter in {*letters, ""}}
    full.add(legs[0].starts_on)
    day = next((day for day in legs[-1].days if day not in full), None)
    if len(letters) != PAIR or day is None:
        return
    one, other = (sectors[letter] for letter in letters)
    yield Item(
        leg=legs[-1],
        day=day,
        start=time(12, 5),
        minutes=45,
        kind=Kind.WORKSHOP,
        titles={
            language: title.format(one=one.titles[language], other=other.titles[language])
            for language, title in words.WORKING_LUNCH.items()
        },
        place="Winter garden",
        sector=one,
        also=(other,),
    )


def _add(
    item: Item, places: Mapping[tuple[int, str], Place], *, by: User, now: datetime
) -> Activity:
    start = datetime.combine(item.day, item.start, tzinfo=item.leg.zone)
    return services.add_activity(
        leg=item.leg,
        titles=item.titles,
        kind=item.kind,
        period=Period(start, start + timedelta(minutes=item.minutes)),
        place=item.place,
        audience=item.audience,
        sector_group=item.sector,
        also_for=item.also,
        capacity=item.capacity,
        travel=item.travel,
        at=places.get((item.leg.pk, item.place)),
        **laying_out.says(item.kind, by=by),
        by=by,
        now=now,
    )
