"""What is stored of travel and stay."""

from hansa.apps.travel.models.connections import Connection, Passenger
from hansa.apps.travel.models.rides import Ride, RideSeat
from hansa.apps.travel.models.stays import Hotel, Room, RoomBlock, RoomStay
from hansa.apps.travel.models.travellers import Accompanying, Traveller, Whoever

__all__ = [
    "Accompanying",
    "Connection",
    "Hotel",
    "Passenger",
    "Ride",
    "RideSeat",
    "Room",
    "RoomBlock",
    "RoomStay",
    "Traveller",
    "Whoever",
]
