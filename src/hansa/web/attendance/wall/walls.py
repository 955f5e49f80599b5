"""The wall displays of a mission: opening one, copying its address, revoking it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.attendance.queries.walls import walls_of
from hansa.apps.attendance.services.walls import open_wall, revoke_wall
from hansa.values import Refused
from hansa.web.attendance.wall.forms import WallForm
from hansa.web.missions.finding import planned_mission_or_404, signed_in


@login_required
@require_http_methods(["GET", "POST"])
def walls(request: HttpRequest, slug: str) -> HttpResponse:
    """The displays that are open, and opening another."""
    mission = planned_mission_or_404(request, slug)
    form = WallForm(request.POST or None, mission=mission)
    if request.method == "POST" and form.is_valid():
        wall = open_wall(**form.cleaned_data, by=signed_in(request), now=timezone.now())
        messages.success(request, _("The address for {screen} is ready.").format(screen=wall))
        return redirect("attendance:walls", slug)
    context = {
        "mission": mission,
        "form": form,
        "walls": [
            (wall, settings.BASE_URL + reverse("attendance:wall", args=[wall.token]))
            for wall in walls_of(mission)
        ],
    }
    return render(
        request, "attendance/wall/walls.html", context, status=422 if form.errors else 200
    )


@login_required
@require_POST
def revoke(request: HttpRequest, slug: str, wall: int) -> HttpResponse:
    """Let an address show nothing any more."""
    mission = planned_mission_or_404(request, slug)
    found = get_object_or_404(walls_of(mission), pk=wall)
    try:
        revoke_wall(wall=found, by=signed_in(request), now=timezone.now())
        messages.success(request, _("The address shows nothing any more."))
    except Refused as refused:
        messages.error(request, " ".join(refused.objections))
    return redirect("attendance:walls", slug)
