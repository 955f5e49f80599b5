"""What an organisation may be, and which identifiers are right."""

from hansa.apps.directory.rules.columns import COLUMNS, Column, Of
from hansa.apps.directory.rules.files import objection_to_file
from hansa.apps.directory.rules.imports import (
    Fault,
    ImportStatus,
    Verdict,
    faults,
    guessed,
    new_record,
    objections_to_checking,
    objections_to_deciding,
    objections_to_importing,
    objections_to_mapping,
    objections_to_verdict,
    said,
    told,
)
from hansa.apps.directory.rules.likeness import bare_name, likeness, look_alike
from hansa.apps.directory.rules.merging import objections_to_merging, two_accounts
from hansa.apps.directory.rules.organisations import (
    Kind,
    objections_to_account,
    objections_to_enterprise_number,
    objections_to_keeping,
    objections_to_second_person,
    objections_to_second_record,
    written_for_people,
    written_plainly,
)
from hansa.apps.directory.rules.spellings import plain

__all__ = [
    "COLUMNS",
    "Column",
    "Fault",
    "ImportStatus",
    "Kind",
    "Of",
    "Verdict",
    "bare_name",
    "faults",
    "guessed",
    "likeness",
    "look_alike",
    "new_record",
    "objection_to_file",
    "objections_to_account",
    "objections_to_checking",
    "objections_to_deciding",
    "objections_to_enterprise_number",
    "objections_to_importing",
    "objections_to_keeping",
    "objections_to_mapping",
    "objections_to_merging",
    "objections_to_second_person",
    "objections_to_second_record",
    "objections_to_verdict",
    "plain",
    "said",
    "told",
    "two_accounts",
    "written_for_people",
    "written_plainly",
]
