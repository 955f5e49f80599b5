"""Whoever is offered a seat can sign in, subscribe to a calendar, and is written to."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from hansa.apps.accounts import queries as accounts_told
from hansa.apps.accounts import services as accounts
from hansa.apps.directory import services as directory
from hansa.apps.matching import services as matching
from hansa.apps.programme import services as programme
from hansa.apps.registration import queries as registrations
from hansa.plumbing.mailing.writing import write_letter

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Person
    from hansa.apps.registration.models import Delegate, Offer, Registration


def welcome(registration: Registration, *, by: User | None, now: datetime) -> None:
    """Welcome every delegate who travels, and tell the owners; nobody gets anything twice.

    The company's profile is open from now on.
    """
    matching.open_profile(registration=registration, by=by, now=now)
    offer = registrations.latest_offer(registration)
    delegates = list(registrations.delegates_who_travel(registration))
    owners = registrations.owners_of(registration.organisation)
    if offer and not offer.answer:
        travelling = {delegate.person_id for delegate in delegates}
        for owner in owners.exclude(pk__in=travelling):
            _ask_owner(owner, registration, delegates, offer, by=by, now=now)
    for delegate in delegates:
        user = _account_of(delegate.person, by=by, now=now)
        programme.make_calendar_link(delegate=delegate, now=now)
        _tell_of_acceptance(delegate, user, offer, now=now)


def _account_of(person: Person, *, by: User | None, now: datetime) -> User:
    user = accounts.account_for(
        email=person.email, full_name=str(person), language=person.language, by=by, now=now
    )
    directory.link_account(person, user=user, by=by, now=now)
    return user


def _tell_of_acceptance(
    delegate: Delegate, user: User, offer: Offer | None, *, now: datetime
) -> None:
    registration = delegate.registration
    open_until = offer.stands_until if offer and not offer.answer else None
    speaks = registrations.answerable_by(user).filter(pk=registration.pk).exists()
    write_letter(
        "registration/letters/accepted.txt",
        key=f"registration.accepted-{delegate.pk}-{delegate.person_id}-{offer.pk if offer else 0}",
        to=delegate.person.email,
        language=delegate.person.language,
        now=now,
        delegate=delegate,
        mission=registration.mission,
        until=open_until,
        speaks=speaks,
        link=_link(user, registration) if open_until and speaks else _link(user),
    )


def _ask_owner(
    owner: Person,
    registration: Registration,
    delegates: list[Delegate],
    offer: Offer,
    *,
    by: User | None,
    now: datetime,
) -> None:
    user = _account_of(owner, by=by, now=now)
    write_letter(
        "registration/letters/offered.txt",
        key=f"registration.offered-{owner.pk}-{offer.pk}",
        to=owner.email,
        language=owner.language,
        now=now,
        owner=owner,
        registration=registration,
        delegates=delegates,
        until=offer.stands_until,
        link=_link(user, registration),
    )


def _link(user: User, registration: Registration | None = None) -> str:
    """What signs the user in, and leads on to the page of the organisation's place."""
    link = accounts_told.sign_in_link(user)
    if registration is None:
        return link
    place = reverse("registration:place", args=[registration.mission.slug, registration.pk])
    return f"{link}?{urlencode({'next': place})}"
