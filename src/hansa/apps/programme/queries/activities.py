"""What is on the programme, who is expected where, and who may see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from hansa.apps.accounts.models import Agency
from hansa.apps.meetings.models import Slot
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.programme.models import Activity, ActivityWish, SignUp
from hansa.apps.programme.rules import OFFICIAL, WITH_PLACES, Audience, Kind, Status
from hansa.apps.registration.models import Delegate, Registration, Stay
from hansa.apps.registration.rules import TRAVELS


@dataclass(frozen=True, slots=True)
class Figures:
    """How full a programme is; what was cancelled does not count.

    Attributes:
        by_day: for every day of every leg, how many activities begin, by the leg's clocks.
    """

    activities: int
    confirmed: int
    by_day: tuple[tuple[date, int], ...]


def activities_of(
    mission: Mission,
    *,
    leg: int | None = None,
    day: date | None = None,
    sector: int | None = None,
    kind: str = "",
    status: str = "",
) -> QuerySet[Activity]:
    """The activities of a mission, in order of time, each with how many hold a place (`taken`)."""
    found = with_places().filter(leg__mission=mission).prefetch_related("also_for")
    if leg:
        found = found.filter(leg=leg)
    if day:
        found = found.filter(_begins_on(day, mission.legs.all()))
    if sector:
        found = found.filter(is_for_sector(sector))
    if kind:
        found = found.filter(kind=kind)
    if status:
        found = found.filter(status=status)
    return found


def figures(mission: Mission) -> Figures:
    """How many activities a mission has, how many are sure, and on which days."""
    rows = (
        Activity.objects.filter(leg__mission=mission)
        .exclude(status=Status.CANCELLED)
        .values_list("status", "period", "leg__time_zone")
    )
    days = Counter({day: 0 for leg in mission.legs.all() for day in leg.days})
    days.update(period.lower.astimezone(ZoneInfo(zone)).date() for _, period, zone in rows)
    return Figures(
        activities=len(rows),
        confirmed=sum(status == Status.CONFIRMED for status, _, _ in rows),
        by_day=tuple(sorted(days.items())),
    )


def has_official_part(mission: Mission) -> bool:
    """Whether an official meeting or a signing ceremony is on the programme."""
    return (
        Activity.objects.filter(leg__mission=mission, kind__in=OFFICIAL)
        .exclude(status=Status.CANCELLED)
        .exists()
    )


def open_for_sign_up(mission: Mission) -> list[Activity]:
    """The confirmed activities of a mission that want a sign-up."""
    return list(
        with_places().filter(
            leg__mission=mission, status=Status.CONFIRMED, audience=Audience.SIGNED_UP
        )
    )


def public_programme(mission: Mission) -> list[Activity]:
    """What anybody may read of the programme: what is confirmed, without transfers."""
    return list(
        Activity.objects.filter(leg__mission=mission, status=Status.CONFIRMED)
        .exclude(kind=Kind.TRANSFER)
        .select_related("leg", "sector_group")
        .order_by("period", "pk")
    )


def wishes_of(registration: Registration) -> list[ActivityWish]:
    """What the delegates of a registration asked for when they applied, in order of time."""
    return list(
        ActivityWish.objects.filter(delegate__registration=registration)
        .select_related("activity__leg", "delegate__person")
        .order_by("activity__period", "delegate__person__last_name", "pk")
    )


def places_taken(activity: Activity) -> int:
    """How many people hold a place at an activity."""
    return SignUp.objects.filter(activity=activity, withdrawn_at__isnull=True).count()


def sign_ups_of(activity: Activity) -> QuerySet[SignUp]:
    """Who holds a place at an activity, by name."""
    return (
        SignUp.objects.filter(activity=activity, withdrawn_at__isnull=True)
        .select_related("delegate__person", "delegate__registration__organisation")
        .order_by("delegate__person__last_name", "delegate__person__first_name", "pk")
    )


def who_would_lose(activity: Activity, *, capacity: int | None) -> list[SignUp]:
    """Who loses a place when there are only so many: the last who signed up, last one first."""
    if capacity is None:
        return []
    return _last_of(sign_ups_of(activity), beyond=capacity)


def who_would_lose_of(
    activity: Activity, *, places: int, agency: Agency | None = None, kind: str = ""
) -> list[SignUp]:
    """The same of an agency, or of a kind of organisation, that has only so many of the places."""
    held = sign_ups_of(activity)
    if agency is not None:
        held = held.filter(delegate__registration__agency=agency)
    else:
        held = held.filter(delegate__registration__organisation__kind=kind)
    return _last_of(held, beyond=places)


def _last_of(held: QuerySet[SignUp], *, beyond: int) -> list[SignUp]:
    latest_first = held.order_by("-signed_up_at", "-pk")
    places = list(latest_first.select_related("delegate__person__user"))
    return places[: max(0, len(places) - beyond)]


def places_of(registration: Registration) -> list[SignUp]:
    """The places that the delegates of a registration hold, with activity and delegate."""
    return list(
        SignUp.objects.filter(
            delegate__registration=registration, withdrawn_at__isnull=True
        ).select_related("activity__leg", "delegate__person")
    )


def places_on(leg: Leg, *, registrations: Iterable[Registration]) -> QuerySet[SignUp]:
    """The places that delegates of these hold on a leg, at what was not called off."""
    return (
        SignUp.objects.filter(
            delegate__registration__in=list(registrations),
            activity__leg=leg,
            withdrawn_at__isnull=True,
        )
        .exclude(activity__status=Status.CANCELLED)
        .select_related("activity__leg", "delegate__person")
    )


def expected_at(activity: Activity) -> list[Delegate]:
    """The delegates who are to come to an activity, by what it is now."""
    day = activity.told.start.date()
    travellers = Delegate.objects.filter(
        registration__status__in=TRAVELS,
        stays__in=Stay.objects.filter(
            leg=activity.leg_id, stands=True, arrives_on__lte=day, leaves_on__gte=day
        ),
    )
    if activity.audience == Audience.SECTOR:
        travellers = travellers.filter(registration__sector_group__in=activity.sector_numbers)
    if activity.audience in WITH_PLACES:
        held = SignUp.objects.filter(activity=activity, withdrawn_at__isnull=True)
        travellers = travellers.filter(sign_ups__in=held)
    return list(travellers.select_related("person__user"))


def slots_during(activity: Activity, *, delegate: Delegate) -> QuerySet[Slot]:
    """The slots of the delegate's own B2B sessions that an activity and the way there take.

    A way is within a leg: sessions of another one are reached by a transfer.
    """
    own = Slot.objects.filter(session__parties__registration=delegate.registration_id)
    way = activity.with_travel
    return own.filter(
        Q(period__overlap=activity.period)
        | Q(period__overlap=(way.start, way.end), session__leg=activity.leg_id)
    ).order_by("period")


def other_visits(activity: Activity, *, delegate: Delegate) -> QuerySet[Activity]:
    """What else on the leg the delegate holds a place at, and that still stands."""
    held = SignUp.objects.filter(delegate=delegate, withdrawn_at__isnull=True)
    others = Activity.objects.filter(leg=activity.leg_id, sign_ups__in=held)
    return others.exclude(status=Status.CANCELLED).exclude(pk=activity.pk)


def language_of(delegate: Delegate) -> str:
    """The language in which a delegate reads."""
    person = delegate.person
    return str(person.user.language if person.user else person.language)


def with_places() -> QuerySet[Activity]:
    """Activities with sector group and owner too, each with how many hold a place (`taken`)."""
    holding = Count("sign_ups", filter=Q(sign_ups__withdrawn_at__isnull=True))
    return plain().select_related("sector_group", "owner").annotate(taken=holding)


def plain() -> QuerySet[Activity]:
    """Activities with leg and place, in order of time."""
    return Activity.objects.select_related("leg", "at__leg").order_by("period", "pk")


def is_for_sector(sector: int | None) -> Q:
    """Of activities, that this sector group is one of theirs."""
    others = Activity.also_for.through.objects.filter(sectorgroup=sector).values("activity")
    return Q(sector_group=sector) | Q(pk__in=others)


def _begins_on(day: date, legs: Sequence[Leg] | QuerySet[Leg]) -> Q:
    condition = Q(pk__in=[])
    for leg in legs:
        midnight = datetime.combine(day, time(), tzinfo=leg.zone)
        next_midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=leg.zone)
        condition |= Q(
            leg=leg, period__startswith__gte=midnight, period__startswith__lt=next_midnight
        )
    return condition


def activities_outside(leg: Leg) -> int:
    """How many activities that still stand begin on no day of the leg, by its own clocks."""
    standing = Activity.objects.filter(leg=leg).exclude(status=Status.CANCELLED)
    days = set(leg.days)
    return sum(each.period.lower.astimezone(leg.zone).date() not in days for each in standing)
