"""Buses, who sits in them, and who is still to be seated."""

from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Mission
from hansa.apps.programme import queries as programme
from hansa.apps.programme.models import Activity
from hansa.apps.programme.rules import Status
from hansa.apps.registration.models import Companion, Delegate
from hansa.apps.registration.queries.composition import companions_of
from hansa.apps.travel.models import Hotel, Ride, RideSeat, Traveller, Whoever
from hansa.apps.travel.queries.travellers import named, travelling
from hansa.values import row_number


def rides_of(mission: Mission) -> QuerySet[Ride]:
    """The rides of a mission in order of time, each with seats `taken` and people on `board`."""
    standing = travelling("riders__traveller__")
    return (
        Ride.objects.filter(leg__mission=mission)
        .select_related("leg", "activity", "staff")
        .annotate(
            taken=Count("riders", filter=standing),
            board=Count("riders", filter=standing & Q(riders__boarded_at__isnull=False)),
        )
    )


def ride_of(mission: Mission, pk: int) -> Ride | None:
    """One ride of a mission."""
    return rides_of(mission).filter(pk=pk).first()


def riders_of(ride: Ride) -> list[RideSeat]:
    """Who sits in a vehicle, by seat."""
    return list(
        RideSeat.objects.filter(travelling("traveller__"), ride=ride)
        .select_related("traveller__delegate__registration__sector_group", *named("traveller__"))
        .order_by("number")
    )


def seat_in(ride: Ride, pk: int) -> RideSeat | None:
    """One seat of a ride."""
    return RideSeat.objects.filter(ride=ride, pk=pk).select_related(*named("traveller__")).first()


def is_on_board(user: User, ride: Ride) -> bool:
    """Whether the user is the one of the staff who rides along."""
    return ride.staff is not None and ride.staff.user_id == user.pk


def ridden_meanwhile(
    traveller: Traveller, *, start: datetime, end: datetime, besides: Ride
) -> list[Ride]:
    """In what else somebody has a seat at that time."""
    found = Ride.objects.filter(riders__traveller=traveller, period__overlap=(start, end))
    return list(found.exclude(pk=besides.pk))


def guests_on(hotel: Hotel, ride: Ride) -> list[Whoever]:
    """Who sleeps at a hotel in the night before or after a ride."""
    day = ride.told.start.date()
    nights = (day - timedelta(days=1), day + timedelta(days=1))
    return [
        each.who
        for each in Traveller.objects.filter(
            travelling(),
            room_stays__room__block__hotel=hotel,
            room_stays__nights__overlap=nights,
        )
        .select_related(*named())
        .distinct()
        .order_by("delegate__person__last_name", "pk")
    ]


def expected_at(activity: Activity) -> list[Delegate]:
    """Which delegates an activity expects."""
    return list(programme.expected_at(activity))


def activities_to_reach(mission: Mission) -> QuerySet[Activity]:
    """What people can be brought to."""
    return (
        Activity.objects.filter(leg__mission=mission)
        .exclude(status=Status.CANCELLED)
        .select_related("leg")
        .order_by("period", "pk")
    )


def staff_of(mission: Mission) -> QuerySet[Companion]:
    """Who of the agencies can ride along."""
    return companions_of(mission)


def group_of(mission: Mission, ride: Ride, *, key: str) -> list[Whoever]:
    """Whom "h" and the number of a hotel, or "a" and that of an activity, stand for."""
    sort, number = key[:1], row_number(key[1:])
    if number is None:
        return []
    if sort == "h":
        hotel = Hotel.objects.filter(leg__mission=mission, pk=number).first()
        return guests_on(hotel, ride) if hotel else []
    activity = Activity.objects.filter(leg__mission=mission, pk=number).first()
    return list(expected_at(activity)) if activity else []


def without_seat(rides: list[Ride]) -> int:
    """How many rides leave with nobody seated."""
    return sum(not ride.taken for ride in rides)  # type: ignore[attr-defined]
