"""What is known of seating plans."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from hansa.apps.meetings.models import Counterpart
from hansa.apps.meetings.rules import UNDER_WAY
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import Activity
from hansa.apps.programme.rules import Status
from hansa.apps.protocol.models.seating import (
    SeatingGuest,
    SeatingPlan,
    SeatingRun,
    SeatingStep,
)
from hansa.apps.protocol.rules.seating import SEATED
from hansa.apps.registration.models import Delegate


def activities_to_seat(mission: Mission) -> QuerySet[Activity]:
    """The activities of a mission at which people sit down, each with its plan."""
    return (
        Activity.objects.filter(leg__mission=mission, kind__in=SEATED)
        .exclude(status=Status.CANCELLED)
        .select_related("leg", "seating_plan")
        .annotate(
            guests=Count("seating_plan__guests", distinct=True),
            seated=Count(
                "seating_plan__guests",
                filter=Q(seating_plan__guests__table__isnull=False),
                distinct=True,
            ),
        )
    )


def plans_of(mission: Mission) -> QuerySet[SeatingPlan]:
    """The seating plans of a mission."""
    return SeatingPlan.objects.filter(activity__leg__mission=mission).select_related(
        "activity__leg"
    )


def guests_of(plan: SeatingPlan) -> QuerySet[SeatingGuest]:
    """Everybody in a plan with all that is told of them."""
    return plan.guests.select_related(
        "table",
        "delegate__person__organisation",
        "delegate__registration",
        "counterpart__contact",
        "dignitary",
        "counterpart__organisation",
    )


def hosts_of(activity: Activity) -> QuerySet[Counterpart]:
    """The local hosts who are asked to an activity: those of its leg, or of its sectors."""
    hosts = Counterpart.objects.filter(leg=activity.leg_id)
    if activity.sector_numbers:
        hosts = hosts.filter(sector_group__in=activity.sector_numbers)
    return hosts


def latest_run(plan: SeatingPlan) -> SeatingRun | None:
    """The last making of a plan."""
    return plan.runs.select_related("ordered_by").first()


def seating_run(pk: int) -> SeatingRun | None:
    """A making of a plan by its number."""
    return SeatingRun.objects.filter(pk=pk).select_related("plan", "ordered_by").first()


def run_under_way(plan: SeatingPlan) -> SeatingRun | None:
    """The making that waits or works, if one does."""
    return plan.runs.filter(status__in=UNDER_WAY).first()


def last_step(plan: SeatingPlan) -> SeatingStep | None:
    """The change that would be taken back."""
    return plan.steps.first()


def seats_told_to(delegate: Delegate) -> QuerySet[SeatingGuest]:
    """The published seats of a delegate, by time."""
    return (
        SeatingGuest.objects.filter(
            delegate=delegate, table__isnull=False, plan__published_at__isnull=False
        )
        .exclude(plan__activity__status=Status.CANCELLED)
        .select_related("table", "plan__activity__leg")
        .order_by("plan__activity__period")
    )
