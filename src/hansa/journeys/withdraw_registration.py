"""An organisation stays at home: its seats, its meetings and its places are free again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.meetings import services as meetings
from hansa.apps.programme import queries as programme
from hansa.apps.registration import services as registrations
from hansa.journeys.sign_up import give_place_back

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.registration.models import Registration


@transaction.atomic
def withdraw_registration(*, registration: Registration, by: User, now: datetime, why: str) -> None:
    """Take the organisation out; hosts read of it with the next publication.

    Raises:
        Refused: as `registration.services.withdraw` does.
    """
    for place in programme.places_of(registration):
        give_place_back(activity=place.activity, delegate=place.delegate, by=by, now=now)
    meetings.leave_boards(registration=registration, by=by, now=now, why=why)
    registrations.withdraw(registration=registration, by=by, now=now, why=why)
