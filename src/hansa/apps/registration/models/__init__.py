"""Registrations, delegates and their stays; seats, offers and quotas."""

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
from hansa.apps.registration.models.seats import (
    CancellationTerm,
    Leaving,
    Offer,
    Quota,
    SeatTerms,
)

__all__ = [
    "Brief",
    "BriefReading",
    "Call",
    "CancellationTerm",
    "Contact",
    "Delegate",
    "DocumentsChecked",
    "Leaving",
    "NeedsAndOffers",
    "Offer",
    "Quota",
    "Registration",
    "SeatTerms",
    "Stay",
]
