"""Organisations and their people."""

from hansa.apps.directory.models.organisations import (
    Organisation,
    Person,
)

__all__ = [
    "Organisation",
    "Person",
]
