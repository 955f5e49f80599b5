"""What several verbs of the directory write in the same way."""

from typing import Any

from django.db.models import Model

from hansa.apps.directory import rules
from hansa.values import refuse_if


def change(row: Model, **wanted: Any) -> dict[str, tuple[Any, Any]]:
    """Write what differs, and tell it as {column: (was, is)}."""
    changes = {
        name: (was, value) for name, value in wanted.items() if (was := getattr(row, name)) != value
    }
    for name, (_was, value) in changes.items():
        setattr(row, name, value)
    if changes:
        row.save(update_fields=list(changes))
    return changes


def checked_phone(written: str, *, country: str) -> str:
    """The number as it is stored.

    Raises:
        Refused: with field "phone", when nobody can be called at it.
    """
    refuse_if(rules.objections_to_phone(written.strip(), country=country), field="phone")
    return rules.phone_written_plainly(written.strip(), country=country)
