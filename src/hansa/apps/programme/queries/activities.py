"""What is on the programme, who is expected where, and who may see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import JSONObject

from hansa.apps.accounts.models import User
from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings.models import PublishedMeeting, Slot
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.programme.models import (
    Activity,
    ActivityWish,
    CalendarLink,
    Invitation,
    Notice,
    SignUp,
)
from hansa.apps.programme.rules import OFFICIAL, WITH_PLACES, Audience, Kind, Status
from hansa.apps.registration import queries as registration
from hansa.apps.registration.models import Delegate, Registration, Stay
from hansa.apps.registration.rules import LEFT, TRAVELS


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
    found = _told().filter(leg__mission=mission).prefetch_related("also_for")
    if leg:
        found = found.filter(leg=leg)
    if day:
        found = found.filter(_begins_on(day, mission.legs.all()))
    if sector:
        found = found.filter(_is_for(sector))
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
        _told().filter(leg__mission=mission, status=Status.CONFIRMED, audience=Audience.SIGNED_UP)
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
    held = sign_ups_of(activity).order_by("-signed_up_at", "-pk")
    places = list(held.select_related("delegate__person__user"))
    return places[: max(0, len(places) - capacity)]


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


def journeys_of(user: User | AnonymousUser) -> QuerySet[Delegate]:
    """The user's own places in missions, each with its mission, person and calendar link."""
    return (
        registration.delegates_of_user(user)
        .select_related(
            "person__user",
            "registration__sector_group",
            "calendar_link",
            "mission__sign_up_terms",
        )
        .prefetch_related(Prefetch("stays", _standing_stays()))
    )


def journeys_with_news(user: User | AnonymousUser) -> QuerySet[Delegate]:
    """The user's own places, each with what changed and was not yet read (`news`), latest first.

    One item of news is a dict: `told_at` in ISO 8601, and `changes` as `notices.read` takes them.
    """
    unread = Notice.objects.filter(delegate=OuterRef("pk"), read_at__isnull=True)
    told = unread.values(told=JSONObject(told_at="told_at", changes="changes"))
    return journeys_of(user).annotate(news=ArraySubquery(told))


@dataclass(frozen=True, slots=True)
class News:
    """What a delegate was told and has not read, the latest first.

    Attributes:
        items: of each notice its changes, as `notices.read` takes them.
        latest: when the latest was told; None: there is none.
    """

    delegate: Delegate
    items: tuple[list[dict[str, Any]], ...]
    latest: datetime | None


def unread_news(user: User | AnonymousUser, *, slug: str) -> News | None:
    """What the user has not read of a journey, in one query; None: it is not theirs."""
    unread = Notice.objects.filter(delegate=OuterRef("pk"), read_at__isnull=True)
    told = unread.values(told=JSONObject(told_at="told_at", changes="changes"))
    own = registration.delegates_of_user(user).filter(mission__slug=slug).select_related("mission")
    delegate = own.annotate(news=ArraySubquery(told)).first()
    if delegate is None:
        return None
    found: list[dict[str, Any]] = delegate.news
    return News(
        delegate=delegate,
        items=tuple(each["changes"] for each in found),
        latest=max((datetime.fromisoformat(each["told_at"]) for each in found), default=None),
    )


def delegate_with_calendar(secret: str) -> Delegate | None:
    """Whose calendar has this secret address; None for an unknown or renewed one.

    Who withdrew keeps a feed: without it calendars would hold on to what is cancelled.
    """
    link = (
        CalendarLink.objects.filter(
            secret=secret,
            delegate__registration__status__in=TRAVELS | LEFT,
        )
        .select_related(
            "delegate__mission", "delegate__person__user", "delegate__registration__sector_group"
        )
        .prefetch_related(Prefetch("delegate__stays", _standing_stays()))
        .first()
    )
    return link.delegate if link else None


def programme_for(delegate: Delegate, *, counted: bool = False) -> list[Activity]:
    """What a delegate may attend: every activity ever confirmed on the days of their stays.

    Cancelled ones are included, so that agendas and calendars can take them away. Each knows of the
    delegate's own place since when, whether it was given back, and how often it changed
    (`signed_up_at`, `withdrawn_at`, `place_sequence`).

    Args:
        counted: whether each is to know how many hold a place (`taken`), which costs a count.
    """
    stays = {stay.leg_id: stay for stay in delegate.stays.all() if stay.stands}
    found = (
        (_told() if counted else _plain())
        .filter(leg__in=stays, confirmed_at__isnull=False)
        .filter(~Q(audience=Audience.SECTOR) | _is_for(_sector_of(delegate)))
        .filter(~Q(audience=Audience.INVITED) | Exists(_asked(delegate)))
        .annotate(
            own=FilteredRelation("sign_ups", condition=Q(sign_ups__delegate=delegate)),
            signed_up_at=F("own__signed_up_at"),
            withdrawn_at=F("own__withdrawn_at"),
            place_sequence=F("own__sequence"),
        )
    )
    return [activity for activity in found if is_there(activity, stay=stays[activity.leg_id])]


def is_there(activity: Activity, *, stay: Stay | None) -> bool:
    """Whether an activity begins on a day of the stay, by the clocks of the leg."""
    if stay is None:
        return False
    day = activity.told.start.date()
    return bool(stay.arrives_on <= day <= stay.leaves_on)


def stay_on(leg: Leg, *, delegate: Delegate) -> Stay | None:
    """The days a delegate spends on a leg."""
    return Stay.objects.filter(leg=leg, delegate=delegate, stands=True).first()


def meetings_of(delegate: Delegate) -> QuerySet[PublishedMeeting]:
    """The meetings a delegate was told of, with the other party; cancelled ones too."""
    return meetings.published_for(delegate.person_id).filter(delegate=delegate)


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


def _told() -> QuerySet[Activity]:
    holding = Count("sign_ups", filter=Q(sign_ups__withdrawn_at__isnull=True))
    return _plain().select_related("sector_group", "owner").annotate(taken=holding)


def _plain() -> QuerySet[Activity]:
    return Activity.objects.select_related("leg", "at__leg").order_by("period", "pk")


def _standing_stays() -> QuerySet[Stay]:
    return Stay.objects.filter(stands=True).select_related("leg").order_by("arrives_on")


def _asked(delegate: Delegate) -> QuerySet[Invitation]:
    return Invitation.objects.filter(delegate=delegate, activity=OuterRef("pk"))


def _is_for(sector: int | None) -> Q:
    """Of activities, that this sector group is one of theirs."""
    others = Activity.also_for.through.objects.filter(sectorgroup=sector).values("activity")
    return Q(sector_group=sector) | Q(pk__in=others)


def _sector_of(delegate: Delegate) -> int | None:
    return delegate.registration.sector_group_id


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
