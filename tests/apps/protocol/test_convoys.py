"""Who drives where, in which vehicle and on which seat."""

import pytest
from django.db import IntegrityError, transaction
from tests.factories.accounts import LONG_BEFORE
from tests.factories.programme import between
from tests.factories.protocol import convoy, dignitary, vehicle
from tests.factories.registration import west_coast

from hansa.apps.protocol import queries, services
from hansa.apps.protocol.models import Rider
from hansa.values import Refused


@pytest.fixture
def coast(db):
    return west_coast()


@pytest.fixture
def acting(coast):
    return {"by": coast.officer, "now": LONG_BEFORE}


def manifest(mission):
    (found,) = queries.convoys_of(mission)
    return {
        (vehicle.name, rider.seat): str(rider.dignitary)
        for vehicle in found.vehicles.all()
        for rider in vehicle.riders.all()
    }


def test_seats_of_honour_are_filled_first_by_precedence(coast, acting):
    for name, category in (("C", "consul_general"), ("A", "royal_family"), ("B", "minister")):
        dignitary(coast.mission, name, category)
    drive = convoy(coast)
    vehicle(drive, coast, name="First")
    vehicle(drive, coast, name="Second")

    assert services.fill_by_precedence(convoy=drive, **acting) == 3
    assert services.fill_by_precedence(convoy=drive, **acting) == 0
    assert manifest(coast.mission) == {("First", 1): "A", ("Second", 1): "B", ("First", 2): "C"}


def test_nobody_is_in_two_vehicles_at_once(coast, acting):
    who = dignitary(coast.mission)
    one, other = convoy(coast), convoy(coast, name="To the port")
    car, bus = vehicle(one, coast), vehicle(other, coast)
    held = services.seat_rider(vehicle=car, dignitary=who, seat=1, **acting)

    with pytest.raises(Refused, match="drives in “To the gala” at that time"):
        services.seat_rider(vehicle=bus, dignitary=who, seat=1, **acting)
    with pytest.raises(IntegrityError, match="nobody_is_in_two_vehicles"), transaction.atomic():
        Rider.objects.create(vehicle=bus, dignitary=who, seat=1, seats=2, period=held.period)
    assert services.fill_by_precedence(convoy=other, **acting) == 0


def test_whoever_changes_seats_in_a_convoy_leaves_the_old_one(coast, acting):
    who, drive = dignitary(coast.mission), convoy(coast)
    first, second = vehicle(drive, coast, name="First"), vehicle(drive, coast, name="Second")
    services.seat_rider(vehicle=first, dignitary=who, seat=1, **acting)

    moved = services.seat_rider(vehicle=second, dignitary=who, seat=2, **acting)

    assert manifest(coast.mission) == {("Second", 2): "Ilse Verhaegen"}
    services.free_seat(rider=moved, **acting)
    services.free_seat(rider=moved, **acting)
    assert manifest(coast.mission) == {}


def test_no_vehicle_is_overfull_and_no_seat_is_shared(coast, acting):
    drive = convoy(coast)
    car = vehicle(drive, coast, seats=1)
    held = services.seat_rider(vehicle=car, dignitary=dignitary(coast.mission), seat=1, **acting)
    other = dignitary(coast.mission, "Ada Roy")

    with pytest.raises(Refused, match="This vehicle has seats 1 to 1"):
        services.seat_rider(vehicle=car, dignitary=other, seat=2, **acting)
    with pytest.raises(Refused, match="Ilse Verhaegen sits there"):
        services.seat_rider(vehicle=car, dignitary=other, seat=1, **acting)
    with pytest.raises(IntegrityError, match="no_vehicle_is_overfull"), transaction.atomic():
        Rider.objects.create(vehicle=car, dignitary=other, seat=2, seats=1, period=held.period)


def test_a_convoy_drives_at_another_time_unless_somebody_is_elsewhere_then(coast, acting):
    who = dignitary(coast.mission)
    one = convoy(coast)
    other = convoy(coast, name="Back", hours=between("22:00", "22:30"))
    for drive in (one, other):
        services.seat_rider(vehicle=vehicle(drive, coast), dignitary=who, seat=1, **acting)

    with pytest.raises(Refused, match="drives in “Back” at that time"):
        services.retime_convoy(convoy=one, period=between("22:15", "22:45"), **acting)
    services.retime_convoy(convoy=one, period=between("17:00", "17:30"), **acting)

    assert Rider.objects.get(vehicle__convoy=one).period.lower == between("17:00", "17:30").start


def test_the_row_closes_up_behind_a_vehicle_that_leaves(coast, acting):
    drive = convoy(coast)
    first, _second = vehicle(drive, coast, name="First"), vehicle(drive, coast, name="Second")

    services.drop_vehicle(vehicle=first, **acting)

    assert [(each.place, each.name) for each in drive.vehicles.all()] == [(1, "Second")]


def test_a_convoy_that_arrives_before_it_leaves_is_refused(coast, acting):
    early = between("18:00", "18:30")

    with pytest.raises(Refused, match="arrives after it leaves"):
        services.add_convoy(
            leg=coast.san_francisco, name="Back in time", leaves_at=early.end,
            arrives_at=early.start, **acting,
        )  # fmt: skip


def test_a_convoy_called_off_twice_is_called_off_once(coast, acting):
    drive = convoy(coast)

    services.drop_convoy(convoy=drive, **acting)
    services.drop_convoy(convoy=drive, **acting)

    assert list(queries.convoys_of(coast.mission)) == []
