"""Cards: who may show one, and who has whose."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.meetings.models import Counterpart
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import KeptCard
from hansa.apps.registration.models import Delegate
from hansa.apps.registration.rules import TRAVELS


@dataclass(frozen=True, slots=True)
class Card:
    """Who shows their card on a mission, as a delegate or as the contact of a host."""

    person: Person
    mission: Mission


def card_of(person: int, *, mission: int) -> Card | None:
    """The card of somebody who takes part; None as soon as they do not."""
    travels = (
        Delegate.objects.filter(person=person, mission=mission, registration__status__in=TRAVELS)
        .select_related("person__organisation", "mission")
        .first()
    )
    if travels:
        return Card(travels.person, travels.mission)
    receives = (
        Counterpart.objects.filter(contact=person, leg__mission=mission)
        .select_related("contact__organisation", "leg__mission")
        .first()
    )
    return Card(receives.contact, receives.leg.mission) if receives else None


def own_card(user: User | AnonymousUser, *, mission: Mission) -> Card | None:
    """The card that the user shows on a mission themselves."""
    if not user.is_authenticated:
        return None
    travels = Delegate.objects.filter(
        person__user=user, mission=mission, registration__status__in=TRAVELS
    )
    found = travels.select_related("person__organisation").first()
    return Card(found.person, mission) if found else None


def cards_kept_by(user: User) -> QuerySet[KeptCard]:
    """The cards that the user was given, on whichever mission, by name."""
    return _named(KeptCard.objects.filter(holder__user=user))


def cards_held_by(person: Person) -> QuerySet[KeptCard]:
    """The cards that a host's contact was given, by name."""
    return _named(KeptCard.objects.filter(holder=person))


def given_by(user: User) -> QuerySet[KeptCard]:
    """Who has the user's own card, by name."""
    return (
        KeptCard.objects.filter(person__user=user)
        .select_related("holder__organisation", "mission")
        .order_by("holder__last_name", "holder__first_name", "pk")
    )


def keeps(holder: Person, *, person: Person) -> bool:
    """Whether somebody has somebody's card."""
    return KeptCard.objects.filter(holder=holder, person=person).exists()


def _named(cards: QuerySet[KeptCard]) -> QuerySet[KeptCard]:
    return cards.select_related("person__organisation", "mission")
