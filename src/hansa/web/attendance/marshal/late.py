"""An activity runs late: what would break, and moving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hansa.apps.attendance.queries import lateness
from hansa.journeys.run_late import run_late
from hansa.values import Refused
from hansa.web.attendance.doors import activity_or_404
from hansa.web.attendance.marshal.late_forms import LateForm, ShiftForm
from hansa.web.missions.finding import planned_mission_or_404, signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.attendance.queries.lateness import Consequences
    from hansa.apps.programme.models import Activity


@login_required
@require_http_methods(["GET", "POST"])
def late(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say by how much an activity is late, see what breaks, and move it."""
    mission = planned_mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    form: LateForm
    if request.method == "POST":
        form = ShiftForm(request.POST)
        if form.is_valid() and (told := _shift(request, found, form)) is not None:
            messages.success(request, _said(told))
            return redirect("attendance:activity", slug, pk)
    else:
        form = LateForm(request.GET if "minutes" in request.GET else None)
    breaks = _consequences(found, form)
    context = {
        "mission": mission,
        "activity": found,
        "form": form,
        "breaks": breaks,
        "minutes": form.cleaned_data.get("minutes") if form.is_bound else None,
        "sure": ShiftForm(initial=_initial(form, breaks)) if breaks else None,
        "zone": found.leg.zone,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "attendance/marshal/late.html", context, status=status)


def _shift(request: HttpRequest, found: Activity, form: ShiftForm) -> int | None:
    try:
        return run_late(
            activity=found,
            minutes=form.cleaned_data["minutes"],
            everything_after=form.cleaned_data["everything_after"],
            drives_too=form.cleaned_data["drives_too"],
            seen=form.cleaned_data["seen"],
            by=signed_in(request),
            now=timezone.now(),
            why=form.cleaned_data["why"],
        )
    except Refused as refused:
        show_refusal(form, refused)
        return None


def _consequences(found: Activity, form: LateForm) -> Consequences | None:
    if not form.is_bound:
        return None
    form.is_valid()
    minutes = form.cleaned_data.get("minutes")
    if not minutes:
        return None
    moving = lateness.to_shift(
        found, everything_after=bool(form.cleaned_data.get("everything_after"))
    )
    drives_too = bool(form.cleaned_data.get("drives_too"))
    return lateness.consequences(moving, minutes=minutes, drives_too=drives_too)


def _initial(form: LateForm, breaks: Consequences) -> dict[str, object]:
    return {
        "minutes": form.cleaned_data["minutes"],
        "everything_after": form.cleaned_data.get("everything_after"),
        "drives_too": form.cleaned_data.get("drives_too"),
        "seen": breaks.fingerprint,
        "why": form.cleaned_data.get("why", ""),
    }


def _said(told: int) -> str:
    return ngettext(
        "Moved. {number} person was told.", "Moved. {number} people were told.", told
    ).format(number=told)
