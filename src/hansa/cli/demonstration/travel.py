"""How the delegation of the demonstration travels and stays: hotels, flights and buses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hansa.apps.missions import queries as missions
from hansa.apps.registration import queries as registrations
from hansa.apps.registration import services as registration_services
from hansa.apps.registration.rules.composition import Capacity
from hansa.apps.travel import queries, services
from hansa.apps.travel.rules import Relation, RoomKind, airports
from hansa.cli.demonstration.cast import Cast
from hansa.values import Period, Refused

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.missions.models import Leg, Mission
    from hansa.apps.registration.models import Companion, Delegate
    from hansa.apps.travel.models import Accompanying, Hotel, Ride, Whoever

# By the place of the leg: name, address, telephone, single, double and accessible rooms.
HOTELS = (
    (0, "Hotel Alder Union Square", "410 Post Street", "+1 415 555 0101", 90, 20, 3),
    (0, "Embarcadero Bay Hotel", "22 Mission Street", "+1 415 555 0102", 60, 15, 2),
    (0, "Nob Hill House", "905 California Street", "+1 415 555 0103", 40, 10, 2),
    (1, "Figueroa Garden Hotel", "939 South Figueroa Street", "+1 213 555 0104", 100, 20, 3),
    (1, "Bunker Hill Plaza", "251 South Olive Street", "+1 213 555 0105", 60, 15, 2),
)
RATES = {"single": 24_900, "double": 29_900, "accessible": 24_900}
# Number, carrier, from, to, wall times of both ends, days of arrival after leaving, seats held.
OUT = (
    ("KL 605", "KLM", "AMS", "SFO", "09:50", "11:40", 0, 90),
    ("LH 454", "Lufthansa", "FRA", "SFO", "10:15", "12:40", 0, 110),
    ("BA 285", "British Airways", "LHR", "SFO", "11:05", "14:00", 0, 70),
    ("AF 84", "Air France", "CDG", "SFO", "10:40", "13:10", 0, 60),
)
HOME = (
    ("KL 602", "KLM", "LAX", "AMS", "13:50", "09:05", 1, 90),
    ("LH 457", "Lufthansa", "LAX", "FRA", "15:15", "11:05", 1, 110),
)
STAFF = (
    ("brussels", "Odile Wautier"),
    ("flanders", "Jeroen Maertens"),
    ("wallonia", "Benoît Lhoest"),
)
# Whom some delegates bring: the place of the delegate among those with a room.
ALONG = (
    (0, "Pieter Goossens", Relation.PARTNER),
    (2, "Sofie Claes", Relation.ASSISTANT),
    (5, "Nathalie Lambert", Relation.PARTNER),
    (9, "Tom Verlinden", Relation.INTERPRETER),
    (9, "Amélie Dubois", Relation.OTHER),
)
BUS_SEATS = 50
# So many delegates have told nobody yet how they come, and so many have no room.
SILENT, ROOMLESS = 35, 12
LEFT_FREE = 4
AWAY = (("08:15", "09:00", "the halls"), ("17:45", "18:30", "the hotels"))
BUSES = 6


def put_on_the_road(slug: str, *, cast: Cast, now: datetime, on_step: Callable[[], None]) -> None:
    """Rooms, flights and seats of a mission, through the services that officers use.

    Raises:
        LookupError: when the demonstration has no such mission.
    """
    mission = missions.mission(slug)
    if mission is None:
        raise LookupError(f"The demonstration has no mission {slug!r}.")
    by = cast.officers["brussels"]
    legs = list(missions.legs_of(mission))
    staff = _companions(mission, cast, now=now)
    delegates = list(registrations.accepted_delegates(mission).prefetch_related("stays"))
    along = _come_along(delegates[ROOMLESS:], by=by, now=now)
    for place, leg in enumerate(legs):
        there = [each for each in delegates if any(s.leg_id == leg.pk for s in each.stays.all())]
        hotels = _hotels(leg, place, by=by, now=now)
        people: list[Whoever] = [*staff, *there[ROOMLESS:]]
        _sleep(hotels, people, early_birds=not place, by=by, now=now)
        _share(hotels, along, by=by, now=now)
        on_step()
        _drive(leg, hotels, staff, by=by, now=now)
        on_step()
    together = [who for each in along for who in (each.delegate, each)]
    flying = list(dict.fromkeys([*staff, *together, *delegates[SILENT:]]))
    _fly(mission, OUT, legs[0].starts_on, flying, by=by, now=now)
    _fly(mission, HOME, _home(legs[-1]), flying, by=by, now=now)
    on_step()


def steps() -> int:
    """How many steps it takes."""
    return 5


def _companions(mission: Mission, cast: Cast, *, now: datetime) -> list[Companion]:
    return [
        registration_services.add_companion(
            mission,
            agency=cast.agencies[agency],
            capacity=Capacity.STAFF,
            name=name,
            user=None,
            by=cast.officers["brussels"],
            now=now,
        )
        for agency, name in STAFF
    ]


def _hotels(leg: Leg, place: int, *, by: User, now: datetime) -> list[Hotel]:
    found = []
    for at, name, address, phone, *rooms in HOTELS:
        if at != place:
            continue
        hotel = services.add_hotel(leg=leg, name=name, address=address, phone=phone, by=by, now=now)
        for kind, number in zip(RATES, rooms, strict=True):
            services.hold_rooms(
                hotel=hotel,
                kind=kind,
                rooms=number,
                rate=RATES[kind],
                currency="USD",
                first=leg.starts_on,
                last=_home(leg),
                release=leg.starts_on - timedelta(days=45),
                by=by,
                now=now,
            )
        found.append(hotel)
    return found


def _home(leg: Leg) -> date:
    return leg.ends_on + timedelta(days=1)


def _sleep(
    hotels: Sequence[Hotel],
    people: Sequence[Whoever],
    *,
    early_birds: bool,
    by: User,
    now: datetime,
) -> None:
    """One to a room; some come a night early, and some need something."""
    rooms = [room for hotel in hotels for room in queries.rooms_of(hotel)]
    for place, (who, room) in enumerate(zip(people, rooms, strict=False)):
        leg = room.block.hotel.leg
        early = timedelta(days=1 if early_birds and place % 23 == 0 else 0)
        services.give_bed(
            room=room,
            who=who,
            arrives=leg.starts_on - early,
            leaves=_home(leg),
            needs=("quiet",) if place % 31 == 0 else ("fridge",) if place % 37 == 0 else (),
            by=by,
            now=now,
        )


def _come_along(delegates: Sequence[Delegate], *, by: User, now: datetime) -> list[Accompanying]:
    """A partner here, an assistant there; and one brings two."""
    return [
        services.name_accompanying(
            delegate=delegates[place], name=name, relation=relation, by=by, now=now
        )
        for place, name, relation in ALONG
        if place < len(delegates)
    ]


def _share(
    hotels: Sequence[Hotel], along: Sequence[Accompanying], *, by: User, now: datetime
) -> None:
    """They sleep in the double of their delegate, as long as it has a bed."""
    doubles = {
        room.guests[0].traveller.delegate_id: room  # type: ignore[attr-defined]
        for hotel in hotels
        for room in queries.rooms_of(hotel)
        if room.block.kind == RoomKind.DOUBLE and room.guests  # type: ignore[attr-defined]
    }
    for who in along:
        if room := doubles.pop(who.delegate_id, None):
            nights = room.guests[0].nights  # type: ignore[attr-defined]
            services.give_bed(
                room=room, who=who, arrives=nights.lower, leaves=nights.upper, by=by, now=now
            )


def _drive(
    leg: Leg, hotels: Sequence[Hotel], staff: Sequence[Companion], *, by: User, now: datetime
) -> None:
    """Buses of one day of each leg, there in the morning and back in the evening."""
    day = leg.starts_on + timedelta(days=1)
    number = 0
    for start, end, to in AWAY:
        for place in range(BUSES // 2):
            hotel = hotels[place % len(hotels)]
            number += 1
            there = to == "the halls"
            bus = services.add_ride(
                leg=leg,
                name=f"Bus {number}",
                origin=hotel.name if there else "Convention Center",
                destination="Convention Center" if there else hotel.name,
                period=Period(_at(day, start, leg.zone), _at(day, end, leg.zone)),
                seats=BUS_SEATS,
                staff=staff[place % len(staff)],
                phone=f"+1 415 555 01{number:02}",
                by=by,
                now=now,
            )
            _fill(bus, hotel, by=by, now=now)


def _fill(bus: Ride, hotel: Hotel, *, by: User, now: datetime) -> None:
    """The guests of a hotel that have no seat then, as many as there are seats."""
    guests = queries.guests_on(hotel, bus)
    for who in islice(guests, BUS_SEATS):
        try:
            services.give_seat(ride=bus, who=who, by=by, now=now)
        except Refused:
            # They are in the other bus of their hotel.
            continue


def _fly(
    mission: Mission,
    flights: Sequence[tuple[str, str, str, str, str, str, int, int]],
    day: date,
    people: Sequence[Whoever],
    *,
    by: User,
    now: datetime,
) -> None:
    """Groups on one day; a few seats of each stay free."""
    waiting = iter(people)
    for number, carrier, origin, destination, leaves, lands, days, seats in flights:
        left, reached = (ZoneInfo(airports.zone_of(each)) for each in (origin, destination))
        group = services.book_group(
            mission=mission,
            seats=seats,
            number=number,
            carrier=carrier,
            origin=origin,
            destination=destination,
            origin_zone="",
            destination_zone="",
            departs_at=_at(day, leaves, left),
            arrives_at=_at(day + timedelta(days=days), lands, reached),
            by=by,
            now=now,
        )
        for who in islice(waiting, seats - LEFT_FREE):
            services.board(connection=group, who=who, by=by, now=now)


def _at(day: date, clock: str, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=zone)
