"""What protocol prepared: speeches, flags, gifts, whom one may photograph, and convoys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from hansa.apps.missions.models import Mission
from hansa.apps.programme import queries as programme
from hansa.apps.programme.models import Activity
from hansa.apps.protocol.models import (
    Ceremonial,
    Convoy,
    Dignitary,
    Flag,
    Gift,
    Rider,
    Speech,
    Vehicle,
)
from hansa.apps.protocol.queries.precedence import dignitaries_of
from hansa.apps.protocol.rules import (
    BANNERS,
    FlagOrder,
    Limit,
    Photos,
    flags_in_order,
    limit_passed,
    names_are_out,
)
from hansa.apps.registration import queries as registrations
from hansa.apps.registration.rules import TRAVELS, Subject
from hansa.plumbing.countries import country_name
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Turn:
    """A speech with the moment at which it begins."""

    speech: Speech
    begins: datetime


@dataclass(frozen=True, slots=True)
class Prepared:
    """How many speak at an activity, and how many flags fly."""

    speeches: int
    flags: int


@dataclass(frozen=True, slots=True)
class Flown:
    """A flag at its place from the left, by its name."""

    flag: Flag
    name: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A gift, with the limit of the receiver's country where it passes one."""

    gift: Gift
    limit: Limit | None

    @property
    def worth(self) -> float:
        """In whole money."""
        return self.gift.cents / 100


@dataclass(frozen=True, slots=True)
class Subjected:
    """Somebody whom a photographer may meet, and what they said of photographs."""

    name: str
    function: str
    photos: Photos


def ceremonial_of(activity: Activity) -> Ceremonial | None:
    """What was said of an activity's flags and names."""
    return Ceremonial.objects.filter(activity=activity).first()


def speeches_of(activity: Activity) -> QuerySet[Speech]:
    """Who speaks and still comes, in their order."""
    return (
        Speech.objects.filter(activity=activity)
        .filter(_still_comes("dignitary__"))
        .select_related("dignitary__delegate__person")
        .order_by("place")
    )


def turns_of(activity: Activity) -> list[Turn]:
    """The speeches with their moments, one after the other from the start of the activity."""
    turns, moment = [], activity.told.start
    for speech in speeches_of(activity):
        turns.append(Turn(speech, moment))
        moment += timedelta(minutes=speech.minutes)
    return turns


def turns_told(activity: Activity, *, today: date) -> list[Turn]:
    """The same, without whoever is not named yet; their minutes stay empty."""
    return [
        turn
        for turn in turns_of(activity)
        if names_are_out(turn.speech.dignitary.names_from, today=today)
    ]


def prepared(mission: Mission) -> dict[int, Prepared]:
    """What is prepared for each activity that has anything, by its number."""
    speeches = dict(_counted(Speech, mission))
    flags = dict(_counted(Flag, mission))
    return {
        pk: Prepared(speeches.get(pk, 0), flags.get(pk, 0)) for pk in speeches.keys() | flags.keys()
    }


def _counted(table: type[Speech | Flag], mission: Mission) -> QuerySet[Any, tuple[int, int]]:
    rows = table._default_manager.filter(activity__leg__mission=mission).order_by("activity")
    return rows.values_list("activity").annotate(number=Count("pk"))


def flags_of(activity: Activity) -> list[Flown]:
    """The flags from the left as the public sees them."""
    flags = {flag.code: flag for flag in Flag.objects.filter(activity=activity)}
    names = {code: str(BANNERS.get(code) or country_name(code)) for code in flags}
    ceremonial = ceremonial_of(activity)
    ordered = flags_in_order(
        list(names.items()),
        order=ceremonial.flags if ceremonial else FlagOrder.HOST_FIRST,
        host=activity.leg.country,
        guest="BE",
    )
    return [Flown(flags[code], names[code]) for code in ordered]


def gifts_of(mission: Mission) -> list[Noted]:
    """The gifts of a mission, each with the limit that it passes."""
    gifts = Gift.objects.filter(mission=mission).select_related("activity", "in_return_for")
    return [
        Noted(
            gift,
            limit_passed(country=gift.country, cents=gift.cents, currency=gift.currency),
        )
        for gift in gifts
    ]


def photographed_at(activity: Activity) -> list[Subjected]:
    """Everybody expected at an activity and every dignitary, with what they said; by name.

    Delegates say it in their consents, whatever is noted of them here.
    """
    mission = activity.leg.mission
    agreed = registrations.delegates_who_agreed(mission, subject=Subject.PHOTOS)
    may = set(agreed.values_list("pk", flat=True))
    found = {
        delegate.pk: Subjected(
            str(delegate),
            delegate.person.job_title,
            Photos.PUBLISHED if delegate.pk in may else Photos.NONE,
        )
        for delegate in programme.expected_at(activity)
    }
    named = dignitaries_of(mission).filter(delegate__isnull=True)
    listed = [Subjected(str(each), each.function, Photos(each.photos)) for each in named]
    return sorted([*found.values(), *listed], key=lambda each: each.name.casefold())


def convoys_of(mission: Mission) -> QuerySet[Convoy]:
    """The drives of a mission by time, with vehicles and those who still come in them."""
    riders = (
        Rider.objects.filter(_still_comes("dignitary__"))
        .select_related("dignitary__delegate__person")
        .order_by("seat")
    )
    vehicles = Vehicle.objects.order_by("place").prefetch_related(Prefetch("riders", riders))
    return (
        Convoy.objects.filter(mission=mission)
        .select_related("leg", "start", "goal")
        .prefetch_related(Prefetch("vehicles", vehicles))
        .order_by("period", "pk")
    )


def drives_during(dignitary: Dignitary, *, period: Period, beside: Convoy) -> list[str]:
    """The names of other convoys in which somebody drives at that time."""
    rides = Rider.objects.filter(dignitary=dignitary, period__overlap=(period.start, period.end))
    return list(
        rides.exclude(vehicle__convoy=beside).values_list("vehicle__convoy__name", flat=True)
    )


def busy_during(mission: Mission, *, period: Period) -> set[int]:
    """The dignitaries, by number, who drive at that time."""
    rides = Rider.objects.filter(
        dignitary__mission=mission, period__overlap=(period.start, period.end)
    )
    return set(rides.values_list("dignitary", flat=True))


def _still_comes(before: str) -> Q:
    return Q(**{f"{before}delegate__isnull": True}) | Q(
        **{f"{before}delegate__registration__status__in": TRAVELS}
    )
