"""What an organisation may be, and which identifiers are right."""

from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.directory.rules.identifiers import written_for_people


class Kind(TextChoices):
    """What sort of organisation it is."""

    COMPANY = "company", gettext_lazy("Company")
    FEDERATION = "federation", gettext_lazy("Federation or chamber of commerce")
    ACADEMIC = "academic", gettext_lazy("Academic institution")
    ADMINISTRATION = "administration", gettext_lazy("Public administration")


def objections_to_keeping(*, agency: str, works_there: bool) -> Iterator[str]:
    """Why somebody may not write in the records of an agency."""
    if not works_there:
        yield _("Only staff of {agency} may change its organisations.").format(agency=agency)


def objections_to_second_record(*, number: str, holder: str | None) -> Iterator[str]:
    """Why an agency cannot note an enterprise number that another organisation holds."""
    if holder is not None:
        yield _("{holder} already has the enterprise number {number}.").format(
            holder=holder, number=written_for_people(number)
        )


def objections_to_second_person(*, email: str, holder: str | None) -> Iterator[str]:
    """Why nobody new can work for an organisation with an address that is taken there."""
    if holder is not None:
        yield _("{holder} already has the address {email} there.").format(
            holder=holder, email=email
        )


def objections_to_account(*, person: str, linked_elsewhere: bool) -> Iterator[str]:
    """Why a person cannot sign in with another account."""
    if linked_elsewhere:
        yield _("{person} already signs in with another account.").format(person=person)
