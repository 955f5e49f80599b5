"""Flights and trains, who is on them, and who arrives when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db.models import Count, Prefetch, QuerySet

from hansa.apps.missions.models import Leg, Mission
from hansa.apps.registration import queries as registrations
from hansa.apps.registration.models import Delegate
from hansa.apps.travel.models import Connection, Passenger, Traveller
from hansa.apps.travel.queries.travellers import named, travelling


@dataclass(frozen=True, slots=True)
class Hour:
    """Who arrives within one hour, by the clocks of the place of arrival."""

    begins: datetime
    zone: ZoneInfo
    connections: tuple[Connection, ...]

    @property
    def people(self) -> int:
        """How many come out of the doors."""
        return sum(len(each.aboard) for each in self.connections)  # type: ignore[attr-defined,misc]


def connections_of(mission: Mission) -> QuerySet[Connection]:
    """Every flight and train of a mission, each with how many of ours are on it (`taken`)."""
    return Connection.objects.filter(mission=mission).annotate(
        taken=Count("passengers", filter=travelling("passengers__traveller__"))
    )


def connection_of(mission: Mission, pk: int) -> Connection | None:
    """One flight or train of a mission."""
    return connections_of(mission).filter(pk=pk).first()


def passengers_of(connection: Connection) -> list[Passenger]:
    """Who is on a flight, by name."""
    found = _standing().filter(connection=connection)
    return sorted(found, key=lambda each: str(each.traveller).casefold())


def arrivals_of(mission: Mission) -> list[Hour]:
    """Who lands at a leg's country, hour by hour: the list of the welcome service."""
    return _by_hour(_with_passengers(mission, landing=True), landing=True)


def departures_of(mission: Mission) -> list[Hour]:
    """Who leaves for home, hour by hour."""
    return _by_hour(_with_passengers(mission, landing=False), landing=False)


def without_arrival(mission: Mission) -> list[Delegate]:
    """The delegates of whom nobody knows how they arrive."""
    known = Passenger.objects.filter(
        connection__mission=mission, traveller__delegate__isnull=False
    ).values("traveller__delegate")
    return list(registrations.accepted_delegates(mission).exclude(pk__in=known))


def passage_of(delegate: Delegate, pk: int) -> Passenger | None:
    """One of a delegate's own flights."""
    return _standing().filter(traveller__delegate=delegate, pk=pk).first()


def flown_meanwhile(
    traveller: Traveller, *, start: datetime, end: datetime, besides: Connection | None = None
) -> list[Connection]:
    """On what else somebody is at that time."""
    found = Connection.objects.filter(
        passengers__traveller=traveller, departs_at__lt=end, arrives_at__gt=start
    )
    return list(found.exclude(pk=besides.pk) if besides else found)


def _standing() -> QuerySet[Passenger]:
    return (
        Passenger.objects.filter(travelling("traveller__"))
        .select_related("connection", *named("traveller__"))
        .order_by("period")
    )


def _with_passengers(mission: Mission, *, landing: bool) -> Iterable[Connection]:
    """Those of the way out, or of the way back: the middle of the mission parts them."""
    legs = list(Leg.objects.filter(mission=mission))
    if not legs:
        return []
    first = min(leg.starts_on for leg in legs)
    last = max(leg.ends_on for leg in legs)
    middle = first + (last - first) / 2
    found = (
        Connection.objects.filter(mission=mission)
        .prefetch_related(Prefetch("passengers", _standing(), to_attr="aboard"))
        .order_by("arrives_at" if landing else "departs_at", "number")
    )
    return [each for each in found if (each.departs_at.date() <= middle) == landing]


def _by_hour(connections: Iterable[Connection], *, landing: bool) -> list[Hour]:
    def hour(each: Connection) -> tuple[datetime, str]:
        moment = each.arrives_at if landing else each.departs_at
        zone = each.destination_zone if landing else each.origin_zone
        local = moment.astimezone(ZoneInfo(zone))
        return local.replace(minute=0, second=0, microsecond=0), zone

    ordered = sorted(connections, key=hour)
    return [
        Hour(begins=begins, zone=ZoneInfo(zone), connections=tuple(group))
        for (begins, zone), group in groupby(ordered, key=hour)
    ]
