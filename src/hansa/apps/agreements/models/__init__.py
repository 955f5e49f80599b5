"""What is stored of agreements and of the ceremonies in which they are signed."""

from hansa.apps.agreements.models.agreements import (
    Agreement,
    Clearance,
    Party,
    Signatory,
    Text,
)
from hansa.apps.agreements.models.ceremonies import (
    Appearance,
    Ceremony,
    Slot,
)

__all__ = [
    "Agreement",
    "Appearance",
    "Ceremony",
    "Clearance",
    "Party",
    "Signatory",
    "Slot",
    "Text",
]
