"""Arrivals by the hour, group flights, and who is on each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.directory.rules.files import objection_to_file
from hansa.apps.travel import queries, services
from hansa.plumbing.spreadsheets.limits import Unreadable
from hansa.values import Refused
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.refusals import show_refusal
from hansa.web.travel.forms import LARGEST_FILE, FlightForm, GroupForm, ListForm, WhoForm

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.travel.models import Connection


@login_required
@require_GET
def arrivals(request: HttpRequest, slug: str) -> HttpResponse:
    """Who lands and who leaves, hour by hour, and of whom nobody knows."""
    mission = mission_or_404(request, slug)
    leaving = request.GET.get("way") == "home"
    hours = queries.departures_of(mission) if leaving else queries.arrivals_of(mission)
    context = {
        "mission": mission,
        "hours": hours,
        "leaving": leaving,
        "people": sum(hour.people for hour in hours),
        "without": queries.without_arrival(mission),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "travel/arrivals.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, slug: str) -> HttpResponse:
    """Note a group flight."""
    mission = planned_mission_or_404(request, slug)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            flight = services.book_group(
                mission=mission,
                seats=form.cleaned_data["seats"],
                by=signed_in(request),
                now=timezone.now(),
                **form.details(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            return redirect("travel:flight", slug, flight.pk)
    context = {
        "mission": mission,
        "form": form,
        "heading": _("Add a group flight"),
        "keep": _("Hold these seats"),
        "back": "travel:arrivals",
    }
    return render(request, "travel/form.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def flight(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A flight, its times by the clocks of both ends, and who is on it."""
    mission = mission_or_404(request, slug)
    return _flight_page(request, mission, _flight_or_404(mission, pk))


@login_required
@require_POST
def board(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put somebody on a flight."""

    def act(found: Connection, mission: Mission) -> str:
        who = queries.who_has_key(mission, request.POST.get("who", ""))
        if who is None:
            raise Refused(_("Choose somebody who travels."), field="who")
        services.board(connection=found, who=who, by=signed_in(request), now=timezone.now())
        return _("{who} is on {flight}.").format(who=who, flight=found)

    return _act(request, slug, pk, act)


@login_required
@require_POST
def take_off(request: HttpRequest, slug: str, pk: int, passenger: int) -> HttpResponse:
    """Take somebody off a flight."""
    mission = planned_mission_or_404(request, slug)
    found = _flight_or_404(mission, pk)
    for each in queries.passengers_of(found):
        if each.pk == passenger:
            services.leave(passenger=each, by=signed_in(request), now=timezone.now())
            messages.success(request, _("{who} is off the list.").format(who=each.traveller))
    if queries.connection_of(mission, pk) is None:
        return redirect("travel:arrivals", slug)
    return redirect("travel:flight", slug, pk)


@login_required
@require_http_methods(["GET", "POST"])
def retime(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give a flight other times; everybody on it reads of it."""
    mission = planned_mission_or_404(request, slug)
    found = _flight_or_404(mission, pk)
    form = FlightForm(request.POST or None, flight=found)
    for name in ("mode", "number", "carrier", "origin", "destination", "origin_zone"):
        form.fields[name].disabled = True
    form.fields["destination_zone"].disabled = True
    if request.method == "POST" and form.is_valid():
        said = form.details()
        try:
            services.retime(
                connection=found,
                departs_at=said["departs_at"],
                arrives_at=said["arrives_at"],
                terminal=said["terminal"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("{flight} has its new times.").format(flight=found))
            return redirect("travel:flight", slug, pk)
    context = {
        "mission": mission,
        "form": form,
        "heading": _("New times of {flight}").format(flight=found),
        "lead": _("Delegates on it read of the change in their agenda."),
        "keep": _("Keep the new times"),
        "back": "travel:flight",
        "back_pk": pk,
    }
    return render(request, "travel/form.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a flight off the list on which nobody is."""
    mission = planned_mission_or_404(request, slug)
    found = _flight_or_404(mission, pk)
    try:
        services.drop(connection=found, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _flight_page(request, mission, found, refused=refused)
    messages.success(request, _("The flight is off the list."))
    return redirect("travel:arrivals", slug)


@login_required
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Flights from a list; none is noted while a row is wrong."""
    mission = planned_mission_or_404(request, slug)
    form = ListForm(request.POST or None, request.FILES or None)
    troubles: tuple[services.RowTrouble, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            number = services.import_flights(
                mission=mission,
                content=form.cleaned_data["file"].read(LARGEST_FILE + 1),
                by=signed_in(request),
                now=timezone.now(),
            )
        except Unreadable as unreadable:
            form.add_error("file", objection_to_file(unreadable))
        except services.ListRefused as refused:
            troubles = refused.troubles
        else:
            messages.success(request, _("Flights noted: {number}.").format(number=number))
            return redirect("travel:arrivals", slug)
    context = {
        "mission": mission,
        "form": form,
        "troubles": troubles,
        "columns": ", ".join(services.COLUMNS),
    }
    status = 422 if form.errors or troubles else 200
    return render(request, "travel/import.html", context, status=status)


def _act(
    request: HttpRequest, slug: str, pk: int, act: Callable[[Connection, Mission], str]
) -> HttpResponse:
    mission = planned_mission_or_404(request, slug)
    found = _flight_or_404(mission, pk)
    try:
        messages.success(request, act(found, mission))
    except Refused as refused:
        return _flight_page(request, mission, found, refused=refused)
    return redirect("travel:flight", slug, pk)


def _flight_page(
    request: HttpRequest, mission: Mission, found: Connection, *, refused: Refused | None = None
) -> HttpResponse:
    planning = may_plan(request, mission)
    context = {
        "mission": mission,
        "flight": found,
        "passengers": queries.passengers_of(found),
        "form": WhoForm(mission=mission) if planning else None,
        "objections": refused.objections if refused else (),
        "may_plan": planning,
    }
    return render(request, "travel/flight.html", context, status=409 if refused else 200)


def _flight_or_404(mission: Mission, pk: int) -> Connection:
    found = queries.connection_of(mission, pk)
    if found is None:
        raise Http404
    return found
