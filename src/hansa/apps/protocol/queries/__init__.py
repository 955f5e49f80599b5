"""What is known of protocol."""

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
    "Ranked",
    "addresses_of",
    "dignitaries_of",
    "names_of_activity_are_told",
    "precedence_for",
    "precedence_of",
    "usage_of",
]
