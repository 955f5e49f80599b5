"""Keeping the records of organisations and people."""

from hansa.apps.directory.services.carrying_in import (
    carry_in,
)
from hansa.apps.directory.services.checking import (
    check,
)
from hansa.apps.directory.services.erasing import (
    erase_people,
)
from hansa.apps.directory.services.importing import (
    decide,
    decide_the_rest,
    drop,
    forget_rows,
    order_check,
    order_import,
    receive_file,
)
from hansa.apps.directory.services.introducing import introduce_colleague
from hansa.apps.directory.services.keeping import (
    add_organisation,
    add_person,
    change_organisation,
    change_person,
    link_account,
)
from hansa.apps.directory.services.merging import (
    merge,
)
from hansa.apps.directory.services.noting import (
    strike_note,
    write_note,
)
from hansa.apps.directory.services.owning import (
    make_owner,
)
from hansa.apps.directory.services.parting import (
    undo_merge,
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
    "carry_in",
    "change_organisation",
    "change_person",
    "check",
    "decide",
    "decide_the_rest",
    "declare_size",
    "drop",
    "erase_people",
    "forget_market",
    "forget_rows",
    "introduce_colleague",
    "link_account",
    "make_owner",
    "merge",
    "note_activities",
    "note_market",
    "note_numbers",
    "order_check",
    "order_import",
    "receive_file",
    "strike_note",
    "tell_profile",
    "undo_merge",
    "withdraw_profile",
    "write_note",
]
