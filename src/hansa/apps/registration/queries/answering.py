"""Who answers for an organisation in a mission, and what stands in the way of its answer."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import PLANNERS
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.registration import rules
from hansa.apps.registration.models import Delegate, Registration
from hansa.apps.registration.queries.seats import (
    objections_to_confirmed_room,
    open_offer,
)
from hansa.apps.registration.rules import Status


def answerable_by(user: User | AnonymousUser) -> QuerySet[Registration]:
    """The places in missions for which the user speaks, the latest first.

    An organisation's owners speak for it; where none of them signs in, its delegates do.
    """
    if not user.is_authenticated:
        return Registration.objects.none()
    owners = Person.objects.filter(
        organisation=OuterRef("organisation"), is_owner=True, user__isnull=False
    )
    own = Delegate.objects.filter(registration=OuterRef("pk"), person__user=user)
    return (
        Registration.objects.exclude(status=Status.DRAFT)
        .filter(Exists(owners.filter(user=user)) | (Exists(own) & ~Exists(owners)))
        .select_related("mission", "organisation", "agency", "sector_group", "decided_by")
        .order_by("-applied_at", "pk")
    )


def owners_of(organisation: Organisation) -> QuerySet[Person]:
    """Who keeps the organisation's record and answers for it."""
    return Person.objects.filter(organisation=organisation, is_owner=True).select_related("user")


def decides_on(registration: Registration, *, user: User) -> bool:
    """Whether the user decides on it for its agency."""
    return bool(PLANNERS & accounts.roles_in(user, agencies=[registration.agency_id]))


def objections_to_speaking(registration: Registration, *, by: User) -> list[str]:
    """Why the user answers neither for the organisation nor for its agency."""
    speaks = (
        decides_on(registration, user=by) or answerable_by(by).filter(pk=registration.pk).exists()
    )
    return list(
        rules.objections_to_speaking(
            organisation=registration.organisation.name,
            agency=registration.agency.name,
            speaks=speaks,
        )
    )


def objections_to_confirming(registration: Registration, *, by: User, today: date) -> list[str]:
    """Why the user cannot confirm the registration now."""
    forbidden = [
        *objections_to_speaking(registration, by=by),
        *rules.objections_to_step(current=registration.status, wanted=Status.CONFIRMED),
    ]
    if forbidden:
        return forbidden
    mission, offer = registration.mission, open_offer(registration)
    return [
        *rules.objections_to_mission(mission=mission.title, status=mission.status),
        *rules.objections_to_answering(today=today, until=offer.stands_until if offer else None),
        *objections_to_confirmed_room(registration, asked=registration.delegates.count()),
    ]


def objections_to_leaving(registration: Registration, *, by: User) -> list[str]:
    """Why the user cannot take the organisation out of the mission."""
    return [
        *objections_to_speaking(registration, by=by),
        *rules.objections_to_step(current=registration.status, wanted=Status.WITHDRAWN),
    ]
