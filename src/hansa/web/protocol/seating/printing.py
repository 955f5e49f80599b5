"""Lists for the door and the tables, place cards, and a delegate's own seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hansa.apps.programme import queries as programme
from hansa.apps.protocol import queries
from hansa.web.missions.finding import signed_in
from hansa.web.protocol.seating.finding import hall_of, plan_or_404

if TYPE_CHECKING:
    from hansa.apps.protocol.models import SeatingGuest


@login_required
@require_GET
def lists(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Everybody by name, everybody by table, and a card for each place; to be printed."""
    found = plan_or_404(request, slug, plan)
    hall = hall_of(found)
    seated = [each for each in hall.guests if each.table_id]
    context = {
        "mission": found.activity.leg.mission,
        "plan": found,
        "tables": hall.tables,
        "by_name": sorted(seated, key=_by_last_name),
        "cards": sorted(seated, key=_by_seat),
    }
    return render(request, "protocol/seating/lists.html", context)


@login_required
@require_GET
def own_seats(request: HttpRequest, slug: str) -> HttpResponse:
    """Where a delegate sits, at each activity whose plan is published."""
    journey = programme.journeys_of(signed_in(request)).filter(mission__slug=slug).first()
    if journey is None:
        raise Http404
    context = {"mission": journey.mission, "seats": queries.seats_told_to(journey)}
    return render(request, "protocol/seating/own.html", context)


def _by_seat(guest: SeatingGuest) -> tuple[int, int]:
    return (guest.table.number if guest.table else 0), guest.number


def _by_last_name(guest: object) -> tuple[str, str]:
    name = str(guest)
    return name.rpartition(" ")[2].casefold(), name.casefold()
