"""Seating plans of a mission, the hall of one, and what is changed in it by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.protocol import queries, services
from hansa.values import Refused
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.protocol.seating import drawing
from hansa.web.protocol.seating.finding import done_by, hall_of, plan_or_404
from hansa.web.protocol.seating.forms import MoveForm
from hansa.web.protocol.seating.watching import watched

if TYPE_CHECKING:
    from hansa.apps.protocol.models import SeatingPlan


@login_required
@require_GET
def plans(request: HttpRequest, slug: str) -> HttpResponse:
    """The activities at which people sit down, and how far each plan is."""
    mission = mission_or_404(request, slug)
    context = {
        "mission": mission,
        "whole": True,
        "tab": "seating",
        "activities": queries.activities_to_seat(mission),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "protocol/seating/plans.html", context)


@login_required
@require_POST
def open_plan(request: HttpRequest, slug: str, activity: int) -> HttpResponse:
    """Begin the plan of an activity."""
    mission = planned_mission_or_404(request, slug)
    found = queries.activities_to_seat(mission).filter(pk=activity).first()
    if found is None:
        raise Http404
    try:
        plan = services.open_seating(activity=found, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, " ".join(refused.objections))
        return redirect("protocol:seating", slug)
    return redirect("protocol:seating_tables", slug, plan.pk)


@login_required
@require_GET
def plan(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """The hall, drawn and told, with what speaks against each seat."""
    return hall_page(request, plan_or_404(request, slug, plan))


@login_required
@require_POST
def move(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Give a guest another seat, by drag or by choice."""
    found = plan_or_404(request, slug, plan, changes=True)
    guests = {each.pk: each for each in queries.guests_of(found)}
    tables = {each.pk: each for each in found.tables.all()}
    form = MoveForm(request.POST, guests=guests.values(), tables=tables.values())
    if not form.is_valid():
        return hall_page(request, found, form=form, status=422)
    guest, table = guests[form.cleaned_data["guest"]], tables[form.cleaned_data["table"]]
    try:
        services.move_guest(
            guest=guest,
            table=table,
            number=form.cleaned_data["number"] - 1,
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return hall_page(request, found, refused=refused)
    words = _("{guest} sits at table {table}, seat {seat}.").format(
        guest=guest, table=table.number, seat=form.cleaned_data["number"]
    )
    messages.success(request, words)
    return redirect("protocol:seating_plan", slug, plan)


@login_required
@require_POST
def undo(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Take the last change back."""

    def act(found: SeatingPlan) -> str:
        if services.undo_seating(plan=found, by=signed_in(request), now=timezone.now()):
            return _("The last change is taken back.")
        return _("There is nothing to take back.")

    return _act(request, slug, plan, act)


@login_required
@require_POST
def reseat(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Seat those who have no seat, with few others moved."""

    def act(found: SeatingPlan) -> str:
        step = services.reseat_guests(plan=found, by=signed_in(request), now=timezone.now())
        if step is None:
            return _("Everybody sits already, and no change helps enough.")
        number = len(step.before)
        return ngettext(
            "{number} guest has another seat.", "{number} guests have another seat.", number
        ).format(number=number)

    return _act(request, slug, plan, act)


@login_required
@require_POST
def publish(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Show everybody the own seat."""

    def act(found: SeatingPlan) -> str:
        number = services.publish_seating(plan=found, by=signed_in(request), now=timezone.now())
        return ngettext(
            "Published: {number} guest has a seat.",
            "Published: {number} guests have their seats.",
            number,
        ).format(number=number)

    return _act(request, slug, plan, act)


def hall_page(
    request: HttpRequest,
    plan: SeatingPlan,
    *,
    form: MoveForm | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a plan; with one table drawn larger where the address asks for it."""
    mission = plan.activity.leg.mission
    hall = hall_of(plan)
    tables = [each.table for each in hall.tables]
    asked = request.GET.get("table", "")
    chosen = next((each for each in hall.tables if str(each.table.number) == asked), None)
    step = queries.last_step(plan)
    better, worse = done_by(step, hall)
    context = {
        "mission": mission,
        "plan": plan,
        "hall": hall,
        "drawing": drawing.close_up(chosen) if chosen else drawing.hall(hall.tables),
        "chosen": chosen,
        "shown": [chosen] if chosen else hall.tables,
        "step": step,
        "better": better,
        "worse": worse,
        "making": watched(plan, now=timezone.now()),
        "may_plan": may_plan(request, mission),
        "form": form or MoveForm(guests=hall.guests, tables=tables),
        "objections": refused.objections if refused else (),
    }
    return render(request, "protocol/seating/plan.html", context, status=409 if refused else status)


def _act(
    request: HttpRequest, slug: str, pk: int, act: Callable[[SeatingPlan], str]
) -> HttpResponse:
    found = plan_or_404(request, slug, pk, changes=True)
    try:
        messages.success(request, act(found))
    except Refused as refused:
        return hall_page(request, found, refused=refused)
    return redirect("protocol:seating_plan", slug, pk)
