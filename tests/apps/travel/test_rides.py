"""Buses: a seat is for one, nobody is left standing, and the list is ticked once."""

import pytest
from django.db import IntegrityError, transaction
from tests.factories.accounts import LONG_BEFORE
from tests.factories.programme import between, delegate_on, place_at, visit_on
from tests.factories.registration import west_coast
from tests.factories.travel import bed_for, bus_on, companion_of, hotel_on, room_of, seated

from hansa.apps.programme.models import Notice
from hansa.apps.registration.models import Registration
from hansa.apps.travel import queries, services
from hansa.apps.travel.models import RideSeat
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def bus(coast):
    return bus_on(coast.san_francisco, by=coast.officer)


def somebody(coast, **person):
    return delegate_on(coast.san_francisco, **person)


def changed(bus, coast, **details):
    said = {
        "name": bus.name, "origin": bus.origin, "destination": bus.destination,
        "seats": bus.seats, "period": between("08:00", "09:00"), **details,
    }  # fmt: skip
    return services.change_ride(ride=bus, by=coast.officer, now=LONG_BEFORE, **said)


def test_a_full_bus_takes_nobody_more(coast, bus):
    for _ in range(3):
        seated(somebody(coast), bus, by=coast.officer)

    with pytest.raises(Refused, match="All 3 seats are taken"):
        seated(somebody(coast), bus, by=coast.officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        RideSeat.objects.filter(number=1).update(number=4)


def test_nobody_sits_in_two_buses_at_once(coast, bus):
    ann = somebody(coast, first_name="Ann", last_name="Baert")
    seated(ann, bus, by=coast.officer)
    other = bus_on(coast.san_francisco, by=coast.officer, name="Bus 2")

    with pytest.raises(Refused, match="Ann Baert has a seat in Bus 1 at that time"):
        seated(ann, other, by=coast.officer)


def test_the_guests_of_a_hotel_get_seats_together(coast, bus):
    hotel = hotel_on(coast.san_francisco, by=coast.officer)
    guests = [somebody(coast), companion_of(coast)]
    for guest in guests:
        bed_for(guest, room_of(hotel), by=coast.officer)

    people = queries.group_of(coast.mission, bus, key=f"h{hotel.pk}")
    given = services.fill(ride=bus, people=people, by=coast.officer, now=LONG_BEFORE)

    assert sorted(str(seat.traveller) for seat in given) == sorted(map(str, guests))


def test_who_signed_up_gets_a_seat_or_nobody_does(coast):
    visit = visit_on(coast.san_francisco)
    for _ in range(2):
        place_at(visit, somebody(coast))
    bus = bus_on(coast.san_francisco, by=coast.officer, seats=1, activity=visit)
    people = queries.group_of(coast.mission, bus, key=f"a{visit.pk}")

    with pytest.raises(Refused, match="2 people need a seat and 1 are free"):
        services.fill(ride=bus, people=people, by=coast.officer, now=LONG_BEFORE)

    assert not RideSeat.objects.exists()


def test_a_smaller_bus_names_who_would_lose_the_seat(coast, bus):
    seated(somebody(coast), bus, by=coast.officer)
    seated(somebody(coast, first_name="Ann", last_name="Baert"), bus, by=coast.officer)

    with pytest.raises(Refused, match="1 seats are too few; these would lose theirs: Ann Baert"):
        changed(bus, coast, seats=1)


def test_a_smaller_bus_gives_far_seats_anew(coast, bus):
    seats = [seated(somebody(coast), bus, by=coast.officer) for _ in range(3)]
    services.free_seat(seat=seats[0], by=coast.officer, now=LONG_BEFORE)

    changed(bus, coast, seats=2)

    assert list(RideSeat.objects.values_list("number", "seats")) == [(1, 2), (2, 2)]


def test_riders_read_that_a_bus_leaves_later(coast, bus):
    ann = somebody(coast)
    seated(ann, bus, by=coast.officer)

    changed(bus, coast, period=between("08:30", "09:30"))

    assert Notice.objects.get().delegate == ann
    assert RideSeat.objects.get().period.lower == between("08:30", "09:30").start


def test_a_bus_that_is_called_off_says_why(coast, bus):
    ann = somebody(coast)
    seated(ann, bus, by=coast.officer)

    services.drop_ride(ride=bus, by=coast.officer, now=LONG_BEFORE, why="Flat tyre.")

    assert Notice.objects.get().changes[0]["why"] == "Flat tyre."


def test_who_is_ticked_twice_is_on_board_since_the_first_time(coast, bus):
    seat = seated(somebody(coast), bus, by=coast.officer)

    for now in (LONG_BEFORE, LONG_BEFORE.replace(hour=20)):
        services.tick(seat=seat, aboard=True, by=coast.officer, may=True, now=now)

    assert RideSeat.objects.get().boarded_at == LONG_BEFORE


def test_who_withdraws_leaves_the_manifest(coast, bus):
    ann = somebody(coast)
    seated(ann, bus, by=coast.officer)
    Registration.objects.filter(pk=ann.registration_id).update(status="withdrawn")

    assert queries.riders_of(bus) == []
