"""Which registrations there are, who may see them, and what they add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import PLANNERS, Region
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.directory.rules import Kind
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.missions.rules import Direction
from hansa.apps.registration import rules
from hansa.apps.registration.models import Delegate, Registration, Stay
from hansa.apps.registration.queries.seats import objections_to_room
from hansa.apps.registration.queries.terms import delegates_who_agreed
from hansa.apps.registration.rules import Status, Subject


@dataclass(frozen=True, slots=True)
class Share:
    """What came to a mission through the agencies of one region."""

    region: Region
    companies: int
    delegates: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A delegation in numbers; only accepted registrations count, except in `waiting`.

    Attributes:
        by_region: the regions from which somebody comes, in the order of `Region`.
        waiting: applications on which nobody has decided.
    """

    companies: int
    federations: int
    academic: int
    administrations: int
    delegates: int
    by_region: tuple[Share, ...]
    waiting: int
    seats: int

    @property
    def seats_left(self) -> int:
        """How many more delegates can be accepted."""
        return max(0, self.seats - self.delegates)


def visible_to(user: User | AnonymousUser) -> QuerySet[Registration]:
    """The registrations for the missions that the user sees whole.

    A draft is nobody's business but its organisation's.
    """
    if not user.is_authenticated:
        return Registration.objects.none()
    seen = missions.visible_to(user).order_by().values("pk")
    return _told().filter(mission__in=seen).exclude(status=Status.DRAFT)


def organisations_met(user: User | AnonymousUser) -> QuerySet[Organisation]:
    """The organisations that registered for a mission of the user's, whoever looks after them."""
    registered = visible_to(user).order_by().values("organisation")
    return Organisation.objects.filter(pk__in=registered).select_related("agency")


def who_travels(mission: Mission, *, told_to: User, today: date) -> QuerySet[Registration]:
    """Who travels in the mission, by organisation, with delegates; nobody during the embargo.

    Partners read only those who agreed that their data go to partners, as it stands now.
    """
    if not missions.names_are_told(mission, user=told_to, today=today):
        return Registration.objects.none()
    travelling = _told().filter(mission=mission, status__in=rules.TRAVELS)
    named = Delegate.objects.all()
    if reads_as_partner(told_to, mission=mission):
        named = delegates_who_agreed(mission, subject=Subject.SHARING)
        travelling = travelling.filter(pk__in=named.values("registration"))
    return travelling.prefetch_related(
        Prefetch("delegates", named.select_related("person"))
    ).order_by("organisation__name", "pk")


def reads_as_partner(user: User, *, mission: Mission) -> bool:
    """Whether the user works on the mission for a partner alone."""
    return rules.reads_as_partner(missions.roles_on(user, mission))


def of_mission(mission: Mission) -> QuerySet[Registration]:
    """The applications for a mission, those that wait for a decision first; no drafts."""
    return (
        _told()
        .filter(mission=mission)
        .exclude(status=Status.DRAFT)
        .annotate(decided=~Q(status=Status.APPLIED), travellers=_how_many_travel())
        .order_by("decided", "organisation__name", "pk")
    )


def named(registrations: QuerySet[Registration], *, text: str) -> QuerySet[Registration]:
    """Those whose organisation, or one of whose delegates, is called so."""
    whole_name = Concat("person__first_name", Value(" "), "person__last_name")
    called = (
        Delegate.objects.filter(registration=OuterRef("pk"))
        .annotate(whole_name=whole_name)
        .filter(whole_name__unaccent__icontains=text)
    )
    return registrations.filter(Q(organisation__name__unaccent__icontains=text) | Q(Exists(called)))


def to_decide(mission: Mission, *, by: User) -> QuerySet[Registration]:
    """The applications that wait for this user, the oldest first."""
    deciding = [
        organiser.agency_id
        for organiser in mission.organisers.all()
        if PLANNERS & accounts.roles_in(by, agencies=[organiser.agency_id])
    ]
    return (
        _told()
        .filter(mission=mission, status=Status.APPLIED, agency__in=deciding)
        .annotate(travellers=Count("delegates"))
        .order_by("applied_at", "pk")
    )


def with_registration(
    organisations: QuerySet[Organisation], *, mission: Mission
) -> QuerySet[Organisation]:
    """The same, each knowing the status of its registration for the mission in `registered`."""
    sent = Registration.objects.filter(mission=mission).exclude(status=Status.DRAFT)
    theirs = sent.filter(organisation=OuterRef("pk"))
    return organisations.annotate(
        registered=Subquery(theirs.values("status")), registration=Subquery(theirs.values("pk"))
    )


def likely_first(
    organisations: QuerySet[Organisation], *, mission: Mission
) -> QuerySet[Organisation]:
    """The same by name, but those of the country that is visited, who receive, come last."""
    receives = Q(country=mission.country)
    if mission.direction == Direction.INCOMING:
        receives = ~receives
    return organisations.annotate(receives=receives).order_by("receives", "name", "pk")


def of_organisation(organisation: Organisation, *, user: User) -> QuerySet[Registration]:
    """For which missions the organisation registered, among those the user may see."""
    return visible_to(user).filter(organisation=organisation).order_by("-applied_at")


def delegates_of(registration: Registration) -> QuerySet[Delegate]:
    """Who travels for a registration, with their stays."""
    return registration.delegates.select_related(
        "person__user", "registration__organisation", "registration__agency"
    ).prefetch_related("stays__leg")


def delegates_who_travel(registration: Registration) -> QuerySet[Delegate]:
    """Who travels for a registration once it is accepted; until then nobody."""
    return (
        delegates_of(registration)
        .filter(registration__status__in=rules.TRAVELS)
        .select_related("registration__mission")
    )


def accepted_delegates(mission: Mission) -> QuerySet[Delegate]:
    """Everybody who travels in this mission."""
    return Delegate.objects.filter(
        mission=mission, registration__status__in=rules.TRAVELS
    ).select_related("person", "registration__organisation")


def delegates_of_user(user: User | AnonymousUser) -> QuerySet[Delegate]:
    """As whom the user travels: accepted registrations only.

    Each knows whether delegates answer for the place (`answers`), since no owner signs in.
    """
    if not user.is_authenticated:
        return Delegate.objects.none()
    owners = Person.objects.filter(
        organisation=OuterRef("registration__organisation"), is_owner=True, user__isnull=False
    )
    return (
        Delegate.objects.filter(person__user=user, registration__status__in=rules.TRAVELS)
        .select_related("person__organisation", "mission", "registration__organisation")
        .annotate(answers=~Exists(owners))
    )


def figures(mission: Mission) -> Figures:
    """The delegation of a mission in numbers."""
    rows = list(
        Registration.objects.filter(mission=mission, status__in=rules.TRAVELS)
        .order_by()
        .values_list("agency__region", "organisation__kind")
        .annotate(number=Count("pk", distinct=True), travellers=Count("delegates"))
    )
    by_kind = {kind: sum(row[2] for row in rows if row[1] == kind) for kind in Kind}
    return Figures(
        companies=by_kind[Kind.COMPANY],
        federations=by_kind[Kind.FEDERATION],
        academic=by_kind[Kind.ACADEMIC],
        administrations=by_kind[Kind.ADMINISTRATION],
        delegates=sum(row[3] for row in rows),
        by_region=tuple(
            Share(
                region=region,
                companies=sum(row[2] for row in rows if row[:2] == (region, Kind.COMPANY)),
                delegates=sum(row[3] for row in rows if row[0] == region),
            )
            for region in Region
            if any(row[0] == region for row in rows)
        ),
        waiting=Registration.objects.filter(mission=mission, status=Status.APPLIED).count(),
        seats=mission.seats,
    )


def registration_of(organisation: Organisation, *, mission: Mission) -> Registration | None:
    """The place of an organisation in a mission, whatever became of it."""
    return Registration.objects.filter(organisation=organisation, mission=mission).first()


def travels_for(person: Person, *, mission: Mission) -> str | None:
    """The organisation for which the person is in the mission, if for any."""
    delegate = (
        Delegate.objects.filter(person=person, mission=mission)
        .select_related("registration__organisation")
        .first()
    )
    return str(delegate.registration) if delegate else None


def who_could_travel(organisation: Organisation, *, mission: Mission) -> QuerySet[Person]:
    """Who works for the organisation and is not yet in the mission, by name."""
    return Person.objects.filter(organisation=organisation).exclude(journeys__mission=mission)


def standing_stays(people: Iterable[Person], *, besides: Registration) -> QuerySet[Stay]:
    """Where these people will be for other registrations."""
    return (
        Stay.objects.filter(person__in=list(people), stands=True)
        .exclude(delegate__registration=besides)
        .select_related("person", "leg__mission")
    )


def objections_to_acting(registration: Registration, *, by: User) -> list[str]:
    """Why the user may not decide on the registration."""
    return list(
        rules.objections_to_acting(
            roles=accounts.roles_in(by, agencies=[registration.agency]),
            agency=registration.agency.name,
        )
    )


def objections_to_accepting(registration: Registration, *, by: User, today: date) -> list[str]:
    """Why the user cannot accept the registration now."""
    return objections_to_acting(registration, by=by) or objections_to_moving_up(
        registration, today=today
    )


def objections_to_moving_up(registration: Registration, *, today: date) -> list[str]:
    """Why somebody on the waiting list cannot be offered what came free."""
    mission = registration.mission
    return [
        *rules.objections_to_step(current=registration.status, wanted=Status.ACCEPTED),
        *rules.objections_to_mission(mission=mission.title, status=mission.status),
        *objections_to_room(registration, asked=registration.delegates.count(), today=today),
        *objections_to_standing_again(registration),
    ]


def objections_to_standing_again(registration: Registration) -> list[str]:
    """Which delegates have other plans by now, where their stays were given up."""
    given_up = list(
        Stay.objects.filter(delegate__registration=registration, stands=False).select_related(
            "person", "leg"
        )
    )
    elsewhere = standing_stays([stay.person for stay in given_up], besides=registration)
    return [
        objection
        for stay in given_up
        for objection in rules.objections_to_stay_beside(
            stay,
            person=str(stay.person),
            others=[
                (other, other.leg.mission.title)
                for other in elsewhere
                if other.person_id == stay.person_id
            ],
        )
    ]


def objections_to_deciding(registration: Registration, *, wanted: str, by: User) -> list[str]:
    """Why the user cannot bring the registration to this status."""
    return [
        *objections_to_acting(registration, by=by),
        *rules.objections_to_step(current=registration.status, wanted=wanted),
    ]


def _how_many_travel() -> Coalesce:
    """Counted for each row that is shown, not for all of a mission before they are paged."""
    delegates = Delegate.objects.filter(registration=OuterRef("pk")).order_by()
    counted = delegates.values("registration").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _told() -> QuerySet[Registration]:
    return Registration.objects.select_related(
        "mission", "organisation", "agency", "sector_group", "decided_by"
    )


def stays_outside(leg: Leg) -> int:
    """How many standing stays begin before the leg or end after it."""
    return Stay.objects.filter(
        Q(arrives_on__lt=leg.starts_on) | Q(leaves_on__gt=leg.ends_on), leg=leg, stands=True
    ).count()
