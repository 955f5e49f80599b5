"""The places of a mission, and how long it takes from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.programme import queries, services
from hansa.values import Refused
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.programme.place_forms import PlaceForm, WayForm
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.missions.models import Leg, Mission
    from hansa.apps.programme.models import Place, Way


@dataclass(frozen=True, slots=True)
class Cell:
    """The way from one place to another; None within one place, or where nobody said."""

    same: bool
    way: Way | None


@dataclass(frozen=True, slots=True)
class City:
    """The places of a leg, with the way from each to each."""

    leg: Leg
    places: tuple[Place, ...]
    rows: tuple[tuple[Place, tuple[Cell, ...]], ...]


@login_required
@require_http_methods(["GET", "POST"])
def places(request: HttpRequest, slug: str) -> HttpResponse:
    """Every place by city, the matrix of ways, and forms to add one of each."""
    find = planned_mission_or_404 if request.method == "POST" else mission_or_404
    mission = find(request, slug)
    form = PlaceForm(request.POST or None, mission=mission)
    if request.method == "POST" and form.is_valid():
        try:
            leg = form.legs[form.cleaned_data["leg"]]
            made = services.add_place(
                leg=leg, by=signed_in(request), now=timezone.now(), **form.details()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(
                request, _("{place} is a place of {city}.").format(place=made, city=leg.city)
            )
            return redirect("programme:places", slug)
    return _page(request, mission, form=form)


@login_required
@require_POST
def way(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how long it takes between two places."""
    mission = planned_mission_or_404(request, slug)
    form = WayForm(request.POST, places=list(queries.places_of_mission(mission)))
    if form.is_valid():
        try:
            services.state_way(by=signed_in(request), now=timezone.now(), **form.details())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The way is noted."))
            return redirect("programme:places", slug)
    return _page(request, mission, way_form=form)


@login_required
@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say anew what a place is."""
    mission = planned_mission_or_404(request, slug)
    found = _place_or_404(mission, pk)
    form = PlaceForm(request.POST or None, mission=mission, place=found)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_place(
                place=found, by=signed_in(request), now=timezone.now(), **form.details()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(
                request,
                _("{place} is changed; what is held there says so too.").format(
                    place=form.cleaned_data["name"]
                ),
            )
            return redirect("programme:places", slug)
    return _place_page(request, mission, found, form)


@login_required
@require_POST
def drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Forget a place at which nothing is held."""
    mission = planned_mission_or_404(request, slug)
    found = _place_or_404(mission, pk)
    try:
        services.drop_place(place=found, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        form = PlaceForm(mission=mission, place=found)
        return _place_page(request, mission, found, form, objections=refused.objections)
    messages.success(request, _("{place} is forgotten.").format(place=found))
    return redirect("programme:places", slug)


def _place_page(
    request: HttpRequest,
    mission: Mission,
    found: Place,
    form: PlaceForm,
    *,
    objections: Sequence[str] = (),
) -> HttpResponse:
    context = {
        "mission": mission,
        "place": found,
        "form": form,
        "uses": queries.uses_of(found),
        "objections": objections,
    }
    status = 409 if objections else 422 if form.errors else 200
    return render(request, "programme/place.html", context, status=status)


def _page(
    request: HttpRequest,
    mission: Mission,
    *,
    form: PlaceForm | None = None,
    way_form: WayForm | None = None,
) -> HttpResponse:
    known = list(queries.places_of_mission(mission))
    asked = {name: request.GET.get(name, "") for name in ("start", "end")}
    context: dict[str, Any] = {
        "mission": mission,
        "cities": _cities(mission, known),
        "form": form or PlaceForm(mission=mission),
        "way_form": way_form or WayForm(places=known, initial=asked, prefix=None),
        "may_plan": may_plan(request, mission),
    }
    wrong = any(each is not None and each.errors for each in (form, way_form))
    return render(request, "programme/places.html", context, status=422 if wrong else 200)


def _cities(mission: Mission, known: Sequence[Place]) -> list[City]:
    ways = {(each.start_id, each.end_id): each for each in queries.ways_of_mission(mission)}
    cities = []
    for leg in mission.legs.all():
        here = tuple(each for each in known if each.leg_id == leg.pk)
        rows = tuple((each, tuple(_cell(ways, each, other) for other in here)) for each in here)
        cities.append(City(leg, here, rows))
    return cities


def _cell(ways: dict[tuple[int, int], Way], start: Place, end: Place) -> Cell:
    there = ways.get((start.pk, end.pk))
    back = ways.get((end.pk, start.pk))
    way_back = back if back is not None and not back.one_way else None
    return Cell(same=start == end, way=there or way_back)


def _place_or_404(mission: Mission, pk: int) -> Place:
    found = queries.places_of_mission(mission).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
