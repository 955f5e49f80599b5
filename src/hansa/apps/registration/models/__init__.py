"""Registrations, delegates and their stays; drafts, fees, terms and the public page."""

from hansa.apps.registration.models.announcements import (
    Announcement,
    Draft,
)
from hansa.apps.registration.models.fees import (
    Fee,
    FeeSchedule,
    Payer,
)
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
from hansa.apps.registration.models.terms import (
    Agreement,
    Terms,
)

__all__ = [
    "Agreement",
    "Announcement",
    "Brief",
    "BriefReading",
    "Call",
    "CancellationTerm",
    "Contact",
    "Delegate",
    "DocumentsChecked",
    "Draft",
    "Fee",
    "FeeSchedule",
    "Leaving",
    "NeedsAndOffers",
    "Offer",
    "Payer",
    "Quota",
    "Registration",
    "SeatTerms",
    "Stay",
    "Terms",
]
