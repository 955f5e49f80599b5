"""How far the making of recommendations is, and what came of it."""

from __future__ import annotations

from django.db.models import QuerySet

from hansa.apps.matching.models import CooperationProfile, Matchmaking, Recommendation
from hansa.apps.matching.queries.profiles import profiles_of
from hansa.apps.meetings.rules import UNDER_WAY, RunStatus
from hansa.apps.missions.models import Mission


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


def profile(pk: int) -> CooperationProfile | None:
    """A profile by its number, for the worker that runs with every right."""
    return CooperationProfile.objects.select_related("mission").filter(pk=pk).first()
