"""The officers' board: who is ready, and who needs a call."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hansa.apps.registration import services
from hansa.apps.registration.queries import preparation as queries
from hansa.values import Refused
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.refusals import show_refusal
from hansa.web.registration.preparation.forms import BriefForm


@login_required
@require_GET
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Every company that the reader's agencies look after, those that need help most first."""
    mission = mission_or_404(request, slug)
    rows = queries.board(mission, user=signed_in(request), today=timezone.localdate())
    context = {
        "mission": mission,
        "rows": rows,
        "to_call": [row for row in rows if row.wants_a_call],
        "ready": sum(row.readiness.is_complete for row in rows),
        "briefs": queries.briefs_of(mission),
        "leaves_on": queries.departure(mission),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "registration/preparation/board.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def brief(request: HttpRequest, slug: str) -> HttpResponse:
    """A form for something that everybody should have read."""
    mission = planned_mission_or_404(request, slug)
    form = BriefForm(request.POST or None)
    if form.is_valid():
        try:
            made = services.put_up_brief(
                mission,
                titles=form.titles(),
                texts=form.texts(),
                by=signed_in(request),
                now=timezone.localtime(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("“{title}” is up.").format(title=made.title))
            return redirect("preparation:board", slug=slug)
    context = {"mission": mission, "form": form}
    status = 422 if form.errors else 200
    return render(request, "registration/preparation/brief.html", context, status=status)


@login_required
@require_GET
def own(request: HttpRequest, slug: str) -> HttpResponse:
    """The way to the reader's own preparation.

    Raises:
        Http404: when the reader has no part in the mission.
    """
    found = queries.own_of_slug(request.user, slug=slug)
    if found is None:
        raise Http404
    return redirect("preparation:company", slug=slug, pk=found.pk)
