"""Who is where now: for those who plan the mission, and nobody else."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hansa.apps.missions import queries as missions
from hansa.apps.programme import rules as programme
from hansa.apps.travel import queries
from hansa.web.missions.finding import planned_mission_or_404
from hansa.web.travel.forms import MomentForm

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from hansa.apps.missions.models import Mission


@login_required
@never_cache
@require_GET
def where(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody's last and next known place at a moment, and how many are at each."""
    mission = planned_mission_or_404(request, slug, sectors=False)
    form = MomentForm(request.GET or None)
    moment, zone = _moment(mission, form)
    found = queries.whereabouts(mission, at=moment)
    chosen = request.GET.get("place")
    shown = found if chosen is None else [each for each in found if each.place == chosen]
    told = moment.astimezone(zone)
    context = {
        "mission": mission,
        "form": MomentForm(initial={"day": told.date(), "clock": told.time()}),
        "moment": moment,
        "zone": zone,
        "shown": shown,
        "total": len(found),
        "places": queries.counted(found),
        "unknown": sum(each.last is None for each in found),
        "chosen": chosen,
    }
    return render(request, "travel/where.html", context)


def _moment(mission: Mission, form: MomentForm) -> tuple[datetime, ZoneInfo]:
    """What was asked, by the clocks of the leg of that day; else now."""
    now = timezone.now()
    if not (form.is_bound and form.is_valid()) or not form.cleaned_data["day"]:
        return now, missions.zone_at(mission, now=now)
    day, clock = form.cleaned_data["day"], form.cleaned_data["clock"]
    zone = missions.zone_on(mission, day=day)
    here = now.astimezone(zone).time().replace(second=0, microsecond=0)
    wall = datetime.combine(day, clock or here)
    moments = programme.moments_of(wall, zone=zone)
    return (moments[0] if moments else wall.replace(tzinfo=zone)), zone
