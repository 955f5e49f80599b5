"""Registrations, delegates and their stays; selection and the composition of a delegation."""

from hansa.apps.registration.models.composition import (
    Companion,
    CoOrganiser,
    SelfDescription,
)
from hansa.apps.registration.models.registrations import (
    Delegate,
    Registration,
    Stay,
)
from hansa.apps.registration.models.selection import (
    Resolution,
    Score,
    SelectionMeeting,
    SelectionTerms,
)

__all__ = [
    "CoOrganiser",
    "Companion",
    "Delegate",
    "Registration",
    "Resolution",
    "Score",
    "SelectionMeeting",
    "SelectionTerms",
    "SelfDescription",
    "Stay",
]
