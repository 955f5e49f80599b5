"""Officers keep hotels, flights and rides; whoever rides along ticks the list."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.programme import at, delegate_on
from tests.factories.registration import west_coast
from tests.factories.travel import (
    bed_for,
    bus_on,
    companion_of,
    flies,
    hotel_on,
    room_of,
    seated,
)

from hansa.apps.travel.models import Connection, Hotel, Ride, RideSeat, RoomStay

pytestmark = pytest.mark.django_db

SCREENS = ("overview", "where", "hotels", "arrivals", "rides")


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def ann(coast):
    return delegate_on(
        coast.san_francisco, first_name="Ann", last_name="Baert", organisation__agency=coast.agency
    )


def url(name, *more):
    return reverse(f"travel:{name}", args=["west-coast", *more])


def test_an_officer_notes_a_hotel_and_gives_a_bed(client, coast, ann):
    client.force_login(coast.officer)

    client.post(
        url("add_hotel"), {"leg": coast.san_francisco.pk, "name": "Inn", "address": "1 Pier"}
    )
    hotel = Hotel.objects.get()
    client.post(
        url("hold", hotel.pk),
        {
            "kind": "double", "rooms": 2, "rate": "250.50", "currency": "USD",
            "first": "2025-10-05", "last": "2025-10-09", "release": "2025-09-01",
        },
    )  # fmt: skip
    bed = {
        "who": f"d{ann.pk}", "room": room_of(hotel).pk, "arrives": "2025-10-05",
        "leaves": "2025-10-09", "needs": ["quiet"],
    }  # fmt: skip
    page = client.post(url("give_bed", hotel.pk), bed, follow=True).text

    assert "Ann Baert" in page
    assert "Quiet room" in page
    assert client.post(url("give_bed", hotel.pk), {**bed, "room": room_of(hotel, 2).pk}).text.count(
        "Ann Baert has a room for one of these nights"
    )


@pytest.mark.parametrize("screen", SCREENS)
def test_a_stranger_finds_no_screen_of_travel(client, coast, screen):
    client.force_login(StaffFactory())

    assert client.get(url(screen)).status_code == 404


@pytest.mark.parametrize("screen", SCREENS)
def test_an_empty_mission_has_every_screen_in_few_queries(
    client, coast, screen, django_assert_max_num_queries
):
    client.force_login(coast.officer)

    with django_assert_max_num_queries(16):
        assert client.get(url(screen)).status_code == 200


def test_an_auditor_reads_that_a_room_is_taken_and_not_by_whom(client, coast, ann):
    hotel = hotel_on(coast.san_francisco, by=coast.officer)
    bed_for(ann, room_of(hotel), by=coast.officer, needs=["roll_in"])
    client.force_login(StaffFactory(agency=coast.agency, role="auditor"))

    page = client.get(url("hotel", hotel.pk)).text

    assert "A guest of another agency" in page
    assert "Baert" not in page
    assert "Roll-in" not in page
    assert client.get(url("where")).status_code == 403


def test_the_hotel_is_handed_names_nights_and_needs_alone(client, coast, ann):
    hotel = hotel_on(coast.san_francisco, by=coast.officer)
    bed_for(ann, room_of(hotel), by=coast.officer, needs=["fridge"])
    client.force_login(coast.officer)

    sheet = load_workbook(BytesIO(client.post(url("room_list", hotel.pk)).content)).active

    assert [cell.value for cell in sheet[2]] == [
        "Double 1", "Ann Baert", "2025-10-05", "2025-10-09", "Refrigerator",
    ]  # fmt: skip
    assert RoomStay.objects.get().told_hotel_at


def test_a_group_flight_is_read_by_the_clocks_of_both_ends(client, coast, ann):
    client.force_login(coast.officer)
    flight = {
        "mode": "air", "number": "sn501", "origin": "bru", "departs_on": "2025-10-05",
        "departs": "10:30", "destination": "sfo", "arrives_on": "2025-10-05",
        "arrives": "13:05", "seats": 40,
    }  # fmt: skip

    client.post(url("book"), flight)
    found = Connection.objects.get()
    page = client.post(url("board", found.pk), {"who": f"d{ann.pk}"}, follow=True).text

    assert found.arrives_at == at("13:05", found.arrives_at.date())
    assert "1 of 40 taken" in page


def test_a_list_with_a_wrong_row_notes_nothing(client, coast):
    client.force_login(coast.officer)
    head = "email;number;from;to;departs on;departs at;arrives on;arrives at"
    row = "x@example.org;SN501;BRU;SFO;2025-10-05;10:30;2025-10-05;13:05"
    file = SimpleUploadedFile("flights.csv", f"{head}\n{row}".encode())

    answer = client.post(url("bring_in"), {"file": file})

    assert answer.status_code == 422
    assert "Nobody who travels has the address x@example.org." in answer.text


def test_new_times_are_kept_beside_what_does_not_change(client, coast, ann):
    flies(ann, by=coast.officer)
    flight = Connection.objects.get()
    client.force_login(coast.officer)

    client.post(
        url("retime", flight.pk),
        {
            "departs_on": "2025-10-05", "departs": "12:30", "arrives_on": "2025-10-05",
            "arrives": "15:05", "terminal": "G",
        },
    )  # fmt: skip

    flight.refresh_from_db()
    assert (flight.terminal, flight.arrives_at) == ("G", at("15:05", flight.arrives_at.date()))


def test_an_officer_puts_a_bus_on_the_road_and_fills_it(client, coast, ann):
    hotel = hotel_on(coast.san_francisco, by=coast.officer)
    bed_for(ann, room_of(hotel), by=coast.officer)
    client.force_login(coast.officer)
    ride = {
        "leg": coast.san_francisco.pk, "name": "Bus 1", "vehicle": "bus", "origin": "Inn",
        "destination": "Hall C", "day": "2025-10-07", "departs": "08:00", "arrives": "08:40",
        "seats": 50,
    }  # fmt: skip

    client.post(url("add_ride"), ride)
    bus = Ride.objects.get()
    client.post(url("fill", bus.pk), {"group": f"h{hotel.pk}"})
    refused = client.post(url("fill", bus.pk), {"group": f"h{hotel.pk}"})

    assert str(RideSeat.objects.get().traveller) == "Ann Baert"
    assert refused.status_code == 409


def test_whoever_rides_along_ticks_and_other_staff_does_not(client, coast, ann):
    counsellor = StaffFactory(agency=coast.agency, role="counsellor")
    staff = companion_of(coast, user=counsellor)
    bus = bus_on(coast.san_francisco, by=coast.officer, staff=staff)
    seat = seated(ann, bus, by=coast.officer)

    client.force_login(StaffFactory(agency=coast.agency, role="counsellor"))
    other = client.post(url("tick", bus.pk, seat.pk), {"aboard": "yes"})
    client.force_login(counsellor)
    client.post(url("tick", bus.pk, seat.pk), {"aboard": "yes"})

    assert other.status_code == 409
    assert RideSeat.objects.get().ticked_by == counsellor


def test_who_is_where_counts_by_place_at_any_moment(client, coast, ann):
    seated(ann, bus_on(coast.san_francisco, by=coast.officer), by=coast.officer)
    client.force_login(coast.officer)

    answer = client.get(url("where"), {"day": "2025-10-07", "clock": "08:30"})

    assert answer.context["places"] == [("Bus 1", 1)]


def test_a_stranger_ticks_nobody(client, coast, ann):
    bus = bus_on(coast.san_francisco, by=coast.officer)
    seat = seated(ann, bus, by=coast.officer)
    client.force_login(UserFactory())

    assert client.post(url("tick", bus.pk, seat.pk), {"aboard": "yes"}).status_code == 404
