"""Registrations, delegates and their stays; seats, offers and quotas."""

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
    "CancellationTerm",
    "Delegate",
    "Leaving",
    "Offer",
    "Quota",
    "Registration",
    "SeatTerms",
    "Stay",
]
