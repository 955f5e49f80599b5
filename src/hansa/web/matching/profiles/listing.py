"""The organisers' list of profiles."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from hansa.apps.directory.rules import language_title
from hansa.apps.matching.queries import FOREIGN, chosen, overview
from hansa.web.missions.finding import mission_or_404

A_PAGE = 50
STATES = (
    ("", gettext_lazy("All")),
    ("empty", gettext_lazy("Empty")),
    ("thin", gettext_lazy("Thin")),
    ("complete", gettext_lazy("Complete")),
    ("expired", gettext_lazy("Expired")),
    (FOREIGN, gettext_lazy("In a fifth language")),
)
SIDES = (
    ("", gettext_lazy("Companies and hosts")),
    ("companies", gettext_lazy("Companies")),
    ("hosts", gettext_lazy("Hosts")),
)


@login_required
@require_GET
def profiles(request: HttpRequest, slug: str) -> HttpResponse:
    """Every profile of the mission, those that say least first."""
    mission = mission_or_404(request, slug)
    seen = overview(mission, on=timezone.localdate())
    text = request.GET.get("q", "").strip()[:80]
    state, side = request.GET.get("state", ""), request.GET.get("side", "")
    lines = chosen(seen.lines, text=text, state=state, side=side)
    page = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "mission": mission,
        "page": page,
        "lines": [
            (each, ", ".join(str(language_title(code)) for code in each.foreign)) for each in page
        ],
        "counts": seen.counts,
        "all": len(seen.lines),
        "pasted": seen.pasted,
        "text": text,
        "state": state,
        "side": side,
        "states": STATES,
        "sides": SIDES,
    }
    return render(request, "matching/profiles/list.html", context)
