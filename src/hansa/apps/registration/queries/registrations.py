"""Which registrations there are, who may see them, and what they add up to."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    Exists,
    F,
    Func,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Concat, JSONObject, StrIndex

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import PLANNERS
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.missions.rules import Direction
from hansa.apps.registration import rules
from hansa.apps.registration.models import Delegate, Registration, Stay
from hansa.apps.registration.queries.looking import with_changes, with_organisers
from hansa.apps.registration.queries.seats import Seats, objections_to_room, with_seats
from hansa.apps.registration.queries.terms import delegates_who_agreed
from hansa.apps.registration.rules import Status, Subject


class _Plain(Func):
    """A text without accents and capitals."""

    template = "lower(unaccent(%(expressions)s))"
    output_field = TextField()


def looked_at(pk: int, *, slug: str, user: User | AnonymousUser) -> Registration | None:
    """The registration, if `visible_to` has it, with all that stands beside it on its page.

    Three queries for its mission, legs, fee, payer and `seats_beside`, and for `delegates`, of
    whom each knows its `days`. `is_unread` may be asked of it.
    """
    delegates = Delegate.objects.select_related("person__user").annotate(told=_stays_told())
    if not user.is_authenticated:
        return None
    seen = with_organisers(with_changes(visible_to(user), reader=user))
    found = (
        with_seats(seen)
        .filter(pk=pk, mission__slug=slug)
        .select_related("fee", "payer")
        .prefetch_related(
            Prefetch("mission__legs", Leg.objects.order_by("starts_on")),
            Prefetch("delegates", delegates),
        )
        .first()
    )
    for delegate in found.delegates.all() if found else ():
        delegate.days = [_stay(**told) for told in delegate.told]  # type: ignore[attr-defined]
    return found


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
    # Read once, not for each row: the database does not know that accents never change.
    sought = RawSQL("(SELECT lower(unaccent(%s)))", [text])
    whole_name = Concat("person__first_name", Value(" "), "person__last_name")
    called = (
        Delegate.objects.filter(registration=OuterRef("pk"))
        .annotate(place=StrIndex(_Plain(whole_name), sought))
        .filter(place__gt=0)
    )
    placed = registrations.alias(place=StrIndex(_Plain("organisation__name"), sought))
    return placed.filter(Q(place__gt=0) | Q(Exists(called)))


def to_decide(mission: Mission, *, by: User) -> QuerySet[Registration]:
    """The applications that wait for this user, the oldest first."""
    return (
        _told()
        .filter(mission=mission, status=Status.APPLIED, agency__in=deciding_in(mission, by=by))
        .annotate(travellers=_how_many_travel())
        .order_by("applied_at", "pk")
    )


def deciding_in(mission: Mission, *, by: User) -> list[int]:
    """The organising agencies, by number, for which the user decides."""
    return [
        organiser.agency_id
        for organiser in mission.organisers.all()
        if PLANNERS & accounts.roles_in(by, agencies=[organiser.agency_id])
    ]


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
    return journeys_of_number(user.pk) if user.is_authenticated else Delegate.objects.none()


def journeys_of_number(user: int) -> QuerySet[Delegate]:
    """As `delegates_of_user`, of a user known by number."""
    owners = Person.objects.filter(
        organisation=OuterRef("registration__organisation"), is_owner=True, user__isnull=False
    )
    return (
        Delegate.objects.filter(person__user=user, registration__status__in=rules.TRAVELS)
        .select_related("person__organisation", "mission", "registration__organisation")
        .annotate(answers=~Exists(owners))
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


def objections_to_accepting(
    registration: Registration, *, by: User, today: date, seats: Seats | None = None
) -> list[str]:
    """Why the user cannot accept the registration now; `seats` where they are counted already."""
    return objections_to_acting(registration, by=by) or objections_to_moving_up(
        registration, today=today, seats=seats
    )


def objections_to_moving_up(
    registration: Registration, *, today: date, seats: Seats | None = None
) -> list[str]:
    """Why somebody on the waiting list cannot be offered what came free."""
    mission = registration.mission
    return [
        *rules.objections_to_step(current=registration.status, wanted=Status.ACCEPTED),
        *rules.objections_to_mission(mission=mission.title, status=mission.status),
        *objections_to_room(
            registration, asked=registration.delegates.count(), today=today, seats=seats
        ),
        *objections_to_standing_again(registration),
    ]


def objections_to_standing_again(registration: Registration) -> list[str]:
    """Which delegates have other plans by now, where their stays were given up."""
    if registration.status in rules.UNDECIDED:
        return []  # only a decision gives stays up
    own = Q(delegate__registration=registration)
    given_up = Stay.objects.filter(own, stands=False).order_by()
    stays = list(
        Stay.objects.filter(
            (own & Q(stands=False)) | (~own & Q(stands=True, person__in=given_up.values("person")))
        ).select_related("person", "leg__mission", "delegate")
    )
    elsewhere = [stay for stay in stays if stay.delegate.registration_id != registration.pk]
    return [
        objection
        for stay in stays
        if stay.delegate.registration_id == registration.pk
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


def _stays_told() -> ArraySubquery:
    """The stays of a delegate, in the order of their days."""
    columns = ("leg_id", "arrives_on", "leaves_on")
    told = JSONObject(**{name: F(name) for name in columns})
    stays = Stay.objects.filter(delegate=OuterRef("pk")).order_by("arrives_on")
    return ArraySubquery(stays.values(told=told))


def _stay(*, leg_id: int, arrives_on: str, leaves_on: str) -> Stay:
    first, last = date.fromisoformat(arrives_on), date.fromisoformat(leaves_on)
    return Stay(leg_id=leg_id, arrives_on=first, leaves_on=last)


def _told() -> QuerySet[Registration]:
    return Registration.objects.select_related(
        "mission", "organisation", "agency", "sector_group", "decided_by"
    )


def stays_outside(leg: Leg) -> int:
    """How many standing stays begin before the leg or end after it."""
    return Stay.objects.filter(
        Q(arrives_on__lt=leg.starts_on) | Q(leaves_on__gt=leg.ends_on), leg=leg, stands=True
    ).count()
