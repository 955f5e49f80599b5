"""Organisations and their people."""

from hansa.apps.directory.models.imports import Import, ImportRow
from hansa.apps.directory.models.organisations import (
    Organisation,
    Person,
)

__all__ = [
    "Import",
    "ImportRow",
    "Organisation",
    "Person",
]
