"""Registrations, delegates, their stays, and what they tell in confidence."""

from hansa.apps.registration.models.particulars import Particulars
from hansa.apps.registration.models.registrations import (
    Delegate,
    Registration,
    Stay,
)

__all__ = [
    "Delegate",
    "Particulars",
    "Registration",
    "Stay",
]
