"""Adding and changing the legs of a mission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hansa.apps.accounts import queries as accounts
from hansa.apps.missions import queries, services
from hansa.journeys.change_leg import change_leg
from hansa.values import Refused
from hansa.web.missions.finding import planned_mission_or_404, signed_in
from hansa.web.missions.forms import LegForm
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.missions.models import Leg, Mission


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a city."""
    mission = planned_mission_or_404(request, slug)
    form = LegForm(
        request.POST if request.method == "POST" else None, counsellors=accounts.counsellors()
    )
    if request.method == "POST" and form.is_valid():
        try:
            leg = services.add_leg(
                mission, **form.days(), by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("{city} is on the route.").format(city=leg))
            return redirect("missions:overview", slug)
    return _page(request, mission, form)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a city's days, time zone or counsellor."""
    mission = planned_mission_or_404(request, slug)
    leg = get_object_or_404(queries.legs_of(mission), pk=pk)
    form = LegForm(
        request.POST if request.method == "POST" else None,
        counsellors=accounts.counsellors(),
        leg=leg,
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_leg(leg, **form.days(), by=signed_in(request), now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("{city} is changed.").format(city=leg))
            return redirect("missions:overview", slug)
    return _page(request, mission, form, leg=leg)


def _page(
    request: HttpRequest, mission: Mission, form: LegForm, *, leg: Leg | None = None
) -> HttpResponse:
    context = {"mission": mission, "form": form, "leg": leg}
    return render(request, "missions/leg.html", context, status=422 if form.errors else 200)
