"""Putting vehicles on the road, giving seats, and ticking off who is on board."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg
from hansa.apps.programme import services as programme
from hansa.apps.programme.models import Activity
from hansa.apps.programme.notices import Change, Spot
from hansa.apps.registration.models import Companion
from hansa.apps.travel import queries, rules
from hansa.apps.travel.models import Ride, RideSeat, Traveller, Whoever
from hansa.apps.travel.services.travellers import let_go, locked_traveller
from hansa.plumbing.history.recording import record
from hansa.values import Period, Refused, refuse_if


class Details(TypedDict):
    """What is said of a ride."""

    name: str
    origin: str
    destination: str
    period: Period
    seats: int
    vehicle: NotRequired[str]
    activity: NotRequired[Activity | None]
    staff: NotRequired[Companion | None]
    phone: NotRequired[str]


@transaction.atomic
def add_ride(*, leg: Leg, by: User, now: datetime, **details: Unpack[Details]) -> Ride:
    """Put a vehicle on the road.

    Raises:
        Refused: with the field, also when the vehicle drives elsewhere at that time.
    """
    Leg.objects.select_for_update().get(pk=leg.pk)
    ride = Ride(leg=leg)
    _say(ride, details)
    ride.save(force_insert=True)
    ride.refresh_from_db(fields=["period"])
    record("ride.added", about=ride, by=by, now=now)
    return ride


@transaction.atomic
def change_ride(*, ride: Ride, by: User, now: datetime, **details: Unpack[Details]) -> Ride:
    """Say anew how it drives; riders keep their seats, and are told when time or place moved.

    Raises:
        Refused: with the field; also when somebody would lose the seat, who is named.
    """
    Leg.objects.select_for_update().get(pk=ride.leg_id)
    held = _locked(ride)
    was = _spot(held)
    _refuse_fewer_seats(held, seats=details["seats"])
    _say(held, details)
    _refuse_riders_elsewhere(held, details["period"])
    held.save()
    held.refresh_from_db(fields=["period"])
    _count_seats(held)
    record("ride.changed", about=held, by=by, now=now)
    if _spot(held) != was:
        _tell(held, was=was, now=now)
    return held


@transaction.atomic
def retime_ride(*, ride: Ride, period: Period, by: User, now: datetime) -> Ride:
    """Let it drive at another time, all else as it was; riders are told.

    Raises:
        Refused: as `change_ride` does.
    """
    Leg.objects.select_for_update().get(pk=ride.leg_id)
    held = _locked(ride)
    return change_ride(
        ride=held,
        name=held.name,
        origin=held.origin,
        destination=held.destination,
        period=period,
        seats=held.seats,
        vehicle=held.vehicle,
        activity=held.activity,
        staff=held.staff,
        phone=held.phone,
        by=by,
        now=now,
    )


@transaction.atomic
def drop_ride(*, ride: Ride, by: User, now: datetime, why: str) -> None:
    """Call a ride off; whoever had a seat is told why.

    Raises:
        Refused: without a reason (field `why`).
    """
    if not why.strip():
        raise Refused(_("Say why; those who were to ride will read it."), field="why")
    held = _locked(ride)
    _tell(held, was=_spot(held), now=now, why=why.strip())
    record("ride.dropped", about=held.leg, by=by, now=now, why=why, ride=held.name)
    held.delete()


@transaction.atomic
def give_seat(*, ride: Ride, who: Whoever, by: User, now: datetime) -> RideSeat:
    """Give somebody a seat; a second time nothing happens.

    Raises:
        Refused: when it is full, or they ride elsewhere at that time (field `who`).
    """
    held = _locked(ride)
    let_go(RideSeat.objects.filter(ride=held))
    return _seat(held, locked_traveller(who), by=by, now=now)


@transaction.atomic
def fill(*, ride: Ride, people: Iterable[Whoever], by: User, now: datetime) -> list[RideSeat]:
    """Give everybody of a group a seat who has none at that time, or nobody.

    Raises:
        Refused: when there are too few seats, with how many are missing.
    """
    held = _locked(ride)
    let_go(RideSeat.objects.filter(ride=held))
    wanted = [
        traveller
        for traveller in map(locked_traveller, people)
        if queries.travels_still(traveller) and not _rides_then(traveller, held)
    ]
    left = held.seats - RideSeat.objects.filter(ride=held).count()
    refuse_if(rules.rides.objections_to_filling(wanted=len(wanted), left=left), field="group")
    return [_seat(held, traveller, by=by, now=now) for traveller in wanted]


@transaction.atomic
def free_seat(*, seat: RideSeat, by: User, now: datetime) -> None:
    """Take a seat back; a second time nothing happens."""
    gone, _rows = RideSeat.objects.filter(pk=seat.pk).delete()
    if gone:
        record("ride.seat_freed", about=seat.traveller, by=by, now=now, ride=seat.ride.name)


@transaction.atomic
def tick(*, seat: RideSeat, aboard: bool, by: User, may: bool, now: datetime) -> RideSeat:
    """Note that somebody is on board, or is not after all; said twice, the first time stands.

    Args:
        may: whether the user plans the mission or rides along.

    Raises:
        Refused: when they may not.
    """
    refuse_if(rules.rides.objections_to_ticking(may=may))
    held = RideSeat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    if (held.boarded_at is not None) == aboard:
        return held
    held.boarded_at, held.ticked_by = (now, by) if aboard else (None, by)
    held.save(update_fields=["boarded_at", "ticked_by"])
    verb = "ride.boarded" if aboard else "ride.not_boarded"
    record(verb, about=held.traveller, by=by, now=now, ride=seat.ride.name)
    return held


def _locked(ride: Ride) -> Ride:
    return Ride.objects.select_for_update(of=("self",)).select_related("leg").get(pk=ride.pk)


def _say(ride: Ride, details: Details) -> None:
    leg, period = ride.leg, details["period"]
    objections = rules.rides.objections_to_ride(
        departs=period.start,
        arrives=period.end,
        seats=details["seats"],
        day=period.start.astimezone(leg.zone).date(),
        first=leg.starts_on,
        last=leg.ends_on,
    )
    refuse_if(objections, field="departs")
    way = rules.rides.objections_to_way(
        origin=details["origin"], destination=details["destination"]
    )
    refuse_if(way, field="origin")
    name = details["name"].strip()
    meanwhile = Ride.objects.filter(
        leg=leg, name=name, period__overlap=(period.start, period.end)
    ).exclude(pk=ride.pk)
    if not name or meanwhile.exists():
        raise Refused(_("Another ride of that name is on the road then."), field="name")
    ride.name, ride.period = name, (period.start, period.end)
    ride.origin, ride.destination = details["origin"].strip(), details["destination"].strip()
    ride.seats = details["seats"]
    said: dict[str, Any] = {**details}
    for each, default in (("vehicle", "bus"), ("activity", None), ("staff", None), ("phone", "")):
        setattr(ride, each, said.get(each, default))


def _refuse_fewer_seats(ride: Ride, *, seats: int) -> None:
    riders = RideSeat.objects.filter(ride=ride)
    let_go(riders)
    # Who was seated last would lose the seat.
    aboard = [str(each.traveller) for each in riders.order_by("pk")]
    refuse_if(rules.rides.objections_to_fewer_seats(seats=seats, aboard=aboard), field="seats")


def _refuse_riders_elsewhere(ride: Ride, period: Period) -> None:
    others = RideSeat.objects.filter(
        traveller__ride_seats__ride=ride, period__overlap=(period.start, period.end)
    ).exclude(ride=ride)
    for other in others.select_related("ride", "traveller__delegate__person"):
        objections = rules.rides.objections_to_seating(
            str(other.traveller),
            travels=True,
            full=False,
            seats=ride.seats,
            meanwhile=[other.ride.name],
        )
        refuse_if(objections, field="departs")


def _count_seats(ride: Ride) -> None:
    """Seats beyond the last are given anew, and the database counts by what there is now."""
    riders = list(RideSeat.objects.filter(ride=ride).order_by("number"))
    kept = {each.number for each in riders if each.number <= ride.seats}
    free = (number for number in range(1, ride.seats + 1) if number not in kept)
    for each in riders:
        if each.number > ride.seats:
            each.number = next(free)
        each.seats = ride.seats
        each.period = (ride.period.lower, ride.period.upper)
        each.save(update_fields=["number", "seats", "period"])


def _seat(ride: Ride, traveller: Traveller, *, by: User, now: datetime) -> RideSeat:
    riders = RideSeat.objects.filter(ride=ride)
    if known := riders.filter(traveller=traveller).first():
        return known
    taken = set(riders.values_list("number", flat=True))
    number = next((each for each in range(1, ride.seats + 1) if each not in taken), None)
    period = ride.period
    meanwhile = queries.ridden_meanwhile(
        traveller, start=period.lower, end=period.upper, besides=ride
    )
    objections = rules.rides.objections_to_seating(
        str(traveller),
        travels=traveller.mission_id == ride.leg.mission_id and queries.travels_still(traveller),
        full=number is None,
        seats=ride.seats,
        meanwhile=[str(other) for other in meanwhile],
    )
    refuse_if(objections, field="who")
    seat = RideSeat.objects.create(
        ride=ride,
        traveller=traveller,
        number=number or ride.seats,
        seats=ride.seats,
        period=(period.lower, period.upper),
    )
    record("ride.seat_given", about=traveller, by=by, now=now, ride=ride.name, seat=number)
    return seat


def _rides_then(traveller: Traveller, ride: Ride) -> bool:
    return RideSeat.objects.filter(
        traveller=traveller, period__overlap=(ride.period.lower, ride.period.upper)
    ).exists()


def _spot(ride: Ride) -> Spot:
    period = Period(ride.period.lower, ride.period.upper)
    return Spot(period, ride.origin, ride.leg.time_zone)


def _tell(ride: Ride, *, was: Spot, now: datetime, why: str = "") -> None:
    title = f"{ride.name}: {ride.destination}"
    kind = "cancelled" if why else "moved"
    change = Change(kind=kind, title=title, was=was, now=None if why else _spot(ride), why=why)
    key = f"ride-{ride.pk}-{now.timestamp():.0f}"
    seats = RideSeat.objects.filter(ride=ride, traveller__delegate__isnull=False)
    for seat in seats.filter(queries.travelling("traveller__")).select_related(
        "traveller__delegate"
    ):
        if seat.traveller.delegate:
            programme.tell(delegate=seat.traveller.delegate, key=key, changes=[change], now=now)
