"""Buses and convoys that no longer fit when activities are moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from itertools import product

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value

from hansa.apps.programme.models import Activity
from hansa.apps.protocol.models import Convoy
from hansa.apps.travel.models import Ride
from hansa.values import Period


class Side(Enum):
    """How a drive lies to the hours of an activity."""

    BEFORE = "before"
    WITHIN = "within"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive that fitted an activity, and would not when that is moved.

    Attributes:
        was: how it lies to the activity now.
        people: how many have a seat and are expected there; None for a convoy.
    """

    name: str
    told: Period
    moved: Activity
    was: Side
    people: int | None


def drives_left_behind(
    activities: Sequence[Activity], expected: Mapping[int, frozenset[str]], *, shift: timedelta
) -> list[Drive]:
    """The rides and convoys to or from these activities of one leg; two queries.

    A ride concerns an activity that it was made for, or at which somebody with a seat is expected.

    Args:
        expected: who comes to each activity, as `queries.attendance.expected_of` tells it.
    """
    found = [*_rides(activities, expected, shift=shift), *_convoys(activities, shift=shift)]
    return sorted(found, key=lambda drive: (drive.told.start, drive.name))


def _rides(
    activities: Sequence[Activity], expected: Mapping[int, frozenset[str]], *, shift: timedelta
) -> Iterator[Drive]:
    seated = "riders__traveller__delegate"
    rides = Ride.objects.filter(leg=activities[0].leg_id).select_related("leg")
    known = rides.annotate(
        seated=ArrayAgg(seated, filter=Q(**{f"{seated}__isnull": False}), default=Value([]))
    )
    for ride, activity in product(known, activities):
        people = {f"d{number}" for number in ride.seated} & expected[activity.pk]
        was = _broken(ride.told, activity, shift=shift)
        if was and (people or ride.activity_id == activity.pk):
            yield Drive(str(ride), ride.told, activity, was, people=len(people))


def _convoys(activities: Sequence[Activity], *, shift: timedelta) -> Iterator[Drive]:
    numbers = [each.pk for each in activities]
    convoys = Convoy.objects.filter(Q(start__in=numbers) | Q(goal__in=numbers))
    for convoy, activity in product(convoys.select_related("leg"), activities):
        was = _broken(convoy.told, activity, shift=shift)
        if was and activity.pk in (convoy.start_id, convoy.goal_id):
            yield Drive(str(convoy), convoy.told, activity, was, people=None)


def _broken(drive: Period, activity: Activity, *, shift: timedelta) -> Side | None:
    """How it lies to the activity, where that is no longer so after the shift."""
    hours = Period(activity.period.lower, activity.period.upper)
    was = _side(drive, hours)
    return was if _side(drive, Period(hours.start + shift, hours.end + shift)) != was else None


def _side(drive: Period, hours: Period) -> Side | None:
    if drive.end <= hours.start:
        return Side.BEFORE
    if drive.start >= hours.end:
        return Side.AFTER
    return Side.WITHIN if hours.start <= drive.start and drive.end <= hours.end else None
