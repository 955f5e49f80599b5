"""Buses and convoys that no longer fit when activities are moved, or when they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from itertools import product

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value

from hansa.apps.missions.models import Leg
from hansa.apps.programme.models import Activity
from hansa.apps.protocol.models import Convoy
from hansa.apps.travel.models import Ride
from hansa.apps.travel.queries import travelling
from hansa.values import Period

STAYS = timedelta(0)


class Side(Enum):
    """How a drive lies to the hours of an activity."""

    BEFORE = "before"
    WITHIN = "within"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Drive:
    """A ride or a convoy: one of the two.

    Attributes:
        riders: which delegates have a seat, named as by `queries.attendance.expected_of`; of a
            ride only.
        ends: the numbers of the activities to and from which it was planned.
    """

    ride: Ride | None
    convoy: Convoy | None
    riders: frozenset[str]
    ends: frozenset[int]

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.ride or self.convoy)

    @property
    def told(self) -> Period:
        """When it drives, by the clocks of the leg."""
        drive = self.ride or self.convoy
        if drive is None:
            raise ValueError("A drive is a ride or a convoy.")
        return drive.told


@dataclass(frozen=True, slots=True)
class Misfit:
    """A drive that fits an activity, and would not any more.

    Attributes:
        was: how it lies to the activity now.
        people: how many have a seat and are expected there; None for a convoy.
    """

    drive: Drive
    activity: Activity
    was: Side
    people: int | None


def drives_on(leg: Leg) -> list[Drive]:
    """All of a leg, in order of time; two queries."""
    seated = "riders__traveller__delegate"
    coming = Q(**{f"{seated}__isnull": False}) & travelling("riders__traveller__")
    rides = leg.rides.annotate(
        seated=ArrayAgg(seated, filter=coming, default=Value([]))
    ).select_related("leg")
    drives = [
        Drive(
            ride=ride,
            convoy=None,
            riders=frozenset(f"d{number}" for number in ride.seated),
            ends=_numbers(ride.activity_id),
        )
        for ride in rides
    ]
    convoys = Convoy.objects.filter(leg=leg).select_related("leg")
    drives += [
        Drive(None, convoy, frozenset(), _numbers(convoy.start_id, convoy.goal_id))
        for convoy in convoys
    ]
    return sorted(drives, key=lambda drive: (drive.told.start, drive.name))


def misfits(
    drives: Iterable[Drive],
    activities: Iterable[Activity],
    expected: Mapping[int, frozenset[str]],
    *,
    drives_later: timedelta = STAYS,
    activities_later: timedelta = STAYS,
) -> Iterator[Misfit]:
    """What no longer fits when the ones or the others are moved.

    A drive concerns an activity that it was planned for, or at which somebody in it is expected.

    Args:
        expected: who comes to each activity, as `queries.attendance.expected_of` tells it.
    """
    for drive, activity in product(drives, list(activities)):
        people = drive.riders & expected[activity.pk]
        hours = Period(activity.period.lower, activity.period.upper)
        was = _side(drive.told, hours)
        then = _side(drive.told.later(drives_later), hours.later(activities_later))
        if was and then != was and (people or activity.pk in drive.ends):
            yield Misfit(drive, activity, was, people=len(people) if drive.ride else None)


def _numbers(*activities: int | None) -> frozenset[int]:
    return frozenset(each for each in activities if each is not None)


def _side(drive: Period, hours: Period) -> Side | None:
    if drive.end <= hours.start:
        return Side.BEFORE
    if drive.start >= hours.end:
        return Side.AFTER
    return Side.WITHIN if hours.start <= drive.start and drive.end <= hours.end else None
