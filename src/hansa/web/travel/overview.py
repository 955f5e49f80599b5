"""Travel and stay at a glance: what is missing first."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hansa.apps.travel import queries
from hansa.web.missions.finding import may_plan, mission_or_404


@login_required
@require_GET
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has no room or no arrival, and which rides leave empty."""
    mission = mission_or_404(request, slug)
    rides = list(queries.rides_of(mission))
    hotels = list(queries.hotels_of(mission))
    context = {
        "mission": mission,
        "without_room": queries.without_room(mission),
        "without_arrival": queries.without_arrival(mission),
        "empty_rides": queries.without_seat(rides),
        "rides": len(rides),
        "seats": sum(ride.seats for ride in rides),
        "seated": sum(ride.taken for ride in rides),  # type: ignore[attr-defined]
        "hotels": len(hotels),
        "guests": sum(hotel.guests for hotel in hotels),  # type: ignore[attr-defined]
        "may_plan": may_plan(request, mission),
    }
    return render(request, "travel/overview.html", context)
