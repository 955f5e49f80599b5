"""An activity's places as officers see them: who holds one, who waits, who left, fewer places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.programme import queries, rules, services
from hansa.journeys import sign_up as journeys
from hansa.values import Refused
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.programme.losing import named, shown, to_ask_about
from hansa.web.programme.sign_up_forms import FewerForm, TermsForm
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity


@login_required
@require_GET
def places(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who holds a place, who waits and who left; with `capacity`, who would lose theirs."""
    mission = mission_or_404(request, slug)
    form = FewerForm(request.GET) if "capacity" in request.GET else FewerForm()
    return _page(request, mission, _activity_or_404(mission, pk), form=form)


@login_required
@require_POST
def fewer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Leave only so many places, as the page showed who would lose one."""
    mission = planned_mission_or_404(request, slug)
    activity, form = _activity_or_404(mission, pk), FewerForm(request.POST)
    losing, displacing = form.losing(activity), shown(request.POST)
    if to_ask_about(losing, displacing=displacing):
        return _page(request, mission, activity, form=form, status=409)
    if form.is_valid():
        try:
            losing = journeys.lower_capacity(
                activity=activity,
                capacity=form.cleaned_data["capacity"],
                displacing=displacing,
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(
                request, _("Done. On the waiting list now: {number}.").format(number=len(losing))
            )
            return redirect("programme:places_taken", slug, pk)
    return _page(request, mission, activity, form=form, status=422)


@login_required
@require_http_methods(["GET", "POST"])
def terms(request: HttpRequest, slug: str) -> HttpResponse:
    """State the hours that hold for every activity of the mission."""
    mission = planned_mission_or_404(request, slug)
    standing = queries.terms_of(mission)
    form = TermsForm(
        request.POST or None,
        initial={"late_hours": standing.late_hours, "moving_hours": standing.moving_hours},
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.set_terms(
                mission=mission, by=signed_in(request), now=timezone.now(), **form.cleaned_data
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("These hours hold from now on."))
            return redirect("programme:list", slug)
    context = {"mission": mission, "form": form}
    return render(
        request, "programme/sign_up_terms.html", context, status=422 if form.errors else 200
    )


def _page(
    request: HttpRequest,
    mission: Mission,
    activity: Activity,
    *,
    form: FewerForm,
    status: int = 200,
) -> HttpResponse:
    losing = form.losing(activity)
    context = {
        "mission": mission,
        "activity": activity,
        "held": queries.sign_ups_of(activity),
        "waiting": queries.waiting_for(activity),
        "left": list(queries.places_left_at(activity)),
        "terms": queries.terms_of(mission),
        "asked": form.cleaned_data["capacity"] if form.is_valid() else None,
        "losing": losing,
        "displacing": named(losing),
        "form": form,
        "may_lower": may_plan(request, mission)
        and not list(rules.objections_to_changing(status=activity.status)),
    }
    return render(request, "programme/taken_places.html", context, status=status)


def _activity_or_404(mission: Mission, pk: int) -> Activity:
    found = queries.activities_of(mission).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
