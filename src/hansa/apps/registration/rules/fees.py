"""What taking part costs, by the mission's own schedule."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.directory.rules import Kind

CENTS = 100
# EUR 10,000: no mission costs a participant more, so a larger figure is a slip of the hand.
HIGHEST_FEE = 10_000 * CENTS


class Ground(TextChoices):
    """Why a registration costs what it costs."""

    SME = "sme", gettext_lazy("Small or medium-sized enterprise")
    LARGE = "large", gettext_lazy("Large company")
    UNDECLARED = "undeclared", gettext_lazy("Company that has not declared its size")
    OTHER = "other", gettext_lazy("Organisation that is no company")


@dataclass(frozen=True, slots=True)
class Prices:
    """A schedule of fees, each in cents of a euro.

    Attributes:
        others: what federations, academic institutions and administrations pay.
    """

    sme: int = 100 * CENTS
    large: int = 300 * CENTS
    others: int = 100 * CENTS

    @property
    def euros(self) -> dict[str, Decimal]:
        """The same in euros, for people."""
        return {name: in_euros(getattr(self, name)) for name in ("sme", "large", "others")}


@dataclass(frozen=True, slots=True)
class Quote:
    """A fee in cents of a euro, and its ground."""

    cents: int
    ground: Ground

    @property
    def euros(self) -> Decimal:
        """The amount in euros, for people."""
        return in_euros(self.cents)


def in_euros(cents: int) -> Decimal:
    """Cents as euros: 10050 is 100.50."""
    return Decimal(cents) / CENTS


def quoted(*, kind: str, is_sme: bool | None, prices: Prices) -> Quote:
    """The fee of an organisation; a company that declared no size pays as a large one.

    Args:
        is_sme: by its declaration; None where there is none.
    """
    if kind != Kind.COMPANY:
        return Quote(prices.others, Ground.OTHER)
    if is_sme is None:
        return Quote(prices.large, Ground.UNDECLARED)
    return Quote(prices.sme, Ground.SME) if is_sme else Quote(prices.large, Ground.LARGE)


def objections_to_fee(cents: int) -> Iterator[str]:
    """Why nobody can be asked this much."""
    if not 0 <= cents <= HIGHEST_FEE:
        yield _("A fee lies between EUR 0 and EUR {most}.").format(most=HIGHEST_FEE // CENTS)
