"""Keeping the records of organisations and people."""

from hansa.apps.directory.services.erasing import (
    erase_people,
)
from hansa.apps.directory.services.keeping import (
    add_organisation,
    add_person,
    change_organisation,
    change_person,
    link_account,
)

__all__ = [
    "add_organisation",
    "add_person",
    "change_organisation",
    "change_person",
    "erase_people",
    "link_account",
]
