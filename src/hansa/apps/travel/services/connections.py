"""Flights and trains: who is on them, and telling them when the times change."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.programme import services as programme
from hansa.apps.programme.notices import Change, Spot
from hansa.apps.registration.models import Delegate
from hansa.apps.travel import queries, rules
from hansa.apps.travel.models import Connection, Passenger, Whoever
from hansa.apps.travel.services.travellers import let_go, locked_traveller
from hansa.plumbing.history.recording import record
from hansa.values import Period, refuse_if


class Details(TypedDict):
    """What is said of a flight or train; both moments carry a zone."""

    number: str
    origin: str
    destination: str
    origin_zone: str
    destination_zone: str
    departs_at: datetime
    arrives_at: datetime
    mode: NotRequired[str]
    carrier: NotRequired[str]
    terminal: NotRequired[str]


@transaction.atomic
def book_group(
    *, mission: Mission, seats: int, by: User, now: datetime, **details: Unpack[Details]
) -> Connection:
    """Note a flight on which the organisers hold seats; said again, their number is changed.

    Raises:
        Refused: with the field.
    """
    connection = _listed(mission, details)
    let_go(Passenger.objects.filter(connection=connection))
    taken = Passenger.objects.filter(connection=connection).count()
    refuse_if(rules.connections.objections_to_seats(seats=seats, taken=taken), field="seats")
    connection.seats = seats
    connection.save(update_fields=["seats"])
    _count_places(connection)
    record("connection.booked", about=connection, by=by, now=now, seats=seats)
    return connection


@transaction.atomic
def board(*, connection: Connection, who: Whoever, by: User, now: datetime) -> Passenger:
    """Put somebody on a flight; a second time nothing happens.

    Raises:
        Refused: when the group is full, or they are elsewhere in the air then (field `who`).
    """
    held = Connection.objects.select_for_update().get(pk=connection.pk)
    traveller = locked_traveller(who)
    aboard = Passenger.objects.filter(connection=held)
    let_go(aboard)
    if known := aboard.filter(traveller=traveller).first():
        return known
    place = _free_place(held)
    meanwhile = queries.flown_meanwhile(traveller, start=held.departs_at, end=held.arrives_at)
    objections = rules.connections.objections_to_boarding(
        str(traveller),
        travels=traveller.mission_id == held.mission_id and queries.travels_still(traveller),
        full=held.seats is not None and place is None,
        seats=held.seats,
        meanwhile=[str(other) for other in meanwhile],
    )
    refuse_if(objections, field="who")
    passenger = Passenger.objects.create(
        connection=held,
        traveller=traveller,
        place=place,
        seats=held.seats,
        period=(held.departs_at, held.arrives_at),
        noted_at=now,
    )
    record("traveller.boards", about=traveller, by=by, now=now, flight=str(held))
    return passenger


@transaction.atomic
def enter_flight(
    *, mission: Mission, who: Whoever, by: User, now: datetime,
    instead_of: Passenger | None = None, **details: Unpack[Details],
) -> Passenger:  # fmt: skip
    """Note on which flight somebody is; others on the same flight are not touched.

    Args:
        instead_of: the own flight that this one replaces.

    Raises:
        Refused: with the field.
    """
    if instead_of is not None:
        leave(passenger=instead_of, by=by, now=now)
    return board(connection=_listed(mission, details), who=who, by=by, now=now)


@transaction.atomic
def leave(*, passenger: Passenger, by: User, now: datetime) -> None:
    """Take somebody off a flight; one on which nobody is left and no seats are held is dropped."""
    gone, _rows = Passenger.objects.filter(pk=passenger.pk).delete()
    if not gone:
        return
    flight = passenger.connection
    record("traveller.leaves", about=passenger.traveller, by=by, now=now, flight=str(flight))
    if flight.seats is None and not Passenger.objects.filter(connection=flight).exists():
        Connection.objects.filter(pk=flight.pk).delete()


@transaction.atomic
def retime(
    *,
    connection: Connection,
    departs_at: datetime,
    arrives_at: datetime,
    terminal: str,
    by: User,
    now: datetime,
) -> Connection:
    """Give a flight other times, and tell everybody on it; the same times tell nobody.

    Raises:
        Refused: when it cannot fly then (field `arrives`), or somebody is elsewhere in the air.
    """
    held = Connection.objects.select_for_update().get(pk=connection.pk)
    was = _spot(held)
    before = (held.departs_at, held.arrives_at, held.terminal)
    if before == (departs_at, arrives_at, terminal.strip()):
        return held
    _refuse_times(held.mission, departs_at, arrives_at)
    aboard = Passenger.objects.filter(connection=held)
    let_go(aboard)
    passengers = list(aboard.select_related(*queries.named("traveller__")))
    for each in passengers:
        _refuse_elsewhere(each, held, departs_at, arrives_at)
    held.departs_at, held.arrives_at, held.terminal = departs_at, arrives_at, terminal.strip()
    held.sequence += 1
    held.save(update_fields=["departs_at", "arrives_at", "terminal", "sequence"])
    aboard.update(period=(departs_at, arrives_at))
    record("connection.retimed", about=held, by=by, now=now)
    _tell(held, [each.traveller.delegate for each in passengers], was=was, now=now)
    return held


def _refuse_elsewhere(
    passenger: Passenger, held: Connection, departs_at: datetime, arrives_at: datetime
) -> None:
    meanwhile = queries.flown_meanwhile(
        passenger.traveller, start=departs_at, end=arrives_at, besides=held
    )
    refuse_if(
        rules.connections.objections_to_boarding(
            str(passenger.traveller),
            travels=True,
            full=False,
            seats=None,
            meanwhile=[str(other) for other in meanwhile],
        ),
        field="departs",
    )


@transaction.atomic
def drop(*, connection: Connection, by: User, now: datetime) -> None:
    """Take a flight off the list on which nobody is.

    Raises:
        Refused: while somebody is on it.
    """
    held = Connection.objects.select_for_update().get(pk=connection.pk)
    let_go(Passenger.objects.filter(connection=held))
    aboard = Passenger.objects.filter(connection=held).count()
    refuse_if(rules.connections.objections_to_dropping(aboard))
    record("connection.dropped", about=held.mission, by=by, now=now, flight=str(held))
    held.delete()


def _listed(mission: Mission, details: Details) -> Connection:
    """The flight of this number and moment, locked; noted where it is new."""
    said: dict[str, Any] = {**details}
    said["number"] = rules.connections.as_number(details["number"])
    for code, zone in (("origin", "origin_zone"), ("destination", "destination_zone")):
        said[code] = rules.airports.as_code(said[code])
        said[zone] = said[zone] or rules.airports.zone_of(said[code])
        refuse_if(rules.airports.objections_to_code(said[code]), field=code)
        refuse_if(rules.airports.objections_to_zone(said[zone], code=said[code]), field=zone)
    refuse_if(rules.connections.objections_to_number(said["number"]), field="number")
    refuse_if(
        rules.connections.objections_to_way(origin=said["origin"], destination=said["destination"]),
        field="destination",
    )
    _refuse_times(mission, said["departs_at"], said["arrives_at"])
    found, _new = Connection.objects.get_or_create(
        mission=mission,
        number=said.pop("number"),
        departs_at=said.pop("departs_at"),
        origin=said.pop("origin"),
        destination=said.pop("destination"),
        defaults=said,
    )
    return Connection.objects.select_for_update().get(pk=found.pk)


def _refuse_times(mission: Mission, departs: datetime, arrives: datetime) -> None:
    days = [(leg.starts_on, leg.ends_on) for leg in Leg.objects.filter(mission=mission)]
    first = min((start for start, _end in days), default=departs.date())
    last = max((end for _start, end in days), default=departs.date())
    objections = rules.connections.objections_to_times(
        departs=departs,
        arrives=arrives,
        first=datetime.combine(first, time.min, tzinfo=UTC),
        last=datetime.combine(last, time.max, tzinfo=UTC),
    )
    refuse_if(objections, field="arrives")


def _free_place(connection: Connection) -> int | None:
    if connection.seats is None:
        return None
    rows = Passenger.objects.filter(connection=connection, place__isnull=False)
    taken = set(rows.values_list("place", flat=True))
    return next((each for each in range(1, connection.seats + 1) if each not in taken), None)


def _count_places(connection: Connection) -> None:
    """Every passenger of a group has a place, counted anew."""
    aboard = list(Passenger.objects.filter(connection=connection).order_by("pk"))
    Passenger.objects.filter(connection=connection).update(place=None, seats=None)
    for place, passenger in enumerate(aboard, start=1):
        passenger.place, passenger.seats = place, connection.seats
        passenger.save(update_fields=["place", "seats"])


def _spot(connection: Connection) -> Spot:
    return Spot(
        Period(connection.departs_at, connection.arrives_at),
        connection.from_place,
        connection.origin_zone,
    )


def _tell(
    connection: Connection, delegates: list[Delegate | None], *, was: Spot, now: datetime
) -> None:
    change = Change(kind="moved", title=str(connection), was=was, now=_spot(connection))
    key = f"connection-{connection.pk}-{connection.sequence}"
    for delegate in delegates:
        if delegate is not None:
            programme.tell(delegate=delegate, key=key, changes=[change], now=now)
