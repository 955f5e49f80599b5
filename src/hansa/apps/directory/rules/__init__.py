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
from hansa.apps.directory.rules.size import (
    Bond,
    Evidence,
    SizeClass,
    class_over,
    objections_to_declaring,
    objections_to_evidence,
    objections_to_related,
    rising,
)

__all__ = [
    "Bond",
    "Evidence",
    "Kind",
    "SizeClass",
    "class_over",
    "objections_to_account",
    "objections_to_declaring",
    "objections_to_enterprise_number",
    "objections_to_evidence",
    "objections_to_keeping",
    "objections_to_related",
    "objections_to_second_person",
    "objections_to_second_record",
    "rising",
    "written_for_people",
    "written_plainly",
]
