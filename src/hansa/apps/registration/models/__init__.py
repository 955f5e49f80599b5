"""Registrations, delegates and their stays."""

from hansa.apps.registration.models.registrations import (
    Delegate,
    Registration,
    Stay,
)

__all__ = [
    "Delegate",
    "Registration",
    "Stay",
]
