"""On paper: the manifest of a convoy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET

from hansa.web.design.templatetags.design import as_day, as_period, as_zone
from hansa.web.missions.finding import mission_or_404
from hansa.web.paper import as_of, on_paper
from hansa.web.protocol.finding import convoy_or_404

if TYPE_CHECKING:
    from hansa.apps.protocol.models import Rider, Vehicle


@login_required
@require_GET
def convoy(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Vehicles in their order, and who sits where; for drivers, escort and doors."""
    mission = mission_or_404(request, slug)
    found = convoy_or_404(mission, pk)
    zone = found.leg.zone
    when = f"{as_day(found.told.start, zone)}, {as_period(found.told, zone)} ({as_zone(zone)})"
    facts = [
        (_("From"), str(found.start or "")),
        (pgettext("destination", "To"), str(found.goal or "")),
        (_("Escort"), found.escort),
    ]
    said = {
        "over": str(mission),
        "lead": f"{when} · {found.leg.city}",
        "facts": [[term, told] for term, told in facts if told],
        "columns": [_("Seat"), _("Who"), _("Function"), _("There")],
        "vehicles": [_vehicle(each) for each in found.vehicles.all()],
        "nobody": _("Nobody sits here yet."),
        "no_vehicle": _("No vehicle yet"),
        "footer": as_of(timezone.now(), zone),
    }
    return on_paper(request, "web/protocol/convoy.typ", said, title=str(found))


def _vehicle(vehicle: Vehicle) -> dict[str, object]:
    seats = ngettext("{seats} seat", "{seats} seats", vehicle.seats).format(seats=vehicle.seats)
    about = (vehicle.plate, vehicle.driver, vehicle.phone, seats)
    return {
        "place": vehicle.place,
        "name": vehicle.name,
        "about": " · ".join(part for part in about if part),
        "riders": [_rider(each) for each in vehicle.riders.all()],
    }


def _rider(rider: Rider) -> dict[str, str]:
    seat = _("{seat} (of honour)").format(seat=rider.seat) if rider.seat == 1 else str(rider.seat)
    return {
        "seat": seat,
        "name": str(rider.dignitary),
        "function": rider.dignitary.function,
    }
