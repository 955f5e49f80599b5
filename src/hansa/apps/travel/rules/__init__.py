"""What travel and stay may be."""

from hansa.apps.travel.rules import airports, connections, rides, stays
from hansa.apps.travel.rules.connections import Mode
from hansa.apps.travel.rules.rides import Vehicle
from hansa.apps.travel.rules.stays import BEDS, Need, RoomKind

__all__ = [
    "BEDS",
    "Mode",
    "Need",
    "RoomKind",
    "Vehicle",
    "airports",
    "connections",
    "rides",
    "stays",
]
