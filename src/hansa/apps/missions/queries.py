"""Which missions there are, and who may see them."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Min, Prefetch, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg, Mission, Organiser
from hansa.apps.missions.rules import OVER


def visible_to(user: User | AnonymousUser) -> QuerySet[Mission]:
    """The missions that an agency of the user organises, latest first, with their legs."""
    return (
        _told()
        .filter(organisers__agency__in=accounts.agencies_of(user))
        .distinct()
        .order_by("-starts_on", "slug")
    )


def brief_list(user: User | AnonymousUser) -> QuerySet[Mission]:
    """The same missions with their dates and nothing else, for the list to choose from."""
    return (
        Mission.objects.filter(organisers__agency__in=accounts.agencies_of(user).values("pk"))
        .annotate(starts_on=Min("legs__starts_on"), ends_on=Max("legs__ends_on"))
        .order_by("-starts_on", "slug")
    )


def mission(slug: str) -> Mission | None:
    """The mission of this slug, for commands that run with every right."""
    return _told().filter(slug=slug).first()


def legs_of(mission: Mission) -> QuerySet[Leg]:
    """The legs of the mission as they are stored now, first to last."""
    return Leg.objects.filter(mission=mission).order_by("starts_on")


def leaving_between(first: date, last: date) -> QuerySet[Mission]:
    """The missions that still stand and whose first leg begins in these days."""
    return (
        Mission.objects.exclude(status__in=OVER)
        .annotate(leaves_on=Min("legs__starts_on"))
        .filter(leaves_on__gte=first, leaves_on__lte=last)
    )


def organisers_of(mission: Mission) -> QuerySet[Organiser]:
    """Who carries the mission, the leading agency first."""
    return Organiser.objects.filter(mission=mission).select_related("agency")


def roles_on(user: User, mission: Mission) -> set[str]:
    """What the user does for the agencies that organise the mission."""
    return accounts.roles_in(user, agencies=[o.agency_id for o in mission.organisers.all()])


def _told() -> QuerySet[Mission]:
    return Mission.objects.annotate(
        starts_on=Min("legs__starts_on"), ends_on=Max("legs__ends_on")
    ).prefetch_related(
        Prefetch("legs", Leg.objects.order_by("starts_on")),
        Prefetch("organisers", Organiser.objects.select_related("agency")),
        "sector_groups",
    )
