"""What a cooperation profile consists of."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.directory.rules.profiles import PROFILE_LANGUAGES
from hansa.apps.directory.rules.sectors import every_sector
from hansa.apps.directory.rules.size import SizeClass
from hansa.plumbing.countries import is_country

# A sentence that an engine and a reader take in at once; so many of each kind.
LONGEST_STATEMENT = 400
MOST_STATEMENTS = 8
LONGEST_PRODUCT = 80
MOST_PRODUCTS = 12
MOST_SECTORS = 8
MOST_MARKETS = 20
MOST_EXCLUSIONS = 30
# What was looked for on a mission is hardly looked for half a year after it.
LIFE_AFTER_MISSION = timedelta(days=180)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;。])\s+|\n+")


class Kind(TextChoices):
    """Which side of the bargain a statement is."""

    NEED = "need", gettext_lazy("Need")
    OFFER = "offer", gettext_lazy("Offer")


class Partnership(TextChoices):
    """What one organisation can be to another."""

    CLIENT = "client", gettext_lazy("Client")
    DISTRIBUTOR = "distributor", gettext_lazy("Distributor or agent")
    SUPPLIER = "supplier", gettext_lazy("Supplier")
    RESEARCH = "research", gettext_lazy("Research and development partner")
    INVESTOR = "investor", gettext_lazy("Investor")
    LANDLORD = "landlord", gettext_lazy("Landlord or site")
    ADVISER = "adviser", gettext_lazy("Adviser: law, finance, tax")


class Openness(TextChoices):
    """Who reads a profile, besides the organisers."""

    EVERYBODY = "everybody", gettext_lazy("Everybody who takes part in the mission")
    MATCHES = "matches", gettext_lazy("Those to whom I am recommended")
    ORGANISERS = "organisers", gettext_lazy("Nobody but the organisers")


class Why(TextChoices):
    """Why two organisations are not to be introduced to one another."""

    COMPETITOR = "competitor", gettext_lazy("Competitor")
    AGENT = "agent", gettext_lazy("Already my agent or distributor")
    CLIENT = "client", gettext_lazy("Already my client or supplier")
    OTHER = "other", gettext_lazy("Another reason")


def digest_of(text: str) -> str:
    """What tells two texts apart, whatever their blanks, case and composed letters: 64 digits."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return hashlib.sha256(plain.encode()).hexdigest()


def expires_on(*, mission_ends_on: date) -> date:
    """Until when a profile counts that was stated for a mission."""
    return mission_ends_on + LIFE_AFTER_MISSION


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, each once, as many and as long as a profile takes."""
    found = (" ".join(part.split()) for part in _SENTENCE_ENDS.split(text))
    told = {digest_of(part): part[:LONGEST_STATEMENT] for part in found if part.strip(" .!?;-")}
    return list(told.values())[:MOST_STATEMENTS]


def objections_to_stating(*, may_state: bool) -> Iterator[str]:
    """Why somebody does not speak for the organisation."""
    if not may_state:
        yield _("Only its own people and the agency that looks after it speak for it.")


def objections_to_standing(*, stands: bool, name: str) -> Iterator[str]:
    """Why nothing is stated for somebody who does not take part."""
    if not stands:
        yield _("{name} does not take part in the mission any more.").format(name=name)


def objections_to_statements(texts: Collection[str], *, kind: Kind) -> Iterator[str]:
    """Why these sentences cannot stand in a profile."""
    if len(texts) > MOST_STATEMENTS:
        yield _("Keep to the {most} sentences that matter most: take one off first.").format(
            most=MOST_STATEMENTS
        )
    for text in texts:
        if not text.strip():
            yield _("Write a sentence first.")
        if len(text) > LONGEST_STATEMENT:
            yield _(
                "“{start}…” is too long: keep to {most} characters, and to one thing a sentence."
            ).format(start=text[:40], most=LONGEST_STATEMENT)
    digests = [digest_of(text) for text in texts]
    for place, digest in enumerate(digests):
        if digest in digests[:place]:
            words = {
                Kind.NEED: _("“{text}” stands among your needs already."),
                Kind.OFFER: _("“{text}” stands among your offers already."),
            }[kind]
            yield words.format(text=list(texts)[place])


def objections_to_partnerships(codes: Iterable[str]) -> Iterator[str]:
    """Why nobody can be these to another."""
    for code in sorted(set(codes) - set(Partnership.values)):
        yield _("Choose from the list; {code} is not in it.").format(code=code)


def objections_to_sectors(codes: Collection[str]) -> Iterator[str]:
    """Why these are no sectors of interest."""
    for code in sorted(set(codes) - set(every_sector())):
        yield _("There is no sector {code}; choose one of the list.").format(code=code)
    if len(codes) > MOST_SECTORS:
        yield _("Choose at most {most} sectors: whoever wants all finds none.").format(
            most=MOST_SECTORS
        )


def objections_to_products(names: Collection[str]) -> Iterator[str]:
    """Why these are no products of a profile."""
    if len(names) > MOST_PRODUCTS:
        yield _("Name the {most} products that matter most.").format(most=MOST_PRODUCTS)
    for name in names:
        if len(name) > LONGEST_PRODUCT:
            yield _("“{start}…” is too long for a product: keep to {most} characters.").format(
                start=name[:40], most=LONGEST_PRODUCT
            )


def objections_to_markets(codes: Collection[str]) -> Iterator[str]:
    """Why these are no markets."""
    for code in sorted(code for code in set(codes) if not is_country(code)):
        yield _("Choose markets from the list of countries; {code} is not in it.").format(code=code)
    if len(codes) > MOST_MARKETS:
        yield _("Name the {most} markets that matter most.").format(most=MOST_MARKETS)


def objections_to_languages(codes: Iterable[str]) -> Iterator[str]:
    """Why nobody holds a meeting in these."""
    for code in sorted(set(codes) - set(PROFILE_LANGUAGES)):
        yield _("Choose the languages from the list; {code} is not in it.").format(code=code)


def objections_to_sizes(codes: Iterable[str]) -> Iterator[str]:
    """Why these are no sizes of enterprises."""
    for code in sorted(set(codes) - set(SizeClass.values)):
        yield _("Choose the sizes from the list; {code} is not in it.").format(code=code)


def objections_to_openness(code: str) -> Iterator[str]:
    """Why nobody can say so who reads a profile."""
    if code not in Openness.values:
        yield _("Choose who reads it from the list.")


def objections_to_exclusions(names: Collection[str]) -> Iterator[str]:
    """Why these cannot be kept away."""
    if any(not name.strip() for name in names):
        yield _("Name the organisation to which you do not want to be introduced.")
    if len(names) > MOST_EXCLUSIONS:
        yield _("Name at most {most} organisations.").format(most=MOST_EXCLUSIONS)
