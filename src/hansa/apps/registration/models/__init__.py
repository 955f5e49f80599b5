"""Registrations, delegates and their stays; drafts, fees, terms and the public page."""

from hansa.apps.registration.models.announcements import Announcement, Draft
from hansa.apps.registration.models.fees import Fee, FeeSchedule, Payer
from hansa.apps.registration.models.registrations import (
    Delegate,
    Registration,
    Stay,
)
from hansa.apps.registration.models.terms import Agreement, Terms

__all__ = [
    "Agreement",
    "Announcement",
    "Delegate",
    "Draft",
    "Fee",
    "FeeSchedule",
    "Payer",
    "Registration",
    "Stay",
    "Terms",
]
