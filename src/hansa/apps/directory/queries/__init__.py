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

__all__ = [
    "LIKENESS",
    "holder_of_address",
    "holder_of_number",
    "named",
    "people_of",
    "people_visible_to",
    "visible_to",
    "with_number_of_people",
]
