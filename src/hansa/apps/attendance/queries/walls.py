"""What a wall display tells: now and next of a leg, by its own clocks, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from hansa.apps.attendance.models import Announcement, WallDisplay
from hansa.apps.attendance.rules.announcements import Group
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.programme.models import Activity, ActivityVersion
from hansa.apps.programme.rules import WITH_PLACES, Status
from hansa.apps.protocol import queries as protocol

# As many as can be read from the other side of a lobby.
SHOWN = 4
# More than stands on a day.
_READ = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """An activity on the wall.

    Attributes:
        late: by how many minutes it begins later than was told before this day.
        unnamed: protocol keeps its names back, and its title may tell them.
    """

    activity: Activity
    late: int
    unnamed: bool = False

    @property
    def title(self) -> str:
        """What it is called; only what sort of thing it is, while names are kept back."""
        if self.unnamed:
            return self.activity.get_kind_display()
        return self.activity.title


@dataclass(frozen=True, slots=True)
class Wall:
    """What the wall shows at one moment.

    Attributes:
        more_now: how many more are under way than are shown.
        more_next: how many more begin today than are shown.
        then_on: the day on which the leg goes on, once nothing more begins today.
        then: what comes first on that day.
        announced: the latest words of this day to everybody here.
    """

    now: tuple[Shown, ...]
    next: tuple[Shown, ...]
    more_now: int
    more_next: int
    then_on: date | None
    is_tomorrow: bool
    then: tuple[Shown, ...]
    announced: Announcement | None


def walls_of(mission: Mission) -> QuerySet[WallDisplay]:
    """The displays of a mission that were not revoked."""
    return WallDisplay.objects.filter(leg__mission=mission, revoked_at=None).select_related(
        "leg", "opened_by"
    )


def wall_with(token: str) -> WallDisplay | None:
    """The display of this address, unless it was revoked."""
    return (
        WallDisplay.objects.filter(token=token, revoked_at=None)
        .select_related("leg__mission")
        .first()
    )


def shown_on(leg: Leg, *, now: datetime) -> Wall:
    """Now and next of a leg; four queries, however full the day."""
    here = now.astimezone(leg.zone)
    morning = datetime.combine(here.date(), time(), tzinfo=leg.zone)
    coming = _still_to_come(leg, now=now)
    under_way = [each for each in coming if each.period.lower <= now]
    later = [each for each in coming if each.period.lower > now]
    today = [each for each in later if each.told.start.date() == here.date()]
    then_on = later[0].told.start.date() if later and not today else None
    then = [each for each in later if each.told.start.date() == then_on]
    late = _minutes_late([*under_way, *today], before=morning)
    unnamed = protocol.unnamed_on(leg, today=here.date()) if coming else frozenset()
    return Wall(
        now=_shown(under_way, late, unnamed),
        next=_shown(today, late, unnamed),
        more_now=max(0, len(under_way) - SHOWN),
        more_next=max(0, len(today) - SHOWN),
        then_on=then_on,
        is_tomorrow=then_on == here.date() + timedelta(days=1),
        then=_shown(then[:1], {}, unnamed),
        announced=_announced(leg, since=morning, now=now),
    )


def _still_to_come(leg: Leg, *, now: datetime) -> list[Activity]:
    """What is told to a whole city or a whole sector group, and is not over."""
    found = (
        Activity.objects.filter(leg=leg, status=Status.CONFIRMED, period__endswith__gt=now)
        .exclude(audience__in=WITH_PLACES)
        .select_related("sector_group")
        .prefetch_related("also_for")
        .order_by("period", "pk")[:_READ]
    )
    activities = list(found)
    for each in activities:
        each.leg = leg
    return activities


def _minutes_late(activities: Iterable[Activity], *, before: datetime) -> Mapping[int, int]:
    """By activity, how much later it begins today than was told when the day began."""
    starts = {each.pk: each.period.lower for each in activities}
    versions = ActivityVersion.objects.filter(activity__in=starts).order_by("activity", "number")
    told: dict[int, datetime] = {}
    for number, at, said in versions.values_list("activity", "at", "said"):
        if number not in told or at < before:
            told[number] = datetime.fromisoformat(said["starts"])
    return {
        number: max(0, round((starts[number] - was).total_seconds() / 60))
        for number, was in told.items()
        # What comes from another day was moved; it is not late.
        if was.astimezone(before.tzinfo).date() == before.date()
    }


def _shown(
    activities: list[Activity], late: Mapping[int, int], unnamed: frozenset[int]
) -> tuple[Shown, ...]:
    return tuple(
        Shown(each, late.get(each.pk, 0), unnamed=each.pk in unnamed) for each in activities[:SHOWN]
    )


def _announced(leg: Leg, *, since: datetime, now: datetime) -> Announcement | None:
    to_all_here = Q(group=Group.EVERYBODY) | Q(group=Group.LEG, leg=leg)
    return (
        Announcement.objects.filter(to_all_here, mission=leg.mission_id)
        .filter(said_at__gte=since, said_at__lte=now)
        .order_by("-said_at", "-pk")
        .first()
    )
