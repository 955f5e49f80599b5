"""What travel knows about somebody."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.apps.accounts.models import User
from hansa.apps.travel.models import Accompanying, Passenger, RideSeat, RoomStay
from hansa.values import Chapter


def chapters_about(user: User) -> Iterator[Chapter]:
    """Who comes with them, where they sleep, their flights, and their seats in buses."""
    of = {"traveller__delegate__person__user": user}
    yield _accompanying(user)
    yield _rooms(of)
    yield _flights(of)
    yield _rides(of)


def _accompanying(user: User) -> Chapter:
    named = Accompanying.objects.filter(delegate__person__user=user)
    return Chapter(
        "accompanying",
        tuple(
            {
                "mission": str(each.mission),
                "name": each.name,
                "relation": each.get_relation_display(),
            }
            for each in named.select_related("delegate__mission")
        ),
    )


def _rooms(of: dict[str, User]) -> Chapter:
    stays = RoomStay.objects.filter(**of).select_related("room__block__hotel")
    return Chapter(
        "rooms",
        tuple(
            {
                "hotel": stay.room.block.hotel.name,
                "first_night": stay.nights.lower,
                "leaves_on": stay.nights.upper,
                "prepared": ", ".join(stay.needs),
            }
            for stay in stays
        ),
    )


def _flights(of: dict[str, User]) -> Chapter:
    flights = Passenger.objects.filter(**of).select_related("connection")
    return Chapter(
        "flights",
        tuple(
            {
                "flight": str(each.connection),
                "departs_at": each.connection.departs_at,
                "arrives_at": each.connection.arrives_at,
                "noted_at": each.noted_at,
            }
            for each in flights
        ),
    )


def _rides(of: dict[str, User]) -> Chapter:
    seats = RideSeat.objects.filter(**of).select_related("ride")
    return Chapter(
        "rides",
        tuple(
            {
                "ride": seat.ride.name,
                "begins_at": seat.period.lower,
                "seat": seat.number,
                "boarded_at": seat.boarded_at,
            }
            for seat in seats
        ),
    )
