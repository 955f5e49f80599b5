"""Which organisations and people there are, and who may see them."""

from hansa.apps.directory.queries.keeping import (
    keeps_record,
)
from hansa.apps.directory.queries.notes import (
    notes_about,
    notes_to_strike,
    notes_visible_to,
    objections_to_striking,
)
from hansa.apps.directory.queries.organisations import (
    holder_of_address,
    holder_of_number,
    kept_by,
    may_keep,
    people_of,
    people_visible_to,
    visible_to,
    with_number_of_people,
)
from hansa.apps.directory.queries.profiles import (
    experience_in,
    markets_of,
    profile_in,
    profiles_of,
)
from hansa.apps.directory.queries.searching import (
    MOST_FOUND,
    named,
)
from hansa.apps.directory.queries.size import (
    declarations_of,
    size_of,
    sizes_of,
)

__all__ = [
    "MOST_FOUND",
    "declarations_of",
    "experience_in",
    "holder_of_address",
    "holder_of_number",
    "keeps_record",
    "kept_by",
    "markets_of",
    "may_keep",
    "named",
    "notes_about",
    "notes_to_strike",
    "notes_visible_to",
    "objections_to_striking",
    "people_of",
    "people_visible_to",
    "profile_in",
    "profiles_of",
    "size_of",
    "sizes_of",
    "visible_to",
    "with_number_of_people",
]
