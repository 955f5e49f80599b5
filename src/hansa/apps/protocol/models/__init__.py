"""What is stored of protocol."""

from hansa.apps.protocol.models.ceremony import Ceremonial, Flag, Gift, Speech
from hansa.apps.protocol.models.convoys import Convoy, Rider, Vehicle
from hansa.apps.protocol.models.precedence import Dignitary, Usage

__all__ = [
    "Ceremonial",
    "Convoy",
    "Dignitary",
    "Flag",
    "Gift",
    "Rider",
    "Speech",
    "Usage",
    "Vehicle",
]
