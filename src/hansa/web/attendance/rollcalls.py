"""Roll-calls: who is missing now, and where they were seen last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.attendance import queries, services
from hansa.apps.missions import queries as missions
from hansa.values import Refused
from hansa.web.attendance.forms import CloseForm, StartForm, TickForm
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.attendance.models import RollCall
    from hansa.apps.missions.models import Mission

BY = ("activity", "hotel", "bus")


@login_required
@require_http_methods(["GET", "POST"])
def roll_calls(request: HttpRequest, slug: str) -> HttpResponse:
    """Those that were held, and starting one."""
    mission = mission_or_404(request, slug)
    form = StartForm(request.POST or None)
    if request.method == "POST":
        mission = planned_mission_or_404(request, slug)
        if form.is_valid():
            try:
                call = services.start_roll_call(
                    mission=mission,
                    why=form.cleaned_data["why"],
                    by=signed_in(request),
                    now=timezone.now(),
                )
            except Refused as refused:
                show_refusal(form, refused)
            else:
                return redirect("attendance:roll_call", slug, call.pk)
    held = queries.roll_calls_of(mission)
    context = {
        "mission": mission,
        "form": form,
        "calls": held,
        "zone": missions.zone_at(mission, now=timezone.now()),
        "may_start": may_plan(request, mission) and all(each.closed_at for each in held),
    }
    return render(
        request, "attendance/roll_calls.html", context, status=422 if form.errors else 200
    )


@login_required
@require_GET
def roll_call(request: HttpRequest, slug: str, call: int) -> HttpResponse:
    """Who is missing now, in groups; the page renews itself while others tick too."""
    mission = mission_or_404(request, slug)
    found = _call_or_404(mission, call)
    template = "attendance/roll_call.html"
    if getattr(request, "htmx", False):
        template += "#people"
    return render(request, template, _context(request, mission, found))


@login_required
@require_POST
def tick(request: HttpRequest, slug: str, call: int, line: int) -> HttpResponse:
    """What a leader says of somebody."""
    mission = planned_mission_or_404(request, slug)
    found = _call_or_404(mission, call)
    somebody = next((each for each in queries.called(found) if each.line.pk == line), None)
    if somebody is None:
        raise Http404
    form = TickForm(request.POST)
    if form.is_valid():
        try:
            services.tick(
                line=somebody.line,
                **form.cleaned_data,
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            messages.error(request, " ".join(refused.objections))
    if getattr(request, "htmx", False):
        context = _context(request, mission, found)
        return render(request, "attendance/roll_call.html#people", context)
    return redirect("attendance:roll_call", slug, call)


@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, slug: str, call: int) -> HttpResponse:
    """End a roll-call with an account of it."""
    mission = planned_mission_or_404(request, slug)
    found = _call_or_404(mission, call)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.close_roll_call(
                roll_call=found,
                account=form.cleaned_data["account"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The roll-call is closed."))
            return redirect("attendance:roll_call", slug, call)
    context = {"mission": mission, "call": found, "form": form}
    return render(
        request, "attendance/close_call.html", context, status=422 if form.errors else 200
    )


def _context(request: HttpRequest, mission: Mission, found: RollCall) -> dict[str, Any]:
    people = queries.called(found)
    by = request.GET.get("by", "")
    by = by if by in BY else BY[0]
    return {
        "mission": mission,
        "call": found,
        "by": by,
        "groups": queries.grouped(people, by=by),
        "missing": [each for each in people if each.is_missing],
        "need_help": [each for each in people if each.found == "help"],
        "total": len(people),
        "zone": missions.zone_at(mission, now=found.started_at),
        "may_tick": found.closed_at is None and may_plan(request, mission),
    }


def _call_or_404(mission: Mission, pk: int) -> RollCall:
    found = next((each for each in queries.roll_calls_of(mission) if each.pk == pk), None)
    if found is None:
        raise Http404
    return found
