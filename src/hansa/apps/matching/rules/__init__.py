"""What may be said of needs and offers, and of interest in one another."""

from hansa.apps.matching.rules.interests import Choice
from hansa.apps.matching.rules.profiles import (
    LONGEST_PRODUCT,
    LONGEST_STATEMENT,
    MOST_STATEMENTS,
    Kind,
    Openness,
    Partnership,
    Why,
    digest_of,
)

__all__ = [
    "LONGEST_PRODUCT",
    "LONGEST_STATEMENT",
    "MOST_STATEMENTS",
    "Choice",
    "Kind",
    "Openness",
    "Partnership",
    "Why",
    "digest_of",
]
