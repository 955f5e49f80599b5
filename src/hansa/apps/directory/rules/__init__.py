"""What an organisation may be, and which identifiers are right."""

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
    "Kind",
    "objections_to_account",
    "objections_to_enterprise_number",
    "objections_to_keeping",
    "objections_to_second_person",
    "objections_to_second_record",
    "written_for_people",
    "written_plainly",
]
