"""What an organisation may be, and which identifiers are right."""

from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum.be import vat


class Kind(TextChoices):
    """What sort of organisation it is."""

    COMPANY = "company", gettext_lazy("Company")
    FEDERATION = "federation", gettext_lazy("Federation or chamber of commerce")
    ACADEMIC = "academic", gettext_lazy("Academic institution")
    ADMINISTRATION = "administration", gettext_lazy("Public administration")


def objections_to_enterprise_number(number: str) -> Iterator[str]:
    """Why this is no Belgian enterprise number; an empty one is allowed (foreign hosts)."""
    if number and not vat.is_valid(number):
        yield _(
            "{number} is not a Belgian enterprise number: it has ten digits, of which the last "
            "two check the others (0123.456.749)."
        ).format(number=number)


def written_plainly(number: str) -> str:
    """The enterprise number as it is stored: ten digits."""
    return str(vat.compact(number)) if number else ""
