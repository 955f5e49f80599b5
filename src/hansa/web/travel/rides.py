"""Buses and their manifests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.travel import queries, services
from hansa.values import Refused
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.refusals import show_refusal
from hansa.web.travel.forms import FillForm, RideForm, WhoForm

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.travel.models import Ride


@login_required
@require_GET
def rides(request: HttpRequest, slug: str) -> HttpResponse:
    """Every ride by day, with how full it is."""
    mission = mission_or_404(request, slug)
    found = list(queries.rides_of(mission))

    def where(ride: Ride) -> tuple[date, str]:
        return ride.told.start.date(), ride.leg.city

    days = [(day, city, list(group)) for (day, city), group in groupby(found, key=where)]
    context = {
        "mission": mission,
        "days": days,
        "number": len(found),
        "empty": queries.without_seat(found),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "travel/rides.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a vehicle on the road."""
    mission = planned_mission_or_404(request, slug)
    form = RideForm(request.POST or None, mission=mission)
    if request.method == "POST" and form.is_valid():
        try:
            ride = services.add_ride(
                leg=form.leg_chosen, by=signed_in(request), now=timezone.now(), **form.details()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            return redirect("travel:ride", slug, ride.pk)
    context = {
        "mission": mission,
        "form": form,
        "heading": _("Add a ride"),
        "keep": _("Add the ride"),
        "back": "travel:rides",
    }
    return render(request, "travel/form.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say anew how a vehicle drives."""
    mission = planned_mission_or_404(request, slug)
    found = _ride_or_404(mission, pk)
    form = RideForm(request.POST or None, mission=mission, ride=found)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_ride(
                ride=found, by=signed_in(request), now=timezone.now(), **form.details()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("{ride} is changed.").format(ride=found))
            return redirect("travel:ride", slug, pk)
    context = {
        "mission": mission,
        "form": form,
        "heading": _("Change {ride}").format(ride=found),
        "lead": _("Riders keep their seats, and read of a new time or place in their agenda."),
        "keep": _("Keep the changes"),
        "back": "travel:ride",
        "back_pk": pk,
    }
    return render(request, "travel/form.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def ride(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The manifest: who sits where, and who is on board."""
    mission = mission_or_404(request, slug, legs=False, sectors=False)
    return _ride_page(request, mission, _ride_or_404(mission, pk))


@login_required
@require_POST
def seat(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give somebody a seat."""

    def act(found: Ride, mission: Mission) -> str:
        who = queries.who_has_key(mission, request.POST.get("who", ""))
        if who is None:
            raise Refused(_("Choose somebody who travels."), field="who")
        given = services.give_seat(ride=found, who=who, by=signed_in(request), now=timezone.now())
        return _("{who} has seat {number}.").format(who=who, number=given.number)

    return _act(request, slug, pk, act)


@login_required
@require_POST
def fill(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give everybody of a hotel or an activity a seat."""

    def act(found: Ride, mission: Mission) -> str:
        people = queries.group_of(mission, found, key=request.POST.get("group", ""))
        given = services.fill(ride=found, people=people, by=signed_in(request), now=timezone.now())
        return ngettext(
            "{number} person has a seat now.", "{number} people have a seat now.", len(given)
        ).format(number=len(given))

    return _act(request, slug, pk, act)


@login_required
@require_POST
def free(request: HttpRequest, slug: str, pk: int, seat: int) -> HttpResponse:
    """Take a seat back."""

    def act(found: Ride, _mission: Mission) -> str:
        held = queries.seat_in(found, seat)
        if held is None:
            return _("The seat is free.")
        services.free_seat(seat=held, by=signed_in(request), now=timezone.now())
        return _("The seat of {who} is free.").format(who=held.traveller)

    return _act(request, slug, pk, act)


@login_required
@require_POST
def tick(request: HttpRequest, slug: str, pk: int, seat: int) -> HttpResponse:
    """Note that somebody is on board, or not after all."""
    mission = mission_or_404(request, slug)
    found = _ride_or_404(mission, pk)
    held = queries.seat_in(found, seat)
    if held is None:
        raise Http404
    may = may_plan(request, mission) or queries.is_on_board(signed_in(request), found)
    try:
        services.tick(
            seat=held,
            aboard=request.POST.get("aboard") == "yes",
            by=signed_in(request),
            may=may,
            now=timezone.now(),
        )
    except Refused as refused:
        return _ride_page(request, mission, found, refused=refused)
    return redirect("travel:ride", slug, pk)


@login_required
@require_POST
def drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Call a ride off; riders read why."""
    mission = planned_mission_or_404(request, slug)
    found = _ride_or_404(mission, pk)
    why = request.POST.get("why", "")[:300]
    try:
        services.drop_ride(ride=found, by=signed_in(request), now=timezone.now(), why=why)
    except Refused as refused:
        return _ride_page(request, mission, found, refused=refused)
    messages.success(request, _("{ride} is called off.").format(ride=found))
    return redirect("travel:rides", slug)


def _act(
    request: HttpRequest, slug: str, pk: int, act: Callable[[Ride, Mission], str]
) -> HttpResponse:
    mission = planned_mission_or_404(request, slug)
    found = _ride_or_404(mission, pk)
    try:
        messages.success(request, act(found, mission))
    except Refused as refused:
        return _ride_page(request, mission, found, refused=refused)
    return redirect("travel:ride", slug, pk)


def _ride_page(
    request: HttpRequest, mission: Mission, found: Ride, *, refused: Refused | None = None
) -> HttpResponse:
    planning = may_plan(request, mission)
    riders = queries.riders_of(found)
    context = {
        "mission": mission,
        "ride": found,
        "riders": riders,
        "aboard": sum(each.boarded_at is not None for each in riders),
        "free_seats": found.seats - len(riders),
        "may_plan": planning,
        "may_tick": planning or queries.is_on_board(signed_in(request), found),
        "who": WhoForm(mission=mission) if planning else None,
        "group": FillForm(ride=found, hotels=list(queries.hotels_of(mission)))
        if planning
        else None,
        "objections": refused.objections if refused else (),
    }
    return render(request, "travel/ride.html", context, status=409 if refused else 200)


def _ride_or_404(mission: Mission, pk: int) -> Ride:
    found = queries.ride_of(mission, pk)
    if found is None:
        raise Http404
    return found
