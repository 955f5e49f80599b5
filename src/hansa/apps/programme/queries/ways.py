"""The places of a leg, and how long it takes from one activity to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet

from hansa.apps.missions.models import Leg, Mission
from hansa.apps.programme.models import Activity, Place, PlannedChange, Way
from hansa.apps.programme.rules import Status
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is, as far as ways go.

    Attributes:
        place: the number of a place of the leg; None where it is told in words only.
        words: what the place is called.
        to_hall: minutes between it and the halls of the leg's B2B sessions, where no way is told.
    """

    place: int | None
    words: str
    to_hall: int = 0


@dataclass(frozen=True, slots=True)
class Ways:
    """How long it takes within a leg.

    Attributes:
        minutes: from place to place, by their numbers; the quicker of walking and the bus.
    """

    minutes: Mapping[tuple[int, int], int]

    def between(self, start: Spot, end: Spot) -> int:
        """Minutes from one spot to the other.

        0 within one place; what the ways of the leg say; else the longer of the two ways to the
        B2B hall, which somebody who goes from one to the other passes at best.
        """
        if start.place is not None and start.place == end.place:
            return 0
        if start.place is not None and end.place is not None:
            known = self.minutes.get((start.place, end.place))
            if known is not None:
                return known
        elif start.words.strip().casefold() == end.words.strip().casefold():
            return 0
        return max(start.to_hall, end.to_hall)

    def in_time(self, *, until: Period, start: Spot, then: Period, end: Spot) -> bool:
        """Whether somebody who leaves `until` at its end is at `then` when it begins."""
        return until.end + timedelta(minutes=self.between(start, end)) <= then.start


def minutes_between(leg: Leg) -> Ways:
    """How long it takes between the places of a leg; one query."""
    minutes: dict[tuple[int, int], int] = {}
    stated: set[tuple[int, int]] = set()
    for way in Way.objects.filter(start__leg=leg):
        there, back = (way.start_id, way.end_id), (way.end_id, way.start_id)
        minutes[there] = way.minutes
        stated.add(there)
        if not way.one_way and back not in stated:
            minutes[back] = way.minutes
    return Ways(minutes)


def spot_at(activity: Activity | PlannedChange) -> Spot:
    """Where an activity is, or where it is planned to be."""
    held = activity.activity if isinstance(activity, PlannedChange) else activity
    return Spot(place=activity.at_id, words=activity.place, to_hall=held.travel)


def hall_called(name: str, *, places: Mapping[str, int]) -> Spot:
    """Where a B2B session is held: the place of the leg by that name, where there is one.

    Args:
        places: the numbers of the leg's places, by name in small letters (`casefold`).
    """
    return Spot(place=places.get(name.strip().casefold()), words=name)


def places_on_leg(leg: Leg) -> dict[str, int]:
    """The numbers of a leg's places, by name in small letters; one query."""
    return {name.casefold(): number for number, name in _named(leg)}


def places_of_mission(mission: Mission) -> QuerySet[Place]:
    """Every place of a mission by leg and name, with how many activities each holds (`used`)."""
    return (
        Place.objects.filter(leg__mission=mission)
        .select_related("leg")
        .annotate(used=Count("activities", distinct=True))
        .order_by("leg__starts_on", "name", "pk")
    )


def ways_of(leg: Leg) -> list[Way]:
    """What is stated of the ways of a leg."""
    return list(Way.objects.filter(start__leg=leg).select_related("start", "end"))


def _named(leg: Leg) -> QuerySet[Place, tuple[int, str]]:
    return Place.objects.filter(leg=leg).values_list("pk", "name")


def uses_of(place: Place) -> list[str]:
    """What stands at a place or is planned to be there, with day and hour by the leg's clocks."""
    standing = (
        Activity.objects.filter(Q(at=place) | Q(planned__at=place))
        .exclude(status=Status.CANCELLED)
        .select_related("leg")
        .distinct()
        .order_by("period", "pk")
    )
    return [f"{each.title} ({each.told.start:%d.%m. %H:%M})" for each in standing]


def ways_of_mission(mission: Mission) -> list[Way]:
    """What is stated of the ways of every leg."""
    return list(Way.objects.filter(start__leg__mission=mission))
