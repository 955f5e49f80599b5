"""On paper: the manifest of a ride, and the rooms for the reception of a hotel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hansa.apps.travel import queries
from hansa.apps.travel.rules import Need
from hansa.web.design.templatetags.design import as_period, as_short_day, as_time, as_zone
from hansa.web.missions.finding import mission_or_404
from hansa.web.paper import as_of, on_paper

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.travel.models import Hotel, Ride, RideSeat, RoomStay


@login_required
@require_GET
def manifest(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who sits where in a vehicle, with boxes to tick where nobody has a telephone."""
    mission = mission_or_404(request, slug)
    found = queries.ride_of(mission, pk)
    if found is None:
        raise Http404
    riders = queries.riders_of(found)
    when = (
        f"{as_short_day(found.told.start, found.leg.zone)} {as_period(found.told, found.leg.zone)}"
    )
    said = {
        "over": str(mission),
        "lead": f"{when} ({as_zone(found.leg.zone)}), {found.origin} → {found.destination}",
        "facts": _facts(found, riders),
        "columns": [_("Seat"), _("Who"), _("Organisation"), _("On board")],
        "riders": [_rider(seat, found) for seat in riders],
        "nobody": _("Nobody has a seat yet"),
        "footer": as_of(timezone.now(), found.leg.zone),
    }
    return on_paper(request, "web/travel/manifest.typ", said, title=str(found))


def rooms_on_paper(
    request: HttpRequest, hotel: Hotel, stays: Iterable[RoomStay], *, mission: Mission
) -> HttpResponse:
    """The list for the reception: these guests, and no others."""
    guests = [
        {
            "room": f"{stay.room.block.get_kind_display()} {stay.room.number}",
            "name": str(stay.traveller),
            "arrives": as_short_day(stay.nights.lower),
            "leaves": as_short_day(stay.nights.upper),
            "prepare": ", ".join(str(Need(need).label) for need in stay.needs),
        }
        for stay in stays
    ]
    said = {
        "over": str(mission),
        "lead": ", ".join(part for part in (hotel.leg.city, hotel.address, hotel.phone) if part),
        "facts": [
            [_("Guests"), str(len(guests))],
            [_("Rooms"), str(len({guest["room"] for guest in guests}))],
        ],
        "columns": [_("Room"), _("Guest"), _("First night"), _("Leaves on"), _("To prepare")],
        "guests": guests,
        "nobody": _("Nobody has a room here yet"),
        "footer": as_of(timezone.now(), hotel.leg.zone),
    }
    return on_paper(request, "web/travel/rooms.typ", said, title=str(hotel))


def _facts(ride: Ride, riders: list[RideSeat]) -> list[list[str]]:
    pairs = [
        (_("Brings people to"), str(ride.activity or "")),
        (_("On board for us"), str(ride.staff or "")),
        (_("Telephone on board"), ride.phone),
        (
            _("Seats given"),
            _("{taken} of {seats}").format(taken=len(riders), seats=ride.seats),
        ),
    ]
    return [[term, told] for term, told in pairs if told]


def _rider(seat: RideSeat, ride: Ride) -> dict[str, str]:
    return {
        "seat": str(seat.number),
        "name": str(seat.traveller),
        "for_whom": seat.traveller.for_whom,
        "aboard": as_time(seat.boarded_at, ride.leg.zone),
    }
