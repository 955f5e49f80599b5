"""What anybody may read of the missions that are announced, and how their company stands."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from hansa.apps.missions import queries as missions
from hansa.apps.programme import queries as programme
from hansa.apps.registration import queries

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity


@require_GET
def open_missions(request: HttpRequest) -> HttpResponse:
    """The missions for which companies can apply today."""
    today = timezone.localdate()
    context = {"missions": queries.open_for_application(today=today)}
    return render(request, "registration/open_missions.html", context)


@require_GET
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """The public page of a mission; those who prepare it may read it before it is published."""
    mission = announced_or_404(request, slug)
    today = timezone.localdate()
    standings = queries.standings(mission, user=request.user, today=today)
    page = queries.announcement_of(mission)
    shows = page is None or page.shows_programme
    context = {
        "mission": mission,
        "page": page,
        "organisers": missions.organisers_of(mission),
        "days": _by_day(programme.public_programme(mission)) if shows else [],
        "prices": queries.prices_of(mission),
        "texts": queries.texts_in_force(mission),
        "closed": queries.objections_to_applying_oneself(mission, today=today),
        "standings": standings,
    }
    return render(request, "registration/join.html", context)


def announced_or_404(request: HttpRequest, slug: str) -> Mission:
    """The mission of the address, if it is announced, or the reader prepares it or applied.

    Raises:
        Http404: when there is none, or none for this reader.
    """
    mission = queries.announced().filter(slug=slug).first()
    mission = mission or missions.visible_to(request.user).filter(slug=slug).first()
    if mission is None:
        own = queries.own_registrations(request.user).filter(mission__slug=slug).first()
        mission = own.mission if own else None
    if mission is None:
        raise Http404
    return mission


def _by_day(activities: list[Activity]) -> list[tuple[date, str, list[Activity]]]:
    """Days with their city and activities, by the clocks of the city."""
    grouped = groupby(activities, key=lambda each: (each.told.start.date(), each.leg.city))
    return [(day, city, list(each)) for (day, city), each in grouped]
