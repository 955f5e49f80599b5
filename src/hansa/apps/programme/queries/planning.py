"""What is planned over the published programme."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from django.db.models import QuerySet, prefetch_related_objects

from hansa.apps.missions.models import Leg, Mission
from hansa.apps.programme.models import Activity, ActivityVersion, PlannedChange, SignUp
from hansa.apps.programme.rules import WITH_PLACES, Audience, Status
from hansa.apps.registration.models import Stay
from hansa.apps.registration.rules import TRAVELS


def on_board(leg: Leg) -> QuerySet[Activity]:
    """What stands on a leg, with what is planned for it and who interprets."""
    return (
        Activity.objects.filter(leg=leg)
        .exclude(status=Status.CANCELLED)
        .select_related("leg", "at", "sector_group", "planned__at", "planned__sector_group")
        .prefetch_related("interpreting", "also_for")
        .order_by("period", "pk")
    )


def planned_of(mission: Mission) -> list[PlannedChange]:
    """Every planned change of a mission, in order of time."""
    return list(
        PlannedChange.objects.filter(activity__leg__mission=mission)
        .select_related(
            "activity__leg", "activity__sector_group", "activity__at", "activity__owner",
            "at", "sector_group", "planned_by",
        )
        .order_by("activity__period", "pk")
    )  # fmt: skip


def fingerprint(planned: list[PlannedChange]) -> str:
    """By what a draft is known again; another one, once anything in it changed."""
    told = "|".join(f"{each.pk}:{each.planned_at.isoformat()}" for each in planned)
    return sha256(told.encode()).hexdigest()[:16]


def differs(planned: PlannedChange, activity: Activity) -> bool:
    """Whether a plan says anything else than what is published."""
    period = planned.period
    start, end = period if isinstance(period, tuple) else (period.lower, period.upper)
    return (start, end) != (activity.period.lower, activity.period.upper) or any(
        getattr(planned, name) != getattr(activity, name)
        for name in ("at_id", "place", "address", "audience", "sector_group_id")
    )


def standing_on(leg: Leg, *, day: date) -> list[Activity]:
    """What stands on a day of a leg, by its clocks."""
    return [each for each in on_board(leg) if each.told.start.date() == day]


def reach_of(activities: Iterable[Activity]) -> dict[int, int]:
    """How many delegates are to come to each of these activities of one mission; three queries.

    By what they are now, as `expected_at` tells it of one.
    """
    asked = list(activities)
    prefetch_related_objects(asked, "also_for")
    stays = list(
        Stay.objects.filter(
            leg__in={each.leg_id for each in asked},
            stands=True,
            delegate__registration__status__in=TRAVELS,
        ).values_list(
            "leg", "delegate", "arrives_on", "leaves_on", "delegate__registration__sector_group"
        )
    )
    held = SignUp.objects.filter(activity__in=asked, withdrawn_at__isnull=True)
    places = set(held.values_list("activity", "delegate"))
    return {
        each.pk: sum(
            leg == each.leg_id
            and first <= each.told.start.date() <= last
            and (each.audience != Audience.SECTOR or sector in each.sector_numbers)
            and (each.audience not in WITH_PLACES or (each.pk, delegate) in places)
            for leg, delegate, first, last, sector in stays
        )
        for each in asked
    }


def versions_of(activity: Activity) -> list[ActivityVersion]:
    """What was told of an activity, latest first."""
    return list(
        ActivityVersion.objects.filter(activity=activity).select_related("by").order_by("-number")
    )
