"""Convoys, their vehicles, and who sits where."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg
from hansa.apps.programme.models import Activity
from hansa.apps.protocol import queries, rules
from hansa.apps.protocol.models import Convoy, Dignitary, Rider, Vehicle
from hansa.plumbing.history.recording import record
from hansa.values import Period, refuse_if


@transaction.atomic
def add_convoy(
    *,
    leg: Leg,
    name: str,
    leaves_at: datetime,
    arrives_at: datetime,
    start: Activity | None = None,
    goal: Activity | None = None,
    escort: str = "",
    by: User,
    now: datetime,
) -> Convoy:
    """Plan a drive.

    Raises:
        Refused: when it arrives before it leaves, or goes nowhere (field `arrives_at`).
    """
    refuse_if(
        rules.objections_to_convoy(
            leaves_at=leaves_at,
            arrives_at=arrives_at,
            same_place=start is not None and start == goal,
        ),
        field="arrives_at",
    )
    convoy = Convoy.objects.create(
        mission=leg.mission, leg=leg, name=name.strip(), start=start, goal=goal,
        period=(leaves_at, arrives_at), escort=escort.strip(),
    )  # fmt: skip
    convoy.refresh_from_db(fields=["period"])
    record("convoy.added", about=convoy, by=by, now=now)
    return convoy


@transaction.atomic
def retime_convoy(*, convoy: Convoy, period: Period, by: User, now: datetime) -> Convoy:
    """Let a convoy drive at another time, with those who sit in it.

    Raises:
        Refused: when somebody drives elsewhere then (field `arrives_at`).
    """
    held = _held(convoy)
    riders = list(Rider.objects.filter(vehicle__convoy=held).select_related("dignitary"))
    for rider in riders:
        busy = queries.drives_during(rider.dignitary, period=period, beside=held)
        refuse_if(
            rules.objections_to_riding(
                name=str(rider.dignitary), seat=rider.seat, seats=rider.seats, holder="",
                elsewhere=busy,
            ),
            field="arrives_at",
        )  # fmt: skip
    held.period = (period.start, period.end)
    held.save(update_fields=["period"])
    Rider.objects.filter(vehicle__convoy=held).update(period=held.period)
    held.refresh_from_db(fields=["period"])
    record("convoy.retimed", about=held, by=by, now=now)
    return held


@transaction.atomic
def drop_convoy(*, convoy: Convoy, by: User, now: datetime) -> None:
    """Call a drive off; twice does nothing more."""
    held = Convoy.objects.select_for_update().filter(pk=convoy.pk).first()
    if held is not None:
        record("convoy.dropped", about=held, by=by, now=now)
        held.delete()


@transaction.atomic
def add_vehicle(
    *,
    convoy: Convoy,
    name: str,
    seats: int,
    plate: str = "",
    driver: str = "",
    phone: str = "",
    by: User,
    now: datetime,
) -> Vehicle:
    """Put a vehicle at the end of the row.

    Raises:
        Refused: when no vehicle has so many seats (field `seats`).
    """
    held = _held(convoy)
    refuse_if(rules.objections_to_seats(seats=seats, taken=0), field="seats")
    last = held.vehicles.aggregate(last=Max("place"))["last"] or 0
    vehicle = Vehicle.objects.create(
        convoy=held, place=last + 1, name=name.strip(), seats=seats, plate=plate.strip(),
        driver=driver.strip(), phone=phone.strip(),
    )  # fmt: skip
    record("vehicle.added", about=held, by=by, now=now, place=vehicle.place)
    return vehicle


@transaction.atomic
def drop_vehicle(*, vehicle: Vehicle, by: User, now: datetime) -> None:
    """Take a vehicle out of the row; those behind it close up, and its riders have no seat."""
    held = _held(vehicle.convoy)
    Vehicle.objects.filter(pk=vehicle.pk).delete()
    left = list(held.vehicles.order_by("place"))
    for place, each in enumerate(left, start=1):
        each.place = place
    Vehicle.objects.bulk_update(left, ["place"])
    record("vehicle.dropped", about=held, by=by, now=now)


@transaction.atomic
def seat_rider(
    *, vehicle: Vehicle, dignitary: Dignitary, seat: int, by: User, now: datetime
) -> Rider:
    """Give somebody a seat, in place of the one they have in this convoy.

    Raises:
        Refused: when the seat does not exist or is taken, or they drive elsewhere then.
    """
    convoy = _held(vehicle.convoy)
    there = Rider.objects.filter(vehicle=vehicle, seat=seat).select_related("dignitary").first()
    if there is not None and there.dignitary_id == dignitary.pk:
        return there
    refuse_if(
        rules.objections_to_riding(
            name=str(dignitary),
            seat=seat,
            seats=vehicle.seats,
            holder=str(there.dignitary) if there else "",
            elsewhere=queries.drives_during(dignitary, period=convoy.told, beside=convoy),
        ),
        field="seat",
    )
    Rider.objects.filter(vehicle__convoy=convoy, dignitary=dignitary).delete()
    rider = _sit(vehicle, dignitary.pk, seat, convoy)
    rider.save(force_insert=True)
    record("rider.seated", about=convoy, by=by, now=now, vehicle=vehicle.place, seat=seat)
    return rider


@transaction.atomic
def free_seat(*, rider: Rider, by: User, now: datetime) -> None:
    """Let somebody not ride after all; twice does nothing more."""
    gone, _each = Rider.objects.filter(pk=rider.pk).delete()
    if gone:
        record("rider.freed", about=rider.vehicle.convoy, by=by, now=now, seat=rider.seat)


@transaction.atomic
def fill_by_precedence(*, convoy: Convoy, by: User, now: datetime) -> int:
    """Seat those without a seat by precedence: seats of honour first; how many found one.

    Who drives elsewhere at that time is passed over.
    """
    held = _held(convoy)
    riders = Rider.objects.filter(vehicle__convoy=held)
    seated = set(riders.values_list("dignitary", flat=True))
    taken = set(riders.values_list("vehicle", "seat"))
    vehicles = list(held.vehicles.order_by("place"))
    free = [
        (vehicle, seat)
        for vehicle in vehicles
        for seat in range(1, vehicle.seats + 1)
        if (vehicle.pk, seat) not in taken
    ]
    free.sort(key=lambda spot: (spot[1] > 1, spot[0].place, spot[1]))
    busy = queries.busy_during(held.mission, period=held.told)
    waiting = [
        each.dignitary.pk
        for each in queries.precedence_of(held.mission)
        if each.dignitary.pk not in seated | busy
    ]
    filled = [
        _sit(vehicle, dignitary, seat, held)
        for dignitary, (vehicle, seat) in zip(waiting, free, strict=False)
    ]
    Rider.objects.bulk_create(filled)
    record("convoy.filled", about=held, by=by, now=now, seated=len(filled))
    return len(filled)


def _held(convoy: Convoy) -> Convoy:
    return Convoy.objects.select_for_update(of=("self",)).select_related("leg").get(pk=convoy.pk)


def _sit(vehicle: Vehicle, dignitary: int, seat: int, convoy: Convoy) -> Rider:
    return Rider(
        vehicle=vehicle, dignitary_id=dignitary, seat=seat, seats=vehicle.seats,
        period=convoy.period,
    )  # fmt: skip
