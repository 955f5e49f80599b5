"""Somebody is forgotten: what is theirs goes, and the story of others goes on without a name."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hansa.apps.accounts import queries as accounts_queries
from hansa.apps.accounts import services as accounts
from hansa.apps.directory import services as directory
from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings import services as meetings_services
from hansa.apps.programme import services as programme
from hansa.apps.protocol import services as protocol
from hansa.apps.registration import queries as registration_queries
from hansa.apps.registration import services as registrations
from hansa.apps.travel import services as travel
from hansa.plumbing.history.erasing import forget_words
from hansa.plumbing.mailing.keeping import delete_letters
from hansa.plumbing.pushing.keeping import forget as forget_devices
from hansa.values import refuse_if

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User


def objections_to_erasing(user: User, *, now: datetime) -> list[str]:
    """Why the user cannot be forgotten now, and what they can do about it."""
    return [
        *accounts_queries.objections_to_erasing(user),
        *registration_queries.objections_to_erasing(user, today=timezone.localdate(now)),
    ]


@transaction.atomic
def erase_person(user: User, *, now: datetime) -> None:
    """Forget who the user was, at their own wish; `erasure.PLAN` says what becomes of which table.

    Kept without a name: that an organisation sent somebody, and what was decided, when and by
    which number; invoices stay as they are.

    Raises:
        Refused: while they work for an agency, or are registered for a mission ahead.
    """
    refuse_if(objections_to_erasing(user, now=now))
    former, address = user.full_name, user.email
    journeys = list(registration_queries.every_journey(user))
    former_addresses = [address, *(delegate.person.email for delegate in journeys)]
    registrations.erase_traces(user, addresses=former_addresses)
    meetings_services.forget_absences(user)
    programme.forget_notices(user)
    programme.forget_exchange(user)
    forget_devices(user)
    protocol.forget_dignitaries(user)
    protocol.forget_seats(user)
    travel.forget_travel(user)
    instead = directory.erase_people(user, now=now)
    instead[former] = accounts.erase_account(user, now=now)
    instead[address] = user.email
    addresses = [word for word in instead if "@" in word]
    delete_letters(addresses)
    # Others may have the same name, but nobody else has the address.
    concerned = [user, *journeys]
    for delegate in journeys:
        concerned += [delegate.person, delegate.registration, delegate.mission]
        concerned += meetings.sessions_of(delegate.mission)
    forget_words(instead, about=concerned)
    forget_words({word: instead[word] for word in addresses})
