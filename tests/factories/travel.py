"""Hotels, flights and rides on the West Coast, made by the services that officers use."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.factories.accounts import LONG_BEFORE
from tests.factories.programme import TUESDAY, between

from hansa.apps.registration.models import Companion
from hansa.apps.travel import services
from hansa.apps.travel.models import Room

BRUSSELS = ZoneInfo("Europe/Brussels")
PACIFIC = ZoneInfo("America/Los_Angeles")


def hotel_on(leg, *, by, name="Hotel Pacific Union", rooms=2, kind="double"):
    """A hotel that holds rooms of one kind for the whole leg."""
    hotel = services.add_hotel(leg=leg, name=name, address="1 Pier", by=by, now=LONG_BEFORE)
    services.hold_rooms(
        hotel=hotel, kind=kind, rooms=rooms, rate=25_000, currency="USD", first=leg.starts_on,
        last=date(2025, 10, 9), release=date(2025, 9, 1), by=by, now=LONG_BEFORE,
    )  # fmt: skip
    return hotel


def room_of(hotel, number=1):
    """One room of a hotel."""
    return Room.objects.get(block__hotel=hotel, number=number)


def bed_for(who, room, *, by, arrives=date(2025, 10, 5), leaves=date(2025, 10, 9), needs=()):
    """A bed for the whole leg in San Francisco, unless told."""
    return services.give_bed(
        room=room, who=who, arrives=arrives, leaves=leaves, needs=needs, by=by, now=LONG_BEFORE
    )


def flight_details(*, number="SN 501", day=5):
    """Brussels to San Francisco on a day of October, by the clocks of both."""
    return {
        "number": number,
        "origin": "BRU",
        "destination": "SFO",
        "origin_zone": "",
        "destination_zone": "",
        "departs_at": datetime(2025, 10, day, 10, 30, tzinfo=BRUSSELS),
        "arrives_at": datetime(2025, 10, day, 13, 5, tzinfo=PACIFIC),
        "carrier": "Brussels Airlines",
        "terminal": "A",
    }


def flies(who, *, by, **details):
    """Somebody on a flight of their own."""
    return services.enter_flight(
        mission=who.mission, who=who, by=by, now=LONG_BEFORE, **flight_details(**details)
    )


def bus_on(leg, *, by, name="Bus 1", seats=3, hours=None, day=TUESDAY, **details):
    """A bus from the hotel to the hall, from eight to nine."""
    return services.add_ride(
        leg=leg, name=name, origin="Hotel Pacific Union", destination="Hall C", seats=seats,
        period=hours or between("08:00", "09:00", day), by=by, now=LONG_BEFORE, **details,
    )  # fmt: skip


def seated(who, ride, *, by):
    """Somebody's seat in a bus."""
    return services.give_seat(ride=ride, who=who, by=by, now=LONG_BEFORE)


def companion_of(coast, *, name="Lieve Roggeman", user=None):
    """Somebody of the agency who comes along."""
    return Companion.objects.create(
        mission=coast.mission, agency=coast.agency, capacity="staff", name=name, user=user
    )


def comes_with(delegate, *, by, name="Jan Claes", relation="partner"):
    """Somebody who comes with a delegate."""
    return services.name_accompanying(
        delegate=delegate, name=name, relation=relation, by=by, now=LONG_BEFORE
    )
