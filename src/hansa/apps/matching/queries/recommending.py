"""Lists of recommendations as their readers may see them, with what both said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from hansa.apps.matching.models import (
    CooperationProfile,
    Interest,
    Recommendation,
    Statement,
)
from hansa.apps.matching.queries.interests import WANTED, kept_from
from hansa.apps.matching.queries.matchmakings import recommendations_for
from hansa.apps.matching.rules import WANTS, Openness


@dataclass(frozen=True, slots=True)
class Listed:
    """A recommendation and what is said of it, as the profile it is made for may know it.

    Attributes:
        statements: what the candidate says today and lets its matches read.
        mine: what the profile says of the candidate; None while it says nothing.
        theirs: what the candidate says, where it wants to meet; a no is nobody's business.
    """

    recommendation: Recommendation
    statements: tuple[Statement, ...]
    mine: Interest | None
    theirs: Interest | None

    @property
    def about(self) -> CooperationProfile:
        """Who is recommended."""
        return self.recommendation.candidate

    @property
    def is_colleague(self) -> bool:
        """Whether it is a fellow delegate of the reader's."""
        return self.about.registration_id is not None

    @property
    def is_shortlisted(self) -> bool:
        """Whether the reader wants to meet it."""
        return self.mine is not None and self.mine.choice in WANTS

    @property
    def needs(self) -> list[Statement]:
        """What the candidate looks for, as far as it is read."""
        return [one for one in self.statements if one.kind == "need"]

    @property
    def offers(self) -> list[Statement]:
        """What the candidate brings, as far as it is read."""
        return [one for one in self.statements if one.kind == "offer"]

    @property
    def texts(self) -> frozenset[str]:
        """What may be quoted of the candidate."""
        return frozenset(one.text for one in self.statements)


def recommended_to(profile: CooperationProfile) -> list[Listed]:
    """The list of a profile, the best first, for its own people; about seven queries.

    Who left, who is kept from it, and who closed their profile since is not in it; whoever opens
    theirs to nobody stands in it only as long as words were had.
    """
    apart = kept_from(profile)
    mine = {each.about_id: each for each in Interest.objects.filter(profile=profile)}
    wanting = Interest.objects.filter(about=profile, choice__in=WANTED)
    theirs = {each.profile_id: each for each in wanting}
    found = _with_statements(recommendations_for(profile).exclude(candidate__in=apart))
    return [
        _listed(each, mine, theirs)
        for each in found
        if is_open(each.candidate) or each.candidate_id in mine or each.candidate_id in theirs
    ]


def recommended_of(profile: CooperationProfile) -> list[Listed]:
    """The list of a profile as its organisers see it: whole, with what both said, noes too."""
    mine = {each.about_id: each for each in Interest.objects.filter(profile=profile)}
    theirs = {each.profile_id: each for each in Interest.objects.filter(about=profile)}
    found = _with_statements(recommendations_for(profile))
    return [
        Listed(
            each,
            tuple(each.candidate.statements.all()),
            mine.get(each.candidate_id),
            theirs.get(each.candidate_id),
        )
        for each in found
    ]


def is_open(candidate: CooperationProfile) -> bool:
    """Whether those to whom somebody is recommended read its profile."""
    return candidate.openness != Openness.ORGANISERS


def _with_statements(found: QuerySet[Recommendation]) -> Iterable[Recommendation]:
    return found.prefetch_related("candidate__statements")


def _listed(each: Recommendation, mine: dict[int, Interest], theirs: dict[int, Interest]) -> Listed:
    said = tuple(each.candidate.statements.all()) if is_open(each.candidate) else ()
    return Listed(each, said, mine.get(each.candidate_id), theirs.get(each.candidate_id))
