"""Keeping the records of organisations and people."""

from hansa.apps.directory.services.keeping import (
    add_organisation,
    add_person,
    change_organisation,
    change_person,
    link_account,
)
from hansa.apps.directory.services.owning import make_owner

__all__ = [
    "add_organisation",
    "add_person",
    "change_organisation",
    "change_person",
    "link_account",
    "make_owner",
]
