"""What a cooperation profile consists of."""

import hashlib
import unicodedata

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy

# A sentence that an engine and a reader take in at once; so many of each kind.
LONGEST_STATEMENT = 400
MOST_STATEMENTS = 8
LONGEST_PRODUCT = 80


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
