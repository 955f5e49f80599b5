"""Hotels, their blocks, and the list of rooms."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.travel import queries, services
from hansa.apps.travel.rules import Need
from hansa.plumbing.spreadsheets.writing import as_workbook
from hansa.values import Refused
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.refusals import show_refusal
from hansa.web.travel.forms import BedForm, BlockForm, HotelForm
from hansa.web.travel.papers import rooms_on_paper

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.travel.models import Hotel, Room, RoomStay

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_GET
def hotels(request: HttpRequest, slug: str) -> HttpResponse:
    """Every hotel with how full it is, and who has no room."""
    mission = mission_or_404(request, slug)
    context = {
        "mission": mission,
        "hotels": queries.hotels_of(mission),
        "without": queries.without_room(mission),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "travel/hotels.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add_hotel(request: HttpRequest, slug: str) -> HttpResponse:
    """Note a hotel."""
    mission = planned_mission_or_404(request, slug)
    form = HotelForm(request.POST or None, mission=mission)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "address", "phone")}
        try:
            hotel = services.add_hotel(
                leg=form.leg_chosen, by=signed_in(request), now=timezone.now(), **said
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("{hotel} is noted.").format(hotel=hotel))
            return redirect("travel:hotel", slug, hotel.pk)
    context = {
        "mission": mission,
        "form": form,
        "heading": _("Add a hotel"),
        "keep": _("Add the hotel"),
        "back": "travel:hotels",
    }
    return render(request, "travel/form.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_GET
def hotel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A hotel: its blocks night by night, and its rooms; names for those who may read them."""
    mission = mission_or_404(request, slug)
    return _hotel_page(request, mission, _hotel_or_404(mission, pk))


@login_required
@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say how many rooms of a kind the hotel holds."""
    mission = planned_mission_or_404(request, slug)
    found = _hotel_or_404(mission, pk)
    leg = found.leg
    usual = {"first": leg.starts_on, "last": leg.ends_on + timedelta(days=1)}
    form = BlockForm(request.POST or None, initial=usual)
    if request.method == "POST" and form.is_valid():
        try:
            services.hold_rooms(
                hotel=found, by=signed_in(request), now=timezone.now(), **form.details()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The rooms at {hotel} are noted.").format(hotel=found))
            return redirect("travel:hotel", slug, pk)
    context = {
        "mission": mission,
        "form": form,
        "heading": _("Rooms held at {hotel}").format(hotel=found),
        "lead": _("Said again for a kind, the block is changed."),
        "keep": _("Hold these rooms"),
        "back": "travel:hotel",
        "back_pk": pk,
    }
    return render(request, "travel/form.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def give_bed(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give somebody a bed."""
    mission = planned_mission_or_404(request, slug)
    found = _hotel_or_404(mission, pk)
    rooms = queries.rooms_of(found)
    leg = found.leg
    usual = {
        "arrives": leg.starts_on,
        "leaves": leg.ends_on + timedelta(days=1),
        "who": request.GET.get("who", ""),
    }
    form = BedForm(request.POST or None, mission=mission, rooms=rooms, initial=usual)
    if request.method == "POST" and form.is_valid():
        try:
            _give(request, mission, {str(room.pk): room for room in rooms}, form.cleaned_data)
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The bed is given."))
            return redirect("travel:hotel", slug, pk)
    context = {
        "mission": mission,
        "form": form,
        "heading": _("A bed at {hotel}").format(hotel=found),
        "keep": _("Give the bed"),
        "back": "travel:hotel",
        "back_pk": pk,
    }
    return render(request, "travel/form.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def free_bed(request: HttpRequest, slug: str, pk: int, stay: int) -> HttpResponse:
    """Take a bed back."""
    mission = planned_mission_or_404(request, slug)
    found = _hotel_or_404(mission, pk)
    standing = queries.stay_of(found, stay)
    if standing is not None:
        services.free_bed(stay=standing, by=signed_in(request), now=timezone.now())
        messages.success(request, _("The bed is free again."))
    return redirect("travel:hotel", slug, pk)


@login_required
@require_POST
def room_list(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The list for the hotel, as a workbook or on paper: whom the reader may name; logged."""
    mission = planned_mission_or_404(request, slug)
    found = _hotel_or_404(mission, pk)
    stays = [stay for room in queries.rooms_of(found) for stay in room.guests]  # type: ignore[attr-defined]
    open_to = queries.read_in_confidence(
        signed_in(request), [stay.traveller for stay in stays], mission=mission
    )
    told = [stay for stay in stays if stay.traveller_id in open_to]
    answer = (
        rooms_on_paper(request, found, told, mission=mission)
        if request.POST.get("as") == "pdf"
        else _as_workbook(found, told)
    )
    # A list that was not made was told to nobody.
    if answer.status_code == HTTPStatus.OK:
        services.tell_hotel(hotel=found, stays=told, by=signed_in(request), now=timezone.now())
    return answer


def _as_workbook(hotel: Hotel, told: list[RoomStay]) -> HttpResponse:
    rows = [
        (_("Room"), _("Guest"), _("First night"), _("Leaves on"), _("To prepare")),
        *(
            (
                f"{stay.room.block.get_kind_display()} {stay.room.number}",
                str(stay.traveller),
                stay.nights.lower.isoformat(),
                stay.nights.upper.isoformat(),
                ", ".join(str(Need(need).label) for need in stay.needs),
            )
            for stay in told
        ),
    ]
    headers = {"Content-Disposition": f'attachment; filename="rooms-{hotel.pk}.xlsx"'}
    written = as_workbook(rows, title=str(hotel))
    return HttpResponse(written, content_type=WORKBOOK, headers=headers)


def _give(
    request: HttpRequest, mission: Mission, rooms: dict[str, Room], said: dict[str, Any]
) -> None:
    who = queries.who_has_key(mission, said["who"])
    if who is None:
        raise Refused(_("Choose somebody who travels."), field="who")
    services.give_bed(
        room=rooms[said["room"]],
        who=who,
        arrives=said["arrives"],
        leaves=said["leaves"],
        needs=said["needs"],
        by=signed_in(request),
        now=timezone.now(),
    )


def _hotel_page(request: HttpRequest, mission: Mission, found: Hotel) -> HttpResponse:
    rooms = queries.rooms_of(found)
    stays = [stay for room in rooms for stay in room.guests]  # type: ignore[attr-defined]
    open_to = queries.read_in_confidence(
        signed_in(request), [stay.traveller for stay in stays], mission=mission
    )
    for stay in stays:
        stay.is_open = stay.traveller_id in open_to
        stay.is_outside = queries.outside_block(stay, stay.room.block)
        stay.told_needs = [Need(need).label for need in stay.needs]
    context = {
        "mission": mission,
        "hotel": found,
        "rooms": [room for room in rooms if room.guests],  # type: ignore[attr-defined]
        "blocks": queries.fullness_of(rooms),
        "closed": len(stays) - sum(stay.is_open for stay in stays),
        "untold": sum(stay.told_hotel_at is None for stay in stays),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "travel/hotel.html", context)


def _hotel_or_404(mission: Mission, pk: int) -> Hotel:
    found = queries.hotel_of(mission, pk)
    if found is None:
        raise Http404
    return found
