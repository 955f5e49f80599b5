"""Organisations and their people."""

from hansa.apps.directory.models.notes import Note
from hansa.apps.directory.models.organisations import (
    Organisation,
    Person,
)

__all__ = [
    "Note",
    "Organisation",
    "Person",
]
