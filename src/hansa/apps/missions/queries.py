"""Which missions there are, and who may see them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Max, Min, OuterRef, Prefetch, Q, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import SEES, Role, Sight
from hansa.apps.missions import rules
from hansa.apps.missions.models import Leg, Mission, Organiser
from hansa.apps.missions.rules import OVER

# Whose clocks are read where a mission has no leg yet.
HOME = ZoneInfo("Europe/Brussels")


def visible_to(
    user: User | AnonymousUser, *, legs: bool = True, sectors: bool = True
) -> QuerySet[Mission]:
    """The missions that the user sees whole, latest first.

    Those that an agency of the user organises, as far as the user's role there goes; and for a
    counsellor those with a leg that they look after, whoever organises.

    Args:
        legs: whether they are read, and come along.
        sectors: the same of the groups of sectors.
    """
    told = _told(legs=legs, sectors=sectors)
    return told.filter(_seen(user, Sight.MISSIONS)).order_by("-starts_on", "slug")


def briefed_to(user: User | AnonymousUser) -> QuerySet[Mission]:
    """The missions of which the user reads at least the briefing, latest first.

    Each knows whether the user sees all of it (`is_whole`).
    """
    return (
        _told()
        .filter(_seen(user, Sight.BRIEFING))
        .annotate(is_whole=_is_whole(user))
        .order_by("-starts_on", "slug")
    )


def brief_list(user: User | AnonymousUser) -> QuerySet[Mission]:
    """The same missions with their dates and nothing else, for the list to choose from."""
    return (
        Mission.objects.filter(_seen(user, Sight.BRIEFING))
        .annotate(
            starts_on=Min("legs__starts_on"),
            ends_on=Max("legs__ends_on"),
            is_whole=_is_whole(user),
        )
        .order_by("-starts_on", "slug")
    )


def zone_at(mission: Mission, *, now: datetime) -> ZoneInfo:
    """The zone of the leg where the mission is now or goes next, else of its last one."""
    legs = list(mission.legs.all())
    ahead = [leg for leg in legs if now.astimezone(leg.zone).date() <= leg.ends_on]
    return (ahead or legs[-1:])[0].zone if legs else HOME


def zone_on(mission: Mission, *, day: date) -> ZoneInfo:
    """The zone by whose clocks a day of the mission is told."""
    legs = list(mission.legs.all())
    ahead = [leg for leg in legs if day <= leg.ends_on]
    return (ahead or legs[-1:])[0].zone if legs else HOME


def names_are_told(mission: Mission, *, user: User, today: date) -> bool:
    """Whether the user may know who travels: at once, or from the day that the mission says."""
    if rules.names_are_out(names_from=mission.names_from, today=today):
        return Mission.objects.filter(_seen(user, Sight.BRIEFING), pk=mission.pk).exists()
    return Mission.objects.filter(_seen(user, Sight.NAMES), pk=mission.pk).exists()


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


def tending_roles_on(user: User, mission: Mission) -> set[str]:
    """The same, and counsellor for whoever looks after one of the legs, whoever organises."""
    roles = roles_on(user, mission)
    posted = user.is_active and any(leg.counsellor_id == user.pk for leg in mission.legs.all())
    if posted and any(held.role == Role.COUNSELLOR for held in accounts.roles_of(user)):
        roles.add(Role.COUNSELLOR)
    return roles


def _told(*, legs: bool = True, sectors: bool = True) -> QuerySet[Mission]:
    told = Mission.objects.annotate(
        starts_on=Min("legs__starts_on"), ends_on=Max("legs__ends_on")
    ).prefetch_related(Prefetch("organisers", Organiser.objects.select_related("agency")))
    if sectors:
        told = told.prefetch_related("sector_groups")
    if legs:
        told = told.prefetch_related(Prefetch("legs", Leg.objects.order_by("starts_on")))
    return told


def _seen(user: User | AnonymousUser, sight: Sight) -> Q:
    agencies = accounts.agencies_where(user, sees=sight).order_by().values("pk")
    organised = Organiser.objects.filter(agency__in=agencies).order_by().values("mission")
    seen = Q(pk__in=organised)
    if sight in SEES[Role.COUNSELLOR]:
        # A post abroad serves several agencies; whoever left it looks after no leg any more.
        posted = accounts.as_counsellor(user).values("pk")
        seen |= Q(pk__in=Leg.objects.filter(counsellor__in=posted).order_by().values("mission"))
    return seen


def _is_whole(user: User | AnonymousUser) -> Exists:
    return Exists(Mission.objects.filter(_seen(user, Sight.MISSIONS), pk=OuterRef("pk")))
