"""Which organisations and people there are, and who may see them."""

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
from hansa.apps.directory.queries.owners import keeps_record, owned_by

__all__ = [
    "LIKENESS",
    "holder_of_address",
    "holder_of_number",
    "keeps_record",
    "named",
    "owned_by",
    "people_of",
    "people_visible_to",
    "visible_to",
    "with_number_of_people",
]
