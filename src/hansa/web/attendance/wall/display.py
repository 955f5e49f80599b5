"""The page on the wall; whoever has its address sees it, and it names nobody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from hansa.apps.attendance.queries import walls as queries


@require_GET
def wall(request: HttpRequest, token: str) -> HttpResponse:
    """Now and next of a leg; the board renews itself."""
    renews = bool(getattr(request, "htmx", False))
    found = queries.wall_with(token)
    if found is None and renews:
        # The screen hangs there unattended: let it go to the page that says so.
        return HttpResponseNotFound(headers={"HX-Refresh": "true"})
    if found is None:
        raise Http404
    now = timezone.now()
    context = {
        "token": token,
        "leg": found.leg,
        "mission": found.leg.mission,
        "now": now,
        "board": queries.shown_on(found.leg, now=now),
    }
    template = "attendance/wall/display.html" + ("#board" if renews else "")
    response = render(request, template, context)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
