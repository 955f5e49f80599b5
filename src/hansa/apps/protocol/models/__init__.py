"""What is stored of protocol."""

from hansa.apps.protocol.models.ceremony import Ceremonial, Flag, Gift, Speech
from hansa.apps.protocol.models.convoys import Convoy, Rider, Vehicle
from hansa.apps.protocol.models.precedence import Dignitary, Usage
from hansa.apps.protocol.models.seating import (
    SeatingBond,
    SeatingGuest,
    SeatingPlan,
    SeatingRun,
    SeatingStep,
    SeatingTable,
)

__all__ = [
    "Ceremonial",
    "Convoy",
    "Dignitary",
    "Flag",
    "Gift",
    "Rider",
    "SeatingBond",
    "SeatingGuest",
    "SeatingPlan",
    "SeatingRun",
    "SeatingStep",
    "SeatingTable",
    "Speech",
    "Usage",
    "Vehicle",
]
