"""Which organisations and people there are, and who may see them."""

from hansa.apps.directory.queries.exporting import (
    table_of,
)
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
from hansa.apps.directory.queries.merging import (
    MERGED,
    PARTED,
    RESTORED,
    Reference,
    alike,
    differences,
    merged_fields,
    number_of_references,
    objections_to_merging,
    references_to,
    story_of_record,
    twin_of,
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
from hansa.apps.directory.queries.owners import (
    owned_by,
)
from hansa.apps.directory.queries.parting import (
    is_kept_by_itself,
    is_there,
    merges_into,
    merges_of,
    number_that_goes_back,
    objections_to_undoing,
    rows_that_go_back,
    told_by,
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
    "MERGED",
    "MOST_FOUND",
    "PARTED",
    "RESTORED",
    "Reference",
    "addresses_at",
    "alike",
    "candidates",
    "declarations_of",
    "differences",
    "experience_in",
    "holder_of_address",
    "holder_of_number",
    "holders",
    "import_with",
    "imports_visible_to",
    "is_kept_by_itself",
    "is_there",
    "kept_by",
    "lines_of",
    "markets_of",
    "may_keep",
    "merged_fields",
    "merges_into",
    "merges_of",
    "named",
    "notes_about",
    "notes_to_strike",
    "notes_visible_to",
    "number_of_references",
    "number_that_goes_back",
    "objections_to_merging",
    "objections_to_striking",
    "objections_to_undoing",
    "owned_by",
    "people_of",
    "people_visible_to",
    "profile_in",
    "profiles_of",
    "ready",
    "ready_lines",
    "references_to",
    "rows_that_go_back",
    "size_of",
    "sizes_of",
    "story_of_record",
    "table_of",
    "tally",
    "told_by",
    "twin_of",
    "visible_to",
    "with_number_of_people",
]
