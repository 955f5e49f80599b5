"""A delegate sees the own hotel, flight and seat, and enters flights."""

import pytest
from django.urls import reverse
from tests.factories.programme import delegate_on
from tests.factories.registration import west_coast
from tests.factories.travel import bed_for, bus_on, flies, hotel_on, room_of, seated

from hansa.apps.travel.models import Connection, Passenger

pytestmark = pytest.mark.django_db

FLIGHT = {
    "mode": "air", "number": "SN501", "origin": "BRU", "departs_on": "2025-10-05",
    "departs": "10:30", "destination": "SFO", "arrives_on": "2025-10-05", "arrives": "13:05",
}  # fmt: skip


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def ann(coast):
    return delegate_on(coast.san_francisco, first_name="Ann", last_name="Baert")


def url(name, *more):
    return reverse(f"travel:{name}", args=["west-coast", *more])


def test_a_delegate_sees_where_to_sleep_and_where_to_sit(client, coast, ann):
    bed_for(ann, room_of(hotel_on(coast.san_francisco, by=coast.officer)), by=coast.officer)
    seated(ann, bus_on(coast.san_francisco, by=coast.officer), by=coast.officer)
    client.force_login(ann.person.user)

    page = client.get(url("mine")).text

    assert "Hotel Pacific Union" in page
    assert "Seat 1" in page


def test_a_stranger_has_no_journey_and_changes_nobodys_flight(client, coast, ann):
    passage = flies(ann, by=coast.officer)
    client.force_login(delegate_on(coast.san_francisco).person.user)

    assert client.post(url("remove_flight", passage.pk)).status_code == 404
    assert client.post(url("change_flight", passage.pk), FLIGHT).status_code == 404
    client.force_login(coast.officer)
    assert client.get(url("mine")).status_code == 404


def test_a_delegate_enters_changes_and_removes_a_flight(client, coast, ann):
    client.force_login(ann.person.user)

    client.post(url("add_flight"), FLIGHT)
    client.post(url("change_flight", Passenger.objects.get().pk), {**FLIGHT, "number": "KL605"})
    (flight,) = Connection.objects.all()
    client.post(url("remove_flight", Passenger.objects.get().pk))

    assert str(flight) == "KL 605 BRU–SFO"
    assert not Passenger.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"origin": "QQQ"}, "We do not know the clocks of QQQ; choose its time zone."),
        ({"arrives": "01:00"}, "It arrives before it leaves"),
        ({"arrives_on": "2025-10-07"}, "more than a day"),
        ({"departs_on": "2031-10-05", "arrives_on": "2031-10-05"}, "two weeks before or after"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(client, coast, ann, wrong, why):
    client.force_login(ann.person.user)

    answer = client.post(url("add_flight"), {**FLIGHT, **wrong})

    assert answer.status_code == 422
    assert why in answer.text


def test_an_hour_that_the_clocks_repeat_is_asked_about(client, coast, ann):
    client.force_login(ann.person.user)
    night = {"departs_on": "2025-10-26", "departs": "02:30", "arrives_on": "2025-10-26",
             "arrives": "06:00", "number": "SN1"}  # fmt: skip
    home = {**FLIGHT, **night, "destination": "LHR"}
    coast.los_angeles.ends_on = coast.los_angeles.ends_on.replace(day=26)
    coast.los_angeles.save()

    asked = client.post(url("add_flight"), home)
    client.post(url("add_flight"), {**home, "which": "second"})

    assert "show 02:30 twice" in asked.text
    assert f"{Connection.objects.get().departs_at:%H:%M}" == "01:30"
