"""Keeping the records of organisations and people."""

from hansa.apps.directory.services.keeping import (
    add_organisation,
    add_person,
    change_organisation,
    change_person,
    link_account,
)
from hansa.apps.directory.services.noting import (
    strike_note,
    write_note,
)
from hansa.apps.directory.services.profiles import (
    forget_market,
    note_activities,
    note_market,
    note_numbers,
    tell_profile,
    withdraw_profile,
)
from hansa.apps.directory.services.size import (
    OfOneYear,
    Relative,
    declare_size,
)

__all__ = [
    "OfOneYear",
    "Relative",
    "add_organisation",
    "add_person",
    "change_organisation",
    "change_person",
    "declare_size",
    "forget_market",
    "link_account",
    "note_activities",
    "note_market",
    "note_numbers",
    "strike_note",
    "tell_profile",
    "withdraw_profile",
    "write_note",
]
