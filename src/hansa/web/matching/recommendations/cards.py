"""Recommendations as their readers see them: who it is, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from hansa.apps.directory.rules import language_title
from hansa.apps.matching import queries
from hansa.apps.matching.rules import Partnership
from hansa.web.matching.recommendations.words import why

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from hansa.apps.matching.models import CooperationProfile, Statement
    from hansa.apps.missions.models import Leg, SectorGroup

HOSTS, DELEGATES = "hosts", "delegates"


@dataclass(frozen=True, slots=True)
class Card:
    """One recommendation.

    Attributes:
        why: at most three sentences.
    """

    listed: queries.Listed
    why: Sequence[SafeString]

    @property
    def about(self) -> CooperationProfile:
        """Who is recommended."""
        return self.listed.about

    @property
    def sector(self) -> SectorGroup | None:
        """Where the mission puts it."""
        side = self.about.registration or self.about.counterpart
        return side.sector_group if side else None

    @property
    def leg(self) -> Leg | None:
        """Where it is met; fellow delegates travel along."""
        return self.about.counterpart.leg if self.about.counterpart else None

    @property
    def is_open(self) -> bool:
        """Whether its profile is read."""
        return queries.is_open(self.about)

    @property
    def needs(self) -> list[Statement]:
        """What it looks for, the reader's language first."""
        return _own_language_first(self.listed.needs)

    @property
    def offers(self) -> list[Statement]:
        """What it brings, the reader's language first."""
        return _own_language_first(self.listed.offers)

    @property
    def languages(self) -> list[str]:
        """In which its people talk, by name."""
        return [language_title(code) for code in self.about.languages]

    @property
    def acts_as(self) -> list[str]:
        """What it can be to the reader."""
        return [str(Partnership(code).label) for code in self.about.acts_as]


def own_or_404(request: HttpRequest, slug: str) -> CooperationProfile:
    """The reader's own profile in the mission.

    Raises:
        Http404: for whoever has none.
    """
    profile = queries.own_of_slug(request.user, slug=slug)
    if profile is None:
        raise Http404
    return profile


def cards_for(profile: CooperationProfile) -> list[Card]:
    """Everybody who is recommended to a profile, the best first."""
    return [Card(each, why(each)) for each in queries.recommended_to(profile)]


def of_kind(cards: Sequence[Card], who: str) -> list[Card]:
    """Those that are hosts, or fellow delegates."""
    return [card for card in cards if card.listed.is_colleague == (who == DELEGATES)]


def kind_in(asked: str) -> str:
    """Which of the two lists is asked for; the hosts where nobody says."""
    return DELEGATES if asked == DELEGATES else HOSTS


def _own_language_first(statements: Sequence[Statement]) -> list[Statement]:
    own = (get_language() or "en")[:2]
    return sorted(statements, key=lambda one: (one.language != own, one.position))
