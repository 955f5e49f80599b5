"""Delegates and officers say who comes along; nobody else does, or reads it."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.programme import delegate_on
from tests.factories.registration import west_coast
from tests.factories.travel import bed_for, bus_on, comes_with, flies, hotel_on, room_of, seated

from hansa.apps.travel.models import Accompanying, RoomStay

pytestmark = pytest.mark.django_db

JAN = {"name": "Jan Claes", "relation": "partner"}


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


def test_a_delegate_says_who_comes_and_who_does_not_after_all(client, ann):
    client.force_login(ann.person.user)
    assert "Nobody comes with you" in client.get(url("mine")).text

    page = client.post(url("name_own"), JAN, follow=True).text
    client.post(url("drop_own", Accompanying.objects.get().pk))

    assert "Jan Claes comes with you." in page
    assert "Partner" in page
    assert not Accompanying.objects.exists()


def test_a_stranger_reads_and_changes_nothing_of_who_comes_along(client, coast, ann):
    jan = comes_with(ann, by=coast.officer)
    elsewhere = west_coast(slug="lima", name="AWEX")
    for user in (
        StaffFactory(), elsewhere.officer, delegate_on(elsewhere.san_francisco).person.user,
    ):  # fmt: skip
        client.force_login(user)
        assert client.get(url("along")).status_code == 404
        assert client.post(url("along"), {**JAN, "delegate": ann.pk}).status_code == 404
        assert client.post(url("drop_along", jan.pk)).status_code == 404
        assert client.post(url("name_own"), JAN).status_code == 404
        assert client.post(url("drop_own", jan.pk)).status_code == 404
    # Whoever plans another mission names this row there in vain.
    client.force_login(elsewhere.officer)
    address = reverse("travel:drop_along", args=["lima", jan.pk])
    assert client.post(address).status_code == 404

    assert Accompanying.objects.get() == jan


def test_another_delegate_of_the_mission_is_a_stranger_to_them(client, coast, ann):
    jan = comes_with(ann, by=coast.officer)
    client.force_login(delegate_on(coast.san_francisco).person.user)

    assert client.post(url("drop_own", jan.pk)).status_code == 404
    assert client.get(url("along")).status_code == 404
    assert "Jan Claes" not in client.get(url("mine")).text


def test_what_is_wrong_is_said_beside_its_field(client, coast, ann):
    client.force_login(ann.person.user)
    assert client.post(url("name_own"), {}).status_code == 422
    for number in range(4):
        comes_with(ann, by=coast.officer, name=f"Jan {number}")

    answer = client.post(url("name_own"), JAN)

    assert answer.status_code == 422
    assert "At most 4 people come with a delegate" in answer.text
    assert 'name="relation"' not in client.get(url("mine")).text


def test_an_officer_enters_somebody_and_gives_them_a_bed(client, coast, ann):
    client.force_login(coast.officer)
    hotel = hotel_on(coast.san_francisco, by=coast.officer)

    page = client.post(url("along"), {**JAN, "delegate": ann.pk}, follow=True).text
    jan = Accompanying.objects.get()
    bed = {
        "who": f"a{jan.pk}", "room": room_of(hotel).pk, "arrives": "2025-10-05",
        "leaves": "2025-10-09",
    }  # fmt: skip
    rooms = client.post(url("give_bed", hotel.pk), bed, follow=True).text

    assert "Jan Claes comes along, with Ann Baert." in page
    assert "Jan Claes" in rooms
    assert "with Ann Baert" in rooms
    assert "no room yet" in page
    assert "no room yet" not in client.get(url("along")).text
    client.post(url("drop_along", jan.pk))
    assert not RoomStay.objects.exists()


def test_an_entry_without_a_delegate_is_refused(client, coast, ann):
    client.force_login(coast.officer)

    assert client.post(url("along"), JAN).status_code == 422
    assert client.post(url("along"), {**JAN, "delegate": "0"}).status_code == 422
    assert not Accompanying.objects.exists()


def test_who_only_reads_the_mission_enters_nobody(client, coast, ann):
    client.force_login(StaffFactory(agency=coast.agency, role="auditor"))

    assert client.get(url("along")).status_code == 403
    assert client.post(url("along"), {**JAN, "delegate": ann.pk}).status_code == 403


@pytest.mark.parametrize("screen", ["along", "where", "arrivals", "hotel", "ride", "mine"])
def test_every_screen_takes_few_queries_however_many_come_along(
    client, coast, ann, screen, django_assert_max_num_queries
):
    hotel = hotel_on(coast.san_francisco, by=coast.officer, rooms=4)
    bus = bus_on(coast.san_francisco, by=coast.officer, seats=9)
    for number in range(3):
        who = comes_with(ann, by=coast.officer, name=f"Jan {number}")
        bed_for(who, room_of(hotel, 1 + number), by=coast.officer)
        seated(who, bus, by=coast.officer)
        flies(who, by=coast.officer)
    client.force_login(ann.person.user if screen == "mine" else coast.officer)
    number = {"hotel": [hotel.pk], "ride": [bus.pk]}.get(screen, [])

    with django_assert_max_num_queries(14 if screen == "where" else 12):
        page = client.get(url(screen, *number)).text

    assert "Jan 2" in page
    assert "with Ann Baert" in page or screen == "mine"
