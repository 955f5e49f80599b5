"""Which organisations and people there are, and who may see them."""

from hansa.apps.directory.queries.imports import (
    addresses_at,
    candidates,
    holders,
    import_with,
    imports_visible_to,
    lines_of,
    ready,
    ready_lines,
    tally,
)
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
    "addresses_at",
    "candidates",
    "holder_of_address",
    "holder_of_number",
    "holders",
    "import_with",
    "imports_visible_to",
    "lines_of",
    "named",
    "people_of",
    "people_visible_to",
    "ready",
    "ready_lines",
    "tally",
    "visible_to",
    "with_number_of_people",
]
