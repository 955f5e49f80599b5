"""Rows of travel and stay that the world of the house tests holds."""

from tests.factories.registration import WestCoast
from tests.factories.travel import bed_for, bus_on, comes_with, flies, hotel_on, room_of, seated

from hansa.apps.registration.models import Companion, Delegate


def travel_of(coast: WestCoast, delegate: Delegate) -> dict[str, object]:
    """A delegate and a partner in a hotel, on a flight and in a bus with somebody of the agency."""
    officer = coast.officer
    staff = Companion.objects.filter(mission=coast.mission).first()
    hotel = hotel_on(coast.san_francisco, by=officer)
    stay = bed_for(delegate, room_of(hotel), by=officer, needs=["quiet"])
    passage = flies(delegate, by=officer)
    ride = bus_on(coast.san_francisco, by=officer, staff=staff)
    brought = comes_with(delegate, by=officer)
    bed_for(brought, stay.room, by=officer)
    flies(brought, by=officer)
    seated(brought, ride, by=officer)
    seat = seated(delegate, ride, by=officer)
    flights = ("flight", "board", "retime", "drop_flight", "take_off")
    rides = ("ride", "change_ride", "seat", "fill", "drop_ride", "free_seat", "tick", "manifest")
    return {
        "travel:pk": hotel.pk,
        "travel:stay": stay.pk,
        **{f"travel:{name}:pk": passage.connection_id for name in flights},
        "travel:drop_along:pk": brought.pk,
        "travel:drop_own:pk": brought.pk,
        "travel:passenger": passage.pk,
        "travel:change_flight:pk": passage.pk,
        "travel:remove_flight:pk": passage.pk,
        **{f"travel:{name}:pk": ride.pk for name in rides},
        "travel:seat": seat.pk,
    }
