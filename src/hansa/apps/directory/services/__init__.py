"""Keeping the records of organisations and people."""

from hansa.apps.directory.services.carrying_in import carry_in
from hansa.apps.directory.services.checking import check
from hansa.apps.directory.services.importing import (
    decide,
    decide_the_rest,
    drop,
    forget_rows,
    order_check,
    order_import,
    receive_file,
)
from hansa.apps.directory.services.keeping import (
    add_organisation,
    add_person,
    change_organisation,
    change_person,
    link_account,
)
from hansa.apps.directory.services.merging import merge

__all__ = [
    "add_organisation",
    "add_person",
    "carry_in",
    "change_organisation",
    "change_person",
    "check",
    "decide",
    "decide_the_rest",
    "drop",
    "forget_rows",
    "link_account",
    "merge",
    "order_check",
    "order_import",
    "receive_file",
]
