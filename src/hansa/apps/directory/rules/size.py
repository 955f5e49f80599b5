"""How large an enterprise is, by the European definition.

Source: Commission Recommendation 2003/361/EC of 6 May 2003, annex, articles 2 to 6; for changes of
ownership the Commission's User guide to the SME definition (2020), on article 4(2).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class SizeClass(TextChoices):
    """How large an enterprise is."""

    MICRO = "micro", gettext_lazy("Micro-enterprise")
    SMALL = "small", gettext_lazy("Small enterprise")
    MEDIUM = "medium", gettext_lazy("Medium-sized enterprise")
    LARGE = "large", gettext_lazy("Large enterprise")

    @property
    def is_sme(self) -> bool:
        """Whether it is a micro, small or medium-sized enterprise."""
        return self is not SizeClass.LARGE


class Bond(TextChoices):
    """How an enterprise belongs to another (article 3)."""

    LINKED = "linked", gettext_lazy("Linked: one controls the other, by more than half")
    PARTNER = "partner", gettext_lazy("Partner: a share of 25 to 50 %")


class Evidence(TextChoices):
    """What shows that the figures are right."""

    ACCOUNTS = "accounts", gettext_lazy("Annual accounts, filed")
    CONSOLIDATED = "consolidated", gettext_lazy("Consolidated accounts, filed")
    TAX = "tax", gettext_lazy("Tax return")
    ESTIMATE = "estimate", gettext_lazy("Estimate in good faith: no accounts approved yet")


class Ceiling(NamedTuple):
    """What an enterprise of a class stays below (staff) or does not pass (euros)."""

    staff: int
    turnover: int
    balance_sheet: int


# Article 2, the smallest class first.
CEILINGS = {
    SizeClass.MICRO: Ceiling(staff=10, turnover=2_000_000, balance_sheet=2_000_000),
    SizeClass.SMALL: Ceiling(staff=50, turnover=10_000_000, balance_sheet=10_000_000),
    SizeClass.MEDIUM: Ceiling(staff=250, turnover=50_000_000, balance_sheet=43_000_000),
}
LEAST_SHARE, LARGEST_SHARE = Decimal(25), Decimal(50)
# From this share in the hands of public bodies on, nobody is an SME (article 3(4)).
PUBLIC_SHARE = Decimal(25)
# Accounts of a later year are approved long before that; then the class is no longer known.
YEARS_KNOWN = 2
_ORDER = list(SizeClass)


@dataclass(frozen=True, slots=True)
class Figures:
    """One accounting year of an enterprise.

    Attributes:
        staff: annual work units; part of a year or of a week counts as a part.
        turnover: euros without VAT.
        balance_sheet: the total, in euros.
    """

    staff: Decimal
    turnover: Decimal
    balance_sheet: Decimal

    def __post_init__(self) -> None:
        if min(self.staff, self.turnover, self.balance_sheet) < 0:
            raise ValueError(f"Staff and accounts are not below zero: {self}.")

    def plus(self, other: "Figures", *, part: Decimal = Decimal(1)) -> "Figures":
        """These, with that part of the other's."""
        return Figures(
            self.staff + part * other.staff,
            self.turnover + part * other.turnover,
            self.balance_sheet + part * other.balance_sheet,
        )


@dataclass(frozen=True, slots=True)
class Related:
    """Another enterprise that counts too.

    Attributes:
        share: percent of capital or votes, whichever is more; says nothing of a linked one.
        figures: its own; a partner's include the enterprises that are linked to it.
    """

    bond: Bond
    share: Decimal
    figures: Figures

    @property
    def part(self) -> Decimal:
        """How much of it counts: all of a linked enterprise, of a partner its share."""
        return Decimal(1) if self.bond == Bond.LINKED else self.share / 100


@dataclass(frozen=True, slots=True)
class Year:
    """What was declared of one accounting year.

    Attributes:
        year: in which the accounts were closed.
        related: linked and partner enterprises, directly or through others.
        public_share: percent of capital or votes in the hands of public bodies.
        new_owner: whether the owner changed since the year before; then one year decides.
    """

    year: int
    own: Figures
    related: tuple[Related, ...] = ()
    public_share: Decimal = Decimal(0)
    new_owner: bool = False


def counted(year: Year) -> Figures:
    """The figures with those of linked enterprises, and of partners in proportion (article 6)."""
    total = year.own
    for other in year.related:
        total = total.plus(other.figures, part=other.part)
    return total


def class_of(figures: Figures) -> SizeClass:
    """The class by the figures of one year: staff below, and one of the two sums not above."""
    for size, ceiling in CEILINGS.items():
        small_enough = (
            figures.turnover <= ceiling.turnover or figures.balance_sheet <= ceiling.balance_sheet
        )
        if figures.staff < ceiling.staff and small_enough:
            return size
    return SizeClass.LARGE


def class_in(year: Year) -> SizeClass:
    """The class by one year alone; an enterprise in public hands is large (article 3(4))."""
    return SizeClass.LARGE if year.public_share >= PUBLIC_SHARE else class_of(counted(year))


def class_over(years: Iterable[Year]) -> SizeClass | None:
    """The class after these years; None when there are none.

    It is gained or lost only after two years in a row (article 4(2)), which makes it the middle
    one of three: the class held before, last year's figures and this year's. The first year, one
    after a gap, one with a new owner, and one in public hands decide alone.
    """
    held: SizeClass | None = None
    before: Year | None = None
    for year in sorted(years, key=lambda each: each.year):
        now = class_in(year)
        if held is None or before is None or _stands_alone(year, before=before):
            held = now
        else:
            held = sorted((held, class_in(before), now), key=_ORDER.index)[1]
        before = year
    return held


def _stands_alone(year: Year, *, before: Year) -> bool:
    in_public_hands = year.public_share >= PUBLIC_SHARE
    were_before = before.public_share >= PUBLIC_SHARE
    return year.new_owner or year.year - before.year != 1 or in_public_hands != were_before


def known_until(closed_on: date) -> date:
    """The last day on which accounts that were closed then still tell the class."""
    try:
        return closed_on.replace(year=closed_on.year + YEARS_KNOWN)
    except ValueError:  # closed on 29 February
        return date(closed_on.year + YEARS_KNOWN, 2, 28)


def objections_to_declaring(*, closed_on: date, today: date, evidence: str) -> Iterator[str]:
    """Why the figures of a year cannot be declared."""
    if closed_on > today and evidence != Evidence.ESTIMATE:
        yield _(
            "The year that closes on {day} is not over: declare the year before, or say that it "
            "is an estimate."
        ).format(day=closed_on)


def objections_to_evidence(*, evidence: str, reference: str) -> Iterator[str]:
    """Why nobody could check the figures."""
    if evidence != Evidence.ESTIMATE and not reference.strip():
        yield _("Say where the evidence is found, such as the number under which it was filed.")


def objections_to_related(*, name: str, bond: str, share: Decimal | None) -> Iterator[str]:
    """Why an enterprise does not count as a partner."""
    if bond != Bond.PARTNER:
        return
    if share is None:
        yield _("Say which share {name} has or is held by: a partner counts by its share.").format(
            name=name
        )
    elif share < LEAST_SHARE:
        yield _("{name} is no partner below a share of 25 %: leave it out.").format(name=name)
    elif share > LARGEST_SHARE:
        yield _("Above a share of 50 %, {name} is linked and counts fully.").format(name=name)


def rising(years: Sequence[Year]) -> list[tuple[Year, SizeClass]]:
    """Each year with the class that was held after it, the first year first."""
    ordered = sorted(years, key=lambda each: each.year)
    held = [class_over(ordered[: place + 1]) for place in range(len(ordered))]
    return [(year, size) for year, size in zip(ordered, held, strict=True) if size]
