"""Who is where: the bus before the room, the last place where nothing is known of now."""

from datetime import timedelta

import pytest
from tests.factories.programme import MONDAY, at, delegate_on, place_at, visit_on
from tests.factories.registration import west_coast
from tests.factories.travel import bed_for, bus_on, companion_of, flies, hotel_on, room_of, seated

from hansa.apps.travel import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def ann(coast):
    ann = delegate_on(coast.san_francisco, first_name="Ann", last_name="Baert")
    hotel = hotel_on(coast.san_francisco, by=coast.officer)
    flies(ann, by=coast.officer)
    bed_for(ann, room_of(hotel), by=coast.officer)
    seated(ann, bus_on(coast.san_francisco, by=coast.officer), by=coast.officer)
    place_at(visit_on(coast.san_francisco), ann)
    return ann


def place_of(coast, moment):
    found = {each.name: each for each in queries.whereabouts(coast.mission, at=moment)}
    return found["Ann Baert"]


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("03:00", ("Hotel Pacific Union", True, "Bus 1")),
        ("08:30", ("Bus 1", True, "Visit to a cold store")),
        ("11:00", ("Hall C", False, "Visit to a cold store")),
        ("15:00", ("Hall C", True, "Hotel Pacific Union")),
        ("23:30", ("Hotel Pacific Union", True, "Hotel Pacific Union")),
    ],
)
def test_a_tuesday_from_bed_to_bed(coast, ann, clock, expected):
    found = place_of(coast, at(clock))

    assert (found.place, found.current, found.next.words) == expected


def test_in_the_air_one_is_on_the_flight_and_then_where_it_landed(coast, ann):
    landed = at("13:05", MONDAY - timedelta(days=1))

    aloft = place_of(coast, landed - timedelta(hours=1))
    down = place_of(coast, landed + timedelta(hours=1))

    assert (aloft.place, aloft.current) == ("SN 501 BRU–SFO", True)
    assert (down.place, down.current) == ("San Francisco", False)


def test_of_whom_nothing_is_known_that_is_said(coast, ann):
    companion_of(coast)

    found = queries.whereabouts(coast.mission, at=at("08:30"))

    assert queries.counted(found) == [("Bus 1", 1), ("", 1)]


def test_it_takes_as_many_queries_for_many_as_for_one(coast, ann, django_assert_max_num_queries):
    for _ in range(5):
        delegate_on(coast.san_francisco)

    with django_assert_max_num_queries(9):
        queries.whereabouts(coast.mission, at=at("08:30"))
