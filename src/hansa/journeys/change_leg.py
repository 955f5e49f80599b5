"""A leg gets other days, as long as nobody and nothing is left outside them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings import rules as meetings_rules
from hansa.apps.missions import services as missions
from hansa.apps.programme import queries as programme
from hansa.apps.programme import rules as programme_rules
from hansa.apps.registration import queries as registrations
from hansa.apps.registration import rules as registration_rules
from hansa.values import refuse_if

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.missions.models import Leg


@transaction.atomic
def change_leg(
    leg: Leg,
    *,
    city: str,
    country: str,
    time_zone: str,
    starts_on: date,
    ends_on: date,
    counsellor: User | None = None,
    by: User,
    now: datetime,
) -> None:
    """Change the leg; the service asks about the leg itself, this about what stands on it.

    Raises:
        Refused: as `missions.services.change_leg` does, or with the field "starts_on" when
            stays, slots or activities would lie outside the new days.
    """
    missions.change_leg(
        leg,
        city=city,
        country=country,
        time_zone=time_zone,
        starts_on=starts_on,
        ends_on=ends_on,
        counsellor=counsellor,
        by=by,
        now=now,
    )
    objections = [
        *registration_rules.objections_to_stays_outside(registrations.stays_outside(leg)),
        *meetings_rules.objections_to_slots_outside(meetings.slots_outside(leg)),
        *programme_rules.objections_to_activities_outside(programme.activities_outside(leg)),
    ]
    refuse_if(objections, field="starts_on")
