"""A mission on one page, for a cabinet or a partner: what happens when, and who will be there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from hansa.apps.missions import queries as missions
from hansa.apps.programme import queries
from hansa.apps.programme.rules import Status
from hansa.apps.registration import queries as registrations
from hansa.web.missions.finding import briefed_mission_or_404, may_plan, signed_in

if TYPE_CHECKING:
    from hansa.apps.programme.models import Activity


@dataclass(frozen=True, slots=True)
class Day:
    """What is sure to happen on one day in one city."""

    date: date
    city: str
    activities: tuple[Activity, ...]


@login_required
@require_GET
def briefing(request: HttpRequest, slug: str) -> HttpResponse:
    """The programme as it stands, the delegation in figures, and its names once they are told."""
    mission = briefed_mission_or_404(request, slug)
    user, today = signed_in(request), timezone.localdate()
    context = {
        "mission": mission,
        "today": today,
        "days": _days(queries.activities_of(mission, status=Status.CONFIRMED)),
        "figures": registrations.figures(mission),
        "travels": registrations.who_travels(mission, told_to=user, today=today),
        "names_are_told": missions.names_are_told(mission, user=user, today=today),
        "may_plan": may_plan(request, mission),
        "as_partner": registrations.reads_as_partner(user, mission=mission),
    }
    return render(request, "programme/briefing.html", context)


def _days(activities: Iterable[Activity]) -> list[Day]:
    def place(activity: Activity) -> tuple[date, str]:
        return activity.told.start.date(), activity.leg.city

    return [Day(day, city, tuple(found)) for (day, city), found in groupby(activities, key=place)]
