"""A registration is accepted: seats, accounts, calendars and letters, or nothing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.registration import services as registrations
from hansa.journeys.welcome import welcome

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.registration.models import Delegate, Registration


@transaction.atomic
def accept_registration(
    *, registration: Registration, by: User, now: datetime, why: str = ""
) -> None:
    """Offer the delegates their seats, let each sign in and subscribe to a calendar, and write.

    Raises:
        Refused: when the registration cannot be accepted, or a delegate has no right address.
    """
    registrations.accept(registration, by=by, now=now, why=why)
    welcome(registration, by=by, now=now)


@transaction.atomic
def add_delegate(
    *, registration: Registration, traveller: registrations.Traveller, by: User, now: datetime
) -> Delegate:
    """Let one more person travel, welcomed like the others once the registration is accepted.

    Raises:
        Refused: with the fields of `hansa.apps.registration.services.add_delegate`.
    """
    delegate = registrations.add_delegate(registration, traveller=traveller, by=by, now=now)
    welcome(registration, by=by, now=now)
    return delegate
