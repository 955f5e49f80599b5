"""Which organisations and people there are, and who may see them."""

from hansa.apps.directory.queries.notes import (
    notes_about,
    notes_to_strike,
    notes_visible_to,
    objections_to_striking,
)
from hansa.apps.directory.queries.organisations import (
    LIKENESS,
    holder_of_address,
    holder_of_number,
    kept_by,
    may_keep,
    named,
    people_of,
    people_visible_to,
    visible_to,
    with_number_of_people,
)

__all__ = [
    "LIKENESS",
    "holder_of_address",
    "holder_of_number",
    "kept_by",
    "may_keep",
    "named",
    "notes_about",
    "notes_to_strike",
    "notes_visible_to",
    "objections_to_striking",
    "people_of",
    "people_visible_to",
    "visible_to",
    "with_number_of_people",
]
