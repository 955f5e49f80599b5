"""Who goes before whom: rule sets per country, read from the files in `data`."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.plumbing.languages import in_readers_language

DATA = Path(__file__).parent / "data"
LAST_PLACE = 500
# The last category of every order.
LOWEST = "guest"


class RuleSet(TextChoices):
    """Whose order of precedence a mission keeps."""

    BELGIUM = "be", gettext_lazy("Belgium")
    UNITED_STATES = "us", gettext_lazy("United States")
    JAPAN = "jp", gettext_lazy("Japan")


class Side(TextChoices):
    """On whose side somebody stands."""

    DELEGATION = "delegation", gettext_lazy("The delegation")
    HOST = "host", gettext_lazy("The hosts")


class First(TextChoices):
    """Who goes first within a category."""

    GUESTS = "guests", gettext_lazy("Guests before hosts")
    SENIORITY = "seniority", gettext_lazy("Longest in office, whichever side")


class Gender(TextChoices):
    """How somebody is addressed, where the language asks."""

    WOMAN = "woman", gettext_lazy("As a woman")
    MAN = "man", gettext_lazy("As a man")
    NEUTRAL = "neutral", gettext_lazy("By name alone")


@dataclass(frozen=True, slots=True)
class Category:
    """A sort of dignitary.

    Attributes:
        key: as it is stored.
        address: which forms of address it takes.
        titles: its name by language.
    """

    key: str
    address: str
    titles: dict[str, str]

    @property
    def title(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.titles)


@dataclass(frozen=True, slots=True)
class Order:
    """The order of one country.

    Attributes:
        source: from which published facts.
        notes: what to mind, by language.
        categories: first to last.
    """

    source: str
    notes: dict[str, str]
    categories: tuple[Category, ...]

    @property
    def note(self) -> str:
        """What to mind, in the reader's language."""
        return in_readers_language(self.notes)

    def number_of(self, category: str) -> int:
        """The place of a category, from 1."""
        return [each.key for each in self.categories].index(category) + 1


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody's place is reckoned from.

    Attributes:
        key: the row of which this is the claim.
        since: taking office; who has none goes after those who have.
        placed: the place given by hand.
    """

    key: int
    name: str
    category: str
    side: str
    since: date | None
    placed: int | None


def read(name: str) -> Any:
    """What a data file says."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def categories() -> dict[str, Category]:
    """Every category by its key."""
    return {row["key"]: Category(**row) for row in read("categories.json")}


@cache
def order_of(rule_set: str) -> Order:
    """The order that a rule set keeps."""
    said = read(f"precedence_{RuleSet(rule_set).value}.json")
    known = categories()
    return Order(said["source"], said["note"], tuple(known[key] for key in said["categories"]))


def in_order(claims: Sequence[Claim], *, rule_set: str, first: str) -> list[Claim]:
    """The claims, highest first; who was placed by hand stands at that place, or at the end."""
    order = order_of(rule_set)

    def height(claim: Claim) -> tuple[object, ...]:
        host = first == First.GUESTS and claim.side == Side.HOST
        return (
            order.number_of(claim.category), host, claim.since or date.max, claim.name, claim.key,
        )  # fmt: skip

    ranked = sorted((claim for claim in claims if claim.placed is None), key=height)
    for claim in sorted((c for c in claims if c.placed is not None), key=lambda c: c.placed or 0):
        ranked.insert((claim.placed or 1) - 1, claim)
    return ranked


def objections_to_category(category: str) -> Iterator[str]:
    """Why somebody cannot be in this category."""
    if category not in categories():
        yield _("Choose a category of the order of precedence.")


def objections_to_naming(*, name: str, known: bool) -> Iterator[str]:
    """Why somebody cannot be listed under this name."""
    if known and name.strip():
        yield _("Choose somebody who travels or write a name, not both.")
    if not known and not name.strip():
        yield _("Choose somebody who travels, or write a name.")


def objections_to_function(function: str) -> Iterator[str]:
    """Why somebody cannot be listed with this function."""
    if not function.strip():
        yield _("Say which office or function gives the place.")


def objections_to_placing(*, placed: int | None, why: str, holder: str) -> Iterator[str]:
    """Why somebody cannot be put at this place by hand."""
    if placed is not None and not 1 <= placed <= LAST_PLACE:
        yield _("A place is a number from 1 to {last}.").format(last=LAST_PLACE)
    if placed is not None and not why.strip():
        yield _("Say why this place is not the one of the rules; the list shows it.")
    if placed is not None and holder:
        yield _("{holder} is put at this place by hand already.").format(holder=holder)


def objections_to_travelling(*, travels: bool, name: str) -> Iterator[str]:
    """Why a delegate cannot be listed."""
    if not travels:
        yield _("{name} does not travel any more.").format(name=name)
