"""Seats of each mission: quotas, terms, offers that are answered, and who waits."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hansa.apps.registration import queries
from hansa.apps.registration import services as registrations
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.plans import MissionPlan
from hansa.journeys.change_seats import set_seat_terms

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Registration

CANCELLATION = ((90, 25), (30, 50), (14, 100))
QUOTAS = {"brussels": 160, "flanders": 230, "wallonia": 230}
# Of those who were offered a seat, so many have not answered yet.
UNANSWERED = 12
WAIT = 3
OVERBOOKING = 10
FULL = "The sector is full for now; a seat that comes free is offered to you."


def give_seats(mission: Mission, plan: MissionPlan, *, cast: Cast, now: datetime) -> None:
    """Say how seats are given, let companies confirm, and let some wait.

    Where recruiting goes on, some have not answered, and their offers stand until it ends.
    """
    officers = {cast.agencies[code].pk: officer for code, officer in cast.officers.items()}
    set_seat_terms(
        mission,
        overbooking=OVERBOOKING,
        answer_days=21,
        quotas={cast.agencies[code]: QUOTAS[code] for code in plan.agencies},
        cancellation=CANCELLATION,
        by=cast.officers[plan.agencies[0]],
        now=now,
    )
    found = queries.of_mission(mission)
    offered: list[Registration] = list(found.filter(status="accepted").order_by("pk"))
    answering = len(offered) - (UNANSWERED if plan.steps[-1] == "recruiting" else 0)
    for place, registration in enumerate(offered):
        officer = officers[registration.agency_id]
        if place < answering:
            registrations.confirm(registration, by=officer, now=now)
        else:
            registrations.prolong_offer(registration, until=plan.until, by=officer, now=now)
    for registration in list(found.filter(status="applied").order_by("pk"))[:WAIT]:
        registrations.put_on_waiting_list(
            registration, by=officers[registration.agency_id], now=now, why=FULL
        )
