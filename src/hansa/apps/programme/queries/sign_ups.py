"""How much room an activity has for a delegate, who waits for it, and who left it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet, Subquery

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import (
    Activity,
    Allotment,
    Invitation,
    SignUp,
    SignUpTerms,
    Waiting,
)
from hansa.apps.programme.rules import Share, Status
from hansa.apps.registration import queries as registration
from hansa.apps.registration.models import Delegate, Registration
from hansa.apps.registration.rules import TRAVELS


def shares_for(
    delegate: Delegate, *, activities: Collection[Activity]
) -> Mapping[int, tuple[Share, ...]]:
    """The allotments under which a delegate falls, by the number of the activity; two queries."""
    agency = delegate.registration.agency_id
    own_kind = Registration.objects.filter(pk=delegate.registration_id).values("organisation__kind")
    rows = list(
        Allotment.objects.filter(
            Q(agency=agency) | Q(kind=Subquery(own_kind)), activity__in=activities
        ).select_related("agency")
    )
    if not rows:
        return {}
    kind = delegate.registration.organisation.kind
    held = SignUp.objects.filter(
        activity__in={row.activity_id for row in rows}, withdrawn_at__isnull=True
    ).values_list(
        "activity", "delegate__registration__agency", "delegate__registration__organisation__kind"
    )
    of_agency = Counter(number for number, theirs, _kind in held if theirs == agency)
    of_kind = Counter(number for number, _agency, theirs in held if theirs == kind)
    shares: dict[int, tuple[Share, ...]] = {}
    for row in rows:
        counted = of_agency if row.agency_id else of_kind
        share = Share(name=str(row), places=row.places, taken=counted[row.activity_id])
        shares[row.activity_id] = (*shares.get(row.activity_id, ()), share)
    return shares


def travels(delegate: Delegate) -> bool:
    """Whether the delegate travels, by what the registration is now."""
    return Registration.objects.filter(
        pk=delegate.registration_id, status__in=TRAVELS, delegates=delegate
    ).exists()


def is_invited(activity: Activity, *, delegate: Delegate) -> bool:
    """Whether the delegate is asked to an activity by invitation."""
    return Invitation.objects.filter(activity=activity, delegate=delegate).exists()


def terms_of(mission: Mission | int) -> SignUpTerms:
    """What the mission asks of those who sign up; the usual where it says nothing."""
    if isinstance(mission, Mission):
        stated: SignUpTerms | None = getattr(mission, "sign_up_terms", None)
        return stated or SignUpTerms(mission=mission)
    stated = SignUpTerms.objects.filter(mission=mission).first()
    return stated or SignUpTerms(mission_id=mission)


def waiting_for(activity: Activity) -> QuerySet[Waiting]:
    """Who waits for a place, in the order in which places go to them."""
    return Waiting.objects.filter(activity=activity).select_related(
        "delegate__person__user",
        "delegate__registration__organisation",
        "delegate__registration__agency",
    )


def waits_of(delegate: Delegate) -> dict[int, int]:
    """Where a delegate stands on the waiting lists, by the number of the activity; from 1."""
    own = Waiting.objects.filter(delegate=delegate).values("activity")
    standing: dict[int, list[int]] = {}
    for activity, who in Waiting.objects.filter(activity__in=own).values_list(
        "activity", "delegate"
    ):
        standing.setdefault(activity, []).append(who)
    return {activity: line.index(delegate.pk) + 1 for activity, line in standing.items()}


def activities_awaited_by(registration: Registration) -> list[Activity]:
    """The activities for which delegates of a registration hold a place or wait."""
    theirs = Q(sign_ups__delegate__registration=registration, sign_ups__withdrawn_at__isnull=True)
    waiting = Q(waiting__delegate__registration=registration)
    return list(Activity.objects.filter(theirs | waiting).distinct().order_by("pk"))


def activities_with_waiting(*, now: datetime) -> list[Activity]:
    """The activities to come for which somebody waits."""
    return list(
        Activity.objects.filter(
            status=Status.CONFIRMED, period__startswith__gt=now, waiting__isnull=False
        )
        .distinct()
        .order_by("pk")
    )


def places_left_at(activity: Activity) -> QuerySet[SignUp]:
    """Who held a place and holds it no more, the latest first."""
    return (
        SignUp.objects.filter(activity=activity, withdrawn_at__isnull=False)
        .select_related("delegate__person", "delegate__registration__organisation")
        .order_by("-withdrawn_at", "-pk")
    )


def led_by(user: User | AnonymousUser, *, mission: str) -> QuerySet[Delegate]:
    """The delegates of a mission, by its slug, for whose organisation the user answers."""
    return (
        Delegate.objects.filter(
            registration__in=registration.answerable_by(user).values("pk"),
            registration__status__in=TRAVELS,
            mission__slug=mission,
        )
        .select_related(
            "mission__sign_up_terms",
            "person__user",
            "registration__sector_group",
            "registration__organisation",
            "registration__agency",
        )
        .prefetch_related("stays__leg")
    )
