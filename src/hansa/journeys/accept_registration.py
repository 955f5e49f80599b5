"""A registration is accepted: seats, accounts, calendars and letters, or nothing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.accounts import queries as accounts_told
from hansa.apps.accounts import services as accounts
from hansa.apps.directory import services as directory
from hansa.apps.programme import services as programme
from hansa.apps.registration import queries as registrations_told
from hansa.apps.registration import services as registrations
from hansa.plumbing.mailing.writing import write_letter

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.registration.models import Delegate, Registration


@transaction.atomic
def accept_registration(
    *, registration: Registration, by: User, now: datetime, why: str = ""
) -> None:
    """Give the delegates their seats, let each sign in and subscribe to a calendar, and write.

    Raises:
        Refused: when the registration cannot be accepted, or a delegate has no right address.
    """
    registrations.accept(registration, by=by, now=now, why=why)
    _welcome_those_who_travel(registration, by=by, now=now)


@transaction.atomic
def add_delegate(
    *, registration: Registration, traveller: registrations.Traveller, by: User, now: datetime
) -> Delegate:
    """Let one more person travel, welcomed like the others once the registration is accepted.

    Raises:
        Refused: with the fields of `hansa.apps.registration.services.add_delegate`.
    """
    delegate = registrations.add_delegate(registration, traveller=traveller, by=by, now=now)
    _welcome_those_who_travel(registration, by=by, now=now)
    return delegate


def _welcome_those_who_travel(registration: Registration, *, by: User, now: datetime) -> None:
    """Whoever was welcomed before gets nothing twice."""
    for delegate in registrations_told.delegates_who_travel(registration):
        user = accounts.account_for(
            email=delegate.person.email,
            full_name=str(delegate.person),
            language=delegate.person.language,
            by=by,
            now=now,
        )
        directory.link_account(delegate.person, user=user, by=by, now=now)
        programme.make_calendar_link(delegate=delegate, now=now)
        _tell_of_acceptance(delegate, user, now=now)


def _tell_of_acceptance(delegate: Delegate, user: User, *, now: datetime) -> None:
    write_letter(
        "registration/letters/accepted.txt",
        key=f"registration.accepted-{delegate.pk}",
        to=delegate.person.email,
        language=delegate.person.language,
        now=now,
        delegate=delegate,
        mission=delegate.registration.mission,
        link=accounts_told.sign_in_link(user),
    )
