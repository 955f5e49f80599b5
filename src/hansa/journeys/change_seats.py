"""A mission gets other seats, or gives them otherwise; whoever waits is asked at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.missions import services as missions
from hansa.apps.registration import queries as registrations_told
from hansa.apps.registration import services as registrations
from hansa.journeys.withdraw_registration import offer_freed_seats
from hansa.values import refuse_if

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency, User
    from hansa.apps.missions.models import Mission, SectorGroup
    from hansa.apps.registration.rules import SizeShare


@transaction.atomic
def change_mission(
    mission: Mission,
    *,
    titles: Mapping[str, str],
    country: str,
    seats: int,
    state_level: bool,
    recruits_until: date | None,
    by: User,
    now: datetime,
) -> None:
    """Change the facts of a mission; further seats are offered to those who wait.

    Raises:
        Refused: as `missions.services.change_mission` does, or with the field "seats" when more
            are offered or confirmed already.
    """
    registrations.hold_mission(mission)
    overbooking = registrations_told.terms_of(mission).overbooking
    refuse_if(
        registrations_told.objections_to_seats_of(mission, seats=seats, overbooking=overbooking),
        field="seats",
    )
    missions.change_mission(
        mission,
        titles=titles,
        country=country,
        seats=seats,
        state_level=state_level,
        recruits_until=recruits_until,
        by=by,
        now=now,
    )
    offer_freed_seats(mission=mission, now=now)


@transaction.atomic
def set_seat_terms(
    mission: Mission,
    *,
    overbooking: int,
    answer_days: int,
    quotas: Mapping[Agency | SectorGroup | SizeShare, int],
    cancellation: Sequence[tuple[int, int]],
    by: User,
    now: datetime,
) -> None:
    """Say anew how seats are given, and offer what that frees.

    Raises:
        Refused: as `registration.services.set_seat_terms` does.
    """
    registrations.set_seat_terms(
        mission,
        overbooking=overbooking,
        answer_days=answer_days,
        quotas=quotas,
        cancellation=cancellation,
        by=by,
        now=now,
    )
    offer_freed_seats(mission=mission, now=now)
