"""Registrations, delegates and their stays."""

from hansa.apps.registration.models.preparation import (
    Brief,
    BriefReading,
    Call,
    Contact,
    DocumentsChecked,
    NeedsAndOffers,
)
from hansa.apps.registration.models.registrations import (
    Delegate,
    Registration,
    Stay,
)

__all__ = [
    "Brief",
    "BriefReading",
    "Call",
    "Contact",
    "Delegate",
    "DocumentsChecked",
    "NeedsAndOffers",
    "Registration",
    "Stay",
]
