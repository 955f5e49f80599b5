"""Registrations, delegates and their stays; selection and the composition of a delegation."""

from hansa.apps.registration.models.announcements import (
    Announcement,
    Draft,
)
from hansa.apps.registration.models.composition import (
    Companion,
    CoOrganiser,
    SelfDescription,
)
from hansa.apps.registration.models.fees import (
    Fee,
    FeeSchedule,
    Payer,
)
from hansa.apps.registration.models.looking import (
    Look,
)
from hansa.apps.registration.models.particulars import (
    Particulars,
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
from hansa.apps.registration.models.selection import (
    Resolution,
    Score,
    SelectionMeeting,
    SelectionTerms,
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
    "CoOrganiser",
    "Companion",
    "Contact",
    "Delegate",
    "DocumentsChecked",
    "Draft",
    "Fee",
    "FeeSchedule",
    "Leaving",
    "Look",
    "NeedsAndOffers",
    "Offer",
    "Particulars",
    "Payer",
    "Quota",
    "Registration",
    "Resolution",
    "Score",
    "SeatTerms",
    "SelectionMeeting",
    "SelectionTerms",
    "SelfDescription",
    "Stay",
    "Terms",
]
