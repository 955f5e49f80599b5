"""The sessions of a mission, and the planning of a new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.meetings import queries, services
from hansa.values import Refused
from hansa.web.meetings.forms import PlanForm
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Session
    from hansa.apps.missions.models import Leg, Mission


@dataclass(frozen=True, slots=True)
class Day:
    """The sessions of one day of a leg; `day` is None where they have no slots."""

    leg: Leg
    day: date | None
    sessions: list[tuple[Session, int]]


@login_required
@require_GET
def sessions(request: HttpRequest, slug: str) -> HttpResponse:
    """The sessions by leg and day, with what an officer wants to know of each."""
    mission = mission_or_404(request, slug)
    context = {
        "mission": mission,
        "days": _by_day(mission),
        "may_plan": may_plan(request, mission),
        "figures": queries.figures(mission),
    }
    return render(request, "meetings/sessions.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Lay out a new session."""
    mission = planned_mission_or_404(request, slug)
    form = PlanForm(request.POST or None, mission=mission)
    if request.method == "POST" and form.is_valid():
        try:
            session = services.plan_session(
                **form.plan(), by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused, tables=form.field_of_tables)
        else:
            words = _("Planned. {session} has {slots} slots and {tables} tables.").format(
                session=session, slots=session.slots.count(), tables=session.tables.count()
            )
            messages.success(request, words)
            return redirect("meetings:board", slug, session.pk)
    context = {"mission": mission, "form": form}
    return render(request, "meetings/plan.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def preview_slots(request: HttpRequest, slug: str) -> HttpResponse:
    """The slots that the form would give, while it is being filled in."""
    mission = planned_mission_or_404(request, slug)
    form = PlanForm(request.POST, mission=mission)
    form.is_valid()
    return render(request, "meetings/plan.html#slots", {"mission": mission, "form": form})


def _by_day(mission: Mission) -> list[Day]:
    unpublished = queries.unpublished_changes(mission)
    days: dict[tuple[int, date | None], Day] = {}
    for session in queries.sessions_of(mission):
        leg = session.leg
        starts_at = getattr(session, "starts_at", None)
        day = starts_at.astimezone(leg.zone).date() if starts_at else None
        entry = days.setdefault((leg.pk, day), Day(leg, day, []))
        entry.sessions.append((session, unpublished[session.pk]))
    return list(days.values())
