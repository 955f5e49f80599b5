"""Tables and guests of a plan, and whom to seat with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.protocol import queries, services
from hansa.values import Refused
from hansa.web.missions.finding import may_plan, signed_in
from hansa.web.protocol.seating.finding import hall_of, plan_or_404
from hansa.web.protocol.seating.forms import (
    BondForm,
    MoveForm,
    NamedGuestForm,
    SeatForm,
    TablesForm,
)
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.protocol.models import SeatingGuest, SeatingPlan

USUAL_SEATS = 10


@login_required
@require_http_methods(["GET", "POST"])
def tables(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Set the hall."""
    found = plan_or_404(request, slug, plan, changes=True)
    form = TablesForm(request.POST or None, initial=_as_laid(found))
    if request.method == "POST" and form.is_valid():
        try:
            services.lay_tables(
                plan=found, **form.cleaned_data, by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The hall is set."))
            return redirect("protocol:seating_plan", slug, plan)
    context = {
        "mission": found.activity.leg.mission,
        "plan": found,
        "form": form,
        "number": found.guests.count(),
    }
    status = 422 if form.errors else 200
    return render(request, "protocol/seating/tables.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def guests(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Who is in the plan; officials and staff are added by name."""
    found = plan_or_404(request, slug, plan, changes=request.method == "POST")
    form = NamedGuestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = services.add_guest(
                plan=found, **form.cleaned_data, by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("{guest} is in the plan.").format(guest=added))
            return redirect("protocol:seating_guests", slug, plan)
    return _guests_page(request, found, form=form)


@login_required
@require_POST
def draw(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Bring the list up to date."""
    found = plan_or_404(request, slug, plan, changes=True)
    try:
        came, left = services.draw_guests(plan=found, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _guests_page(request, found, refused=refused)
    words = _("The list is up to date: {came} came, {left} left.").format(came=came, left=left)
    messages.success(request, words)
    return redirect("protocol:seating_guests", slug, plan)


@login_required
@require_http_methods(["GET", "POST"])
def guest(request: HttpRequest, slug: str, plan: int, guest: int) -> HttpResponse:
    """One guest: the seat, what speaks against it, and what it has to be."""
    found = plan_or_404(request, slug, plan, changes=request.method == "POST")
    one = _guest_or_404(found, guest)
    form = SeatForm(request.POST if request.method == "POST" else None, initial=_as_kept(one))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_guest(
                guest=one, **form.cleaned_data, by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Kept."))
            return redirect("protocol:seating_guest", slug, plan, guest)
    return _guest_page(request, found, one, form)


def _guest_page(
    request: HttpRequest, plan: SeatingPlan, one: SeatingGuest, form: SeatForm
) -> HttpResponse:
    hall = hall_of(plan)
    mission = plan.activity.leg.mission
    move = MoveForm(
        guests=hall.guests,
        tables=[each.table for each in hall.tables],
        initial={"guest": one.pk, "table": one.table_id, "number": one.number + 1},
    )
    places = [place for laid in hall.tables for place in laid.places]
    context = {
        "mission": mission,
        "plan": plan,
        "guest": one,
        "place": next((each for each in places if each.guest and each.guest.pk == one.pk), None),
        "form": form,
        "move": move,
        "may_plan": may_plan(request, mission),
    }
    status = 422 if form.errors else 200
    return render(request, "protocol/seating/guest.html", context, status=status)


@login_required
@require_POST
def remove(request: HttpRequest, slug: str, plan: int, guest: int) -> HttpResponse:
    """Take somebody who was added by name from the plan."""
    found = plan_or_404(request, slug, plan, changes=True)
    one = _guest_or_404(found, guest)
    try:
        services.remove_guest(guest=one, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _guests_page(request, found, refused=refused)
    messages.success(request, _("{guest} is no longer in the plan.").format(guest=one))
    return redirect("protocol:seating_guests", slug, plan)


@login_required
@require_http_methods(["GET", "POST"])
def bonds(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Who must, and who must not, sit together."""
    found = plan_or_404(request, slug, plan, changes=request.method == "POST")
    people = {each.pk: each for each in queries.guests_of(found)}
    form = BondForm(request.POST or None, guests=people.values())
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            services.bind(
                one=people[told["one"]],
                other=people[told["other"]],
                kind=told["kind"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Kept; the next plan keeps to it."))
            return redirect("protocol:seating_bonds", slug, plan)
    mission = found.activity.leg.mission
    context = {
        "mission": mission,
        "plan": found,
        "form": form,
        "bonds": [(each, people[each.one_id], people[each.other_id]) for each in found.bonds.all()],
        "may_plan": may_plan(request, mission),
    }
    status = 422 if form.errors else 200
    return render(request, "protocol/seating/bonds.html", context, status=status)


@login_required
@require_POST
def unbind(request: HttpRequest, slug: str, plan: int, bond: int) -> HttpResponse:
    """Let two guests sit as it falls."""
    found = plan_or_404(request, slug, plan, changes=True)
    one = found.bonds.filter(pk=bond).first()
    if one is None:
        raise Http404
    services.unbind(bond=one, by=signed_in(request), now=timezone.now())
    return redirect("protocol:seating_bonds", slug, plan)


def _guests_page(
    request: HttpRequest,
    plan: SeatingPlan,
    *,
    form: NamedGuestForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    mission = plan.activity.leg.mission
    context = {
        "mission": mission,
        "plan": plan,
        "guests": sorted(queries.guests_of(plan), key=lambda each: (each.rank or 9999, str(each))),
        "form": form or NamedGuestForm(),
        "may_plan": may_plan(request, mission),
        "objections": refused.objections if refused else (),
    }
    status = 409 if refused else 422 if form and form.errors else 200
    return render(request, "protocol/seating/guests.html", context, status=status)


def _guest_or_404(plan: SeatingPlan, pk: int) -> SeatingGuest:
    found = queries.guests_of(plan).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _as_kept(guest: SeatingGuest) -> dict[str, bool]:
    return {
        "needs_access": guest.needs_access,
        "presides": guest.presides,
        "is_locked": guest.is_locked,
    }


def _as_laid(plan: SeatingPlan) -> dict[str, object]:
    """The hall as it is; before it is set, tables enough for everybody."""
    laid = list(plan.tables.all())
    if not laid:
        number = max(1, -(-plan.guests.count() // USUAL_SEATS))
        return {"number": number, "seats": USUAL_SEATS, "shape": "round", "heads": 1,
                "accessible": 1}  # fmt: skip
    return {
        "number": len(laid),
        "seats": laid[0].seats,
        "shape": laid[0].shape,
        "heads": sum(each.is_head for each in laid),
        "accessible": laid[0].accessible,
    }
