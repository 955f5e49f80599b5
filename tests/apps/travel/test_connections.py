"""Flights: told by two clocks, one at a time, and everybody reads of new times."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.factories.accounts import LONG_BEFORE
from tests.factories.programme import delegate_on
from tests.factories.registration import west_coast
from tests.factories.travel import PACIFIC, companion_of, flies, flight_details

from hansa.apps.programme.models import Notice
from hansa.apps.travel import queries, services
from hansa.apps.travel.models import Connection, Passenger
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


def somebody(coast, **person):
    return delegate_on(coast.san_francisco, **person)


def listed(*rows):
    headings = ";".join(services.COLUMNS)
    return "\n".join([headings, *rows]).encode()


def row_of(email, number="SN501", day="2025-10-05", clock="10:30"):
    return f"{email};{number};BRU;SFO;{day};{clock};{day};13:05;A;"


def test_two_on_the_same_flight_are_one_line_of_the_board(coast):
    flies(somebody(coast), by=coast.officer)
    flies(somebody(coast), by=coast.officer, number="sn501")

    (hour,) = queries.arrivals_of(coast.mission)

    assert hour.begins == datetime(2025, 10, 5, 13, tzinfo=PACIFIC)
    assert (len(hour.connections), hour.people) == (1, 2)
    assert str(hour.connections[0]) == "SN 501 BRU–SFO"


def test_nobody_is_on_two_flights_at_once(coast):
    ann = somebody(coast, first_name="Ann", last_name="Baert")
    flies(ann, by=coast.officer)

    with pytest.raises(Refused, match="Ann Baert is on SN 501 BRU–SFO at that time"):
        flies(ann, by=coast.officer, number="KL 605")


def test_another_flight_in_the_place_of_one_leaves_no_empty_line(coast):
    ann = somebody(coast)
    first = flies(ann, by=coast.officer)

    services.enter_flight(
        mission=coast.mission, who=ann, by=coast.officer, now=LONG_BEFORE, instead_of=first,
        **flight_details(number="KL 605"),
    )  # fmt: skip

    assert [str(each) for each in Connection.objects.all()] == ["KL 605 BRU–SFO"]


def test_a_flight_that_cannot_be_taken_leaves_the_old_one_in_place(coast):
    ann = somebody(coast)
    first = flies(ann, by=coast.officer)
    wrong = {**flight_details(), "destination": "BRU", "destination_zone": ""}

    with pytest.raises(Refused, match="leaves from BRU and arrives there too"):
        services.enter_flight(
            mission=coast.mission, who=ann, by=coast.officer, now=LONG_BEFORE, instead_of=first,
            **wrong,
        )  # fmt: skip

    assert Passenger.objects.get() == first


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"origin": "B1"}, "three letters"),
        ({"origin": "QQQ"}, "clocks of QQQ"),
        ({"origin_zone": "Asia/Tokyo"}, "clocks of BRU keep Europe/Brussels"),
        ({"number": "five"}, "as in SN 501"),
        ({"arrives_at": datetime(2025, 10, 5, 1, tzinfo=PACIFIC)}, "before it leaves"),
        ({"arrives_at": datetime(2025, 10, 7, 1, tzinfo=PACIFIC)}, "more than a day"),
    ],
)
def test_a_flight_that_cannot_be_is_refused_with_the_reason(coast, wrong, why):
    with pytest.raises(Refused, match=why):
        services.enter_flight(
            mission=coast.mission, who=somebody(coast), by=coast.officer, now=LONG_BEFORE,
            **{**flight_details(), **wrong},
        )  # fmt: skip


def test_a_group_has_no_seat_too_many(coast):
    group = services.book_group(
        mission=coast.mission, seats=1, by=coast.officer, now=LONG_BEFORE, **flight_details()
    )
    services.board(connection=group, who=somebody(coast), by=coast.officer, now=LONG_BEFORE)

    with pytest.raises(Refused, match="All 1 seats of this group are taken"):
        services.board(connection=group, who=somebody(coast), by=coast.officer, now=LONG_BEFORE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Passenger.objects.update(place=2)


def test_everybody_on_it_reads_of_new_times_once(coast):
    ann = somebody(coast)
    flies(ann, by=coast.officer)
    flies(companion_of(coast), by=coast.officer)
    flight = Connection.objects.get()
    later = {
        "departs_at": flight.departs_at + timedelta(hours=2),
        "arrives_at": flight.arrives_at + timedelta(hours=2),
        "terminal": "G",
    }

    for _ in range(2):
        services.retime(connection=flight, by=coast.officer, now=LONG_BEFORE, **later)

    assert [notice.delegate for notice in Notice.objects.all()] == [ann]
    assert {each.period.upper for each in Passenger.objects.all()} == {later["arrives_at"]}


def test_a_list_is_noted_whole(coast):
    ann, bea = somebody(coast, email="ann@example.org"), somebody(coast, email="bea@example.org")
    content = listed(row_of("Ann@Example.org"), row_of("bea@example.org"))

    for _ in range(2):
        number = services.import_flights(
            mission=coast.mission, content=content, by=coast.officer, now=LONG_BEFORE
        )

    assert number == 2
    assert {each.traveller.delegate for each in Passenger.objects.all()} == {ann, bea}
    assert Connection.objects.get().arrives_at == datetime(2025, 10, 5, 13, 5, tzinfo=PACIFIC)


def test_one_wrong_row_stops_the_whole_list_and_each_says_why(coast):
    somebody(coast, email="ann@example.org")
    content = listed(
        row_of("ann@example.org"),
        row_of("who@example.org"),
        row_of("ann@example.org", clock="25:99"),
    )

    with pytest.raises(services.ListRefused) as refused:
        services.import_flights(
            mission=coast.mission, content=content, by=coast.officer, now=LONG_BEFORE
        )

    assert [(each.row, each.objections[0]) for each in refused.value.troubles] == [
        (3, "Nobody who travels has the address who@example.org."),
        (4, "“2025-10-05 25:99” is no day and time; write 2025-10-05 and 10:35."),
    ]
    assert not Passenger.objects.exists()
