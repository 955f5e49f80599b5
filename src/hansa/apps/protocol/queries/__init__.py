"""What is known of protocol."""

from hansa.apps.protocol.queries.ceremony import (
    Flown,
    Noted,
    Subjected,
    Turn,
    busy_during,
    ceremonial_of,
    convoys_of,
    drives_during,
    flags_of,
    gifts_of,
    photographed_at,
    speeches_of,
    turns_of,
)
from hansa.apps.protocol.queries.precedence import (
    Ranked,
    addresses_of,
    dignitaries_of,
    names_of_activity_are_told,
    precedence_for,
    precedence_of,
    usage_of,
)

__all__ = [
    "Flown",
    "Noted",
    "Ranked",
    "Subjected",
    "Turn",
    "addresses_of",
    "busy_during",
    "ceremonial_of",
    "convoys_of",
    "dignitaries_of",
    "drives_during",
    "flags_of",
    "gifts_of",
    "names_of_activity_are_told",
    "photographed_at",
    "precedence_for",
    "precedence_of",
    "speeches_of",
    "turns_of",
    "usage_of",
]
