"""A delegate's own journey: the hotel, flights and rides, each by the clocks of its place."""

from dataclasses import dataclass

from hansa.apps.registration.models import Delegate
from hansa.apps.travel.models import Passenger, RideSeat, RoomStay
from hansa.apps.travel.queries.stays import room_mates


@dataclass(frozen=True, slots=True)
class OwnRoom:
    """Nights in a hotel, and with whom one shares the room."""

    stay: RoomStay
    mates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnJourney:
    """How one delegate travels and stays.

    Attributes:
        rooms: each with `stay.room.block.hotel`, whose leg knows its zone.
        flights: each with its connection, which knows the zones of both ends.
        rides: each with its ride, told by the clocks of its leg.
    """

    rooms: tuple[OwnRoom, ...]
    flights: tuple[Passenger, ...]
    rides: tuple[RideSeat, ...]

    def __bool__(self) -> bool:
        return bool(self.rooms or self.flights or self.rides)


def own_journey(delegate: Delegate) -> OwnJourney:
    """Hotel, flights and rides of a delegate, in order of time; five queries at most."""
    of = {"traveller__delegate": delegate}
    stays = RoomStay.objects.filter(**of).select_related("room__block__hotel__leg")
    mates = room_mates(delegate)
    flights = Passenger.objects.filter(**of).select_related("connection")
    rides = RideSeat.objects.filter(**of).select_related("ride__leg", "ride__staff")
    return OwnJourney(
        rooms=tuple(
            OwnRoom(stay, tuple(mates.get(stay.pk, ()))) for stay in stays.order_by("nights")
        ),
        flights=tuple(flights.order_by("period")),
        rides=tuple(rides.order_by("period")),
    )
