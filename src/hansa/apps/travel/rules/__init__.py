"""What travel and stay may be."""

from hansa.apps.travel.rules import accompanying, airports, connections, rides, stays
from hansa.apps.travel.rules.accompanying import Relation
from hansa.apps.travel.rules.connections import Mode
from hansa.apps.travel.rules.rides import Vehicle
from hansa.apps.travel.rules.stays import BEDS, Need, RoomKind

__all__ = [
    "BEDS",
    "Mode",
    "Need",
    "Relation",
    "RoomKind",
    "Vehicle",
    "accompanying",
    "airports",
    "connections",
    "rides",
    "stays",
]
