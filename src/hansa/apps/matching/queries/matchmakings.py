"""How far the making of recommendations is, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from hansa.apps.matching.models import CooperationProfile, Matchmaking, Recommendation
from hansa.apps.matching.queries.profiles import profiles_of
from hansa.apps.meetings.rules import UNDER_WAY, RunStatus
from hansa.apps.missions.models import Mission


@dataclass(frozen=True, slots=True)
class Figures:
    """What the lists of a mission add up to.

    Attributes:
        lists: recommendations in all.
        companies: how many companies have a list.
        hosts: how many hosts have one.
        profiles: how many take part.
    """

    lists: int
    companies: int
    hosts: int
    profiles: int


def matchmaking(pk: int) -> Matchmaking | None:
    """A matchmaking by its number, for the worker that runs with every right."""
    return Matchmaking.objects.select_related("mission").filter(pk=pk).first()


def latest_matchmaking(mission: Mission) -> Matchmaking | None:
    """The one that was ordered last."""
    return Matchmaking.objects.filter(mission=mission).select_related("ordered_by").first()


def last_done(mission: Mission) -> Matchmaking | None:
    """The one that made the lists that stand."""
    return Matchmaking.objects.filter(mission=mission, status=RunStatus.DONE).first()


def matchmaking_under_way(mission: Mission) -> Matchmaking | None:
    """The one that waits or runs now."""
    return Matchmaking.objects.filter(mission=mission, status__in=UNDER_WAY).first()


def recommendations_for(profile: CooperationProfile) -> QuerySet[Recommendation]:
    """The lists of a profile, the best first, without those who left the mission."""
    present = profiles_of(profile.mission).order_by().values("pk")
    return (
        Recommendation.objects.filter(profile=profile, candidate__in=present)
        .select_related(
            "candidate__mission",
            "candidate__registration__organisation",
            "candidate__registration__sector_group",
            "candidate__counterpart__organisation",
            "candidate__counterpart__sector_group",
            "candidate__counterpart__leg",
        )
        .order_by("rank", "pk")
    )


def figures_of_matches(mission: Mission) -> Figures:
    """What the lists that stand add up to; two queries."""
    present = profiles_of(mission).order_by()
    standing = Recommendation.objects.filter(
        profile__in=present.values("pk"), candidate__in=present.values("pk")
    )
    of_company = Q(profile__registration__isnull=False)
    counted = standing.aggregate(
        lists=Count("pk"),
        companies=Count("profile", distinct=True, filter=of_company),
        hosts=Count("profile", distinct=True, filter=~of_company),
    )
    return Figures(**counted, profiles=present.count())


def profile(pk: int) -> CooperationProfile | None:
    """A profile by its number, for the worker that runs with every right."""
    return CooperationProfile.objects.select_related("mission").filter(pk=pk).first()
