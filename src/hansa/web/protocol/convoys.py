"""Convoys: who drives where, in which vehicle and on which seat."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.missions import queries as missions
from hansa.apps.programme import queries as programme
from hansa.apps.protocol import queries, services
from hansa.values import Refused
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.protocol.finding import convoy_or_404, form_page, sentences_of
from hansa.web.protocol.forms import ConvoyForm, ConvoyTimesForm, RiderForm, VehicleForm

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.protocol.models import Convoy


@login_required
@require_GET
def convoys(request: HttpRequest, slug: str) -> HttpResponse:
    """Every drive, by time."""
    mission = mission_or_404(request, slug)
    context = {
        "mission": mission,
        "whole": True,
        "convoys": queries.convoys_of(mission),
        "may_plan": may_plan(request, mission),
        "tab": "convoys",
    }
    return render(request, "protocol/convoys.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan a drive."""
    mission = planned_mission_or_404(request, slug)
    form = ConvoyForm(
        request.POST if request.method == "POST" else None,
        legs=missions.legs_of(mission),
        activities=programme.activities_of(mission),
    )

    def save() -> object:
        return services.add_convoy(**form.said(), by=signed_in(request), now=timezone.now())

    words = {"mission": mission, "title": _("Plan a convoy"), "button": _("Plan the convoy")}
    then = ("protocol:convoys", slug)
    done = _("Planned. Now add its vehicles.")
    return form_page(request, form, save, words=words, done=done, then=then)


@login_required
@require_GET
def convoy(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The manifest: vehicles in order, and who sits where."""
    mission = mission_or_404(request, slug)
    return _page(request, mission, convoy_or_404(mission, pk))


@login_required
@require_http_methods(["GET", "POST"])
def retime(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let it drive at another time; everybody keeps their seat."""
    mission = planned_mission_or_404(request, slug)
    found = convoy_or_404(mission, pk)
    shown = {
        "leaves_at": f"{found.told.start:%Y-%m-%dT%H:%M}",
        "arrives_at": f"{found.told.end:%Y-%m-%dT%H:%M}",
    }
    form = ConvoyTimesForm(
        request.POST if request.method == "POST" else None, initial=shown, zone=found.leg.zone
    )

    def save() -> object:
        return services.retime_convoy(convoy=found, period=form.period, **_who(request))

    words = {
        "mission": mission,
        "title": _("Give “{convoy}” another time").format(convoy=found),
        "lead": _("Everybody keeps their seat; by the clocks of {city}.").format(
            city=found.leg.city
        ),
        "button": _("Drive at this time"),
    }
    then = ("protocol:convoy", slug, pk)
    return form_page(request, form, save, words=words, done=_("The new time stands."), then=then)


@login_required
@require_POST
def drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Call a drive off."""
    mission = planned_mission_or_404(request, slug)
    found = convoy_or_404(mission, pk)
    services.drop_convoy(convoy=found, **_who(request))
    messages.success(request, _("“{convoy}” is called off.").format(convoy=found))
    return redirect("protocol:convoys", slug)


@login_required
@require_POST
def add_vehicle(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put one more vehicle at the end of the row."""

    def act(found: Convoy, _mission: Mission) -> str:
        form = VehicleForm(request.POST)
        if not form.is_valid():
            raise Refused(*sentences_of(form))
        services.add_vehicle(convoy=found, **form.cleaned_data, **_who(request))
        return _("The vehicle is at the end of the row.")

    return _act(request, slug, pk, act)


@login_required
@require_POST
def drop_vehicle(request: HttpRequest, slug: str, pk: int, vehicle: int) -> HttpResponse:
    """Take a vehicle out of the row."""

    def act(found: Convoy, _mission: Mission) -> str:
        there = {each.pk: each for each in found.vehicles.all()}
        if vehicle not in there:
            raise Http404
        services.drop_vehicle(vehicle=there[vehicle], **_who(request))
        return _("The vehicle is out of the row.")

    return _act(request, slug, pk, act)


@login_required
@require_POST
def seat(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give somebody a seat."""

    def act(found: Convoy, mission: Mission) -> str:
        people = {each.pk: each for each in queries.dignitaries_of(mission)}
        vehicles = {each.pk: each for each in found.vehicles.all()}
        form = RiderForm(request.POST, dignitaries=people.values(), vehicles=vehicles.values())
        if not form.is_valid():
            raise Refused(*sentences_of(form))
        said = form.cleaned_data
        services.seat_rider(
            vehicle=vehicles[said["vehicle"]],
            dignitary=people[said["dignitary"]],
            seat=said["seat"],
            **_who(request),
        )
        return _("{name} has a seat.").format(name=people[said["dignitary"]])

    return _act(request, slug, pk, act)


@login_required
@require_POST
def free(request: HttpRequest, slug: str, pk: int, rider: int) -> HttpResponse:
    """Let somebody not ride after all."""

    def act(found: Convoy, _mission: Mission) -> str:
        riders = {
            each.pk: each for vehicle in found.vehicles.all() for each in vehicle.riders.all()
        }
        if rider not in riders:
            raise Http404
        services.free_seat(rider=riders[rider], **_who(request))
        return _("The seat is free.")

    return _act(request, slug, pk, act)


@login_required
@require_POST
def fill(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Seat everybody who has no seat yet, by precedence."""

    def act(found: Convoy, _mission: Mission) -> str:
        seated = services.fill_by_precedence(convoy=found, **_who(request))
        return ngettext(
            "{number} person found a seat.", "{number} people found a seat.", seated
        ).format(number=seated)

    return _act(request, slug, pk, act)


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": signed_in(request), "now": timezone.now()}


def _act(
    request: HttpRequest, slug: str, pk: int, act: Callable[[Convoy, Mission], str]
) -> HttpResponse:
    mission = planned_mission_or_404(request, slug)
    found = convoy_or_404(mission, pk)
    try:
        messages.success(request, act(found, mission))
    except Refused as refused:
        return _page(request, mission, found, objections=refused.objections)
    return redirect("protocol:convoy", slug, pk)


def _page(
    request: HttpRequest, mission: Mission, found: Convoy, *, objections: tuple[str, ...] = ()
) -> HttpResponse:
    planning = may_plan(request, mission)
    context: dict[str, Any] = {
        "mission": mission,
        "convoy": found,
        "may_plan": planning,
        "objections": objections,
    }
    if planning:
        context["vehicle_form"] = VehicleForm()
        context["rider_form"] = RiderForm(
            dignitaries=queries.dignitaries_of(mission), vehicles=found.vehicles.all()
        )
    return render(request, "protocol/convoy.html", context, status=409 if objections else 200)
