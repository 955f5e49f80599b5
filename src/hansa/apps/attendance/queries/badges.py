"""Who has a badge, and who lacks one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hansa.apps.attendance.models import Badge
from hansa.apps.meetings.models import Counterpart
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Companion, Delegate
from hansa.apps.registration.rules import TRAVELS


@dataclass(frozen=True, slots=True)
class WithoutBadge:
    """Those of a mission who have no standing badge yet."""

    delegates: list[Delegate]
    companions: list[Companion]
    counterparts: list[Counterpart]

    @property
    def number(self) -> int:
        """How many they are."""
        return len(self.delegates) + len(self.companions) + len(self.counterparts)


def badges_of(mission: Mission) -> QuerySet[Badge]:
    """Every badge that was ever issued for a mission, with whose it is."""
    return (
        Badge.objects.filter(mission=mission)
        .select_related(
            "delegate__person",
            "delegate__registration__organisation",
            "companion__agency",
            "counterpart__contact",
            "counterpart__organisation",
        )
        .order_by("pk")
    )


def standing_badges(mission: Mission) -> QuerySet[Badge]:
    """The badges that open doors: of those who travel, of staff and of hosts."""
    travels = Q(delegate=None) | Q(delegate__registration__status__in=TRAVELS)
    return badges_of(mission).filter(travels, revoked_at=None)


def badges_like(mission: Mission, *, words: str) -> QuerySet[Badge]:
    """The badges of people and organisations whose names have these words in them."""
    found = badges_of(mission)
    for word in words.split():
        found = found.filter(
            Q(delegate__person__first_name__icontains=word)
            | Q(delegate__person__last_name__icontains=word)
            | Q(delegate__registration__organisation__name__icontains=word)
            | Q(companion__name__icontains=word)
            | Q(counterpart__contact__first_name__icontains=word)
            | Q(counterpart__contact__last_name__icontains=word)
            | Q(counterpart__organisation__name__icontains=word)
        )
    return found


def badge_of(delegate: Delegate) -> Badge | None:
    """The delegate's badge that stands."""
    return badges_of(delegate.mission).filter(delegate=delegate, revoked_at=None).first()


def without_badge(mission: Mission) -> WithoutBadge:
    """Who is to have a badge and never had one."""
    delegates = Delegate.objects.filter(mission=mission, registration__status__in=TRAVELS)
    counterparts = Counterpart.objects.filter(leg__mission=mission)
    # A revoked badge is replaced by hand: whoever lost it asks.
    return WithoutBadge(
        delegates=list(delegates.filter(badges=None)),
        companions=list(Companion.objects.filter(mission=mission).filter(badges=None)),
        counterparts=list(counterparts.filter(badges=None)),
    )
