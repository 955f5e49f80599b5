"""Which organisations and people there are, and who may see them."""

from hansa.apps.directory.queries.keeping import keeps_record
from hansa.apps.directory.queries.organisations import (
    LIKENESS,
    holder_of_address,
    holder_of_number,
    named,
    people_of,
    people_visible_to,
    visible_to,
    with_number_of_people,
)
from hansa.apps.directory.queries.size import (
    declarations_of,
    size_of,
    sizes_of,
)

__all__ = [
    "LIKENESS",
    "declarations_of",
    "holder_of_address",
    "holder_of_number",
    "keeps_record",
    "named",
    "people_of",
    "people_visible_to",
    "size_of",
    "sizes_of",
    "visible_to",
    "with_number_of_people",
]
