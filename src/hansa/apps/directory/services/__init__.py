"""Keeping the records of organisations and people."""

from hansa.apps.directory.services.keeping import (
    add_organisation,
    add_person,
    change_organisation,
    change_person,
    link_account,
)
from hansa.apps.directory.services.size import OfOneYear, Relative, declare_size

__all__ = [
    "OfOneYear",
    "Relative",
    "add_organisation",
    "add_person",
    "change_organisation",
    "change_person",
    "declare_size",
    "link_account",
]
