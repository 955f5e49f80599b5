"""What an organisation may be, and which identifiers are right."""

from hansa.apps.directory.rules.notes import (
    LONGEST_NOTE,
    objections_to_striking_note,
    objections_to_writing_note,
)
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

__all__ = [
    "LONGEST_NOTE",
    "Kind",
    "objections_to_account",
    "objections_to_enterprise_number",
    "objections_to_keeping",
    "objections_to_second_person",
    "objections_to_second_record",
    "objections_to_striking_note",
    "objections_to_writing_note",
    "written_for_people",
    "written_plainly",
]
