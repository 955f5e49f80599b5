"""Manifests and room lists on paper."""

import sys

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.programme import delegate_on
from tests.factories.registration import west_coast
from tests.factories.travel import bed_for, bus_on, hotel_on, room_of, seated
from tests.web.on_paper import document_in, words_in

from hansa.apps.travel.models import RoomStay

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def zoe(coast):
    return delegate_on(
        coast.san_francisco,
        first_name="Zoë",
        last_name="Żółć-D’Hérouville",
        organisation__agency=coast.agency,
        organisation__name="Kühne & Söhne",
    )


def address(name, *numbers):
    return reverse(f"travel:{name}", args=["west-coast", *numbers])


def test_a_manifest_lists_riders_by_seat_in_the_time_of_the_leg(client, coast, zoe):
    bus = bus_on(coast.san_francisco, by=coast.officer, phone="+1 415 555 0100")
    seated(zoe, bus, by=coast.officer)
    client.force_login(coast.officer)

    answer = client.get(address("manifest", bus.pk))

    words = words_in(answer)
    assert document_in(answer).metadata.title == "Bus 1"
    assert "1 Zoë Żółć-D’Hérouville Kühne & Söhne" in words
    assert "08:00–09:00 (Pacific Time), Hotel Pacific Union → Hall C" in words
    assert "+1 415 555 0100" in words
    assert "1 of 3" in words


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize(
    ("language", "columns"),
    [("en", "Seat Who"), ("fr", "Place Qui"), ("nl", "Plaats Wie"), ("de", "Platz Wer")],
)
def test_a_manifest_speaks_the_readers_language(client, coast, zoe, language, columns):
    bus = bus_on(coast.san_francisco, by=coast.officer)
    seated(zoe, bus, by=coast.officer)
    coast.officer.language = language
    coast.officer.save()
    client.force_login(coast.officer)

    answer = client.get(address("manifest", bus.pk))

    assert columns in words_in(answer)
    assert document_in(answer).trailer["/Root"]["/Lang"] == language


def test_a_stranger_gets_no_manifest_and_no_list_of_rooms(client, coast):
    bus = bus_on(coast.san_francisco, by=coast.officer)
    hotel = hotel_on(coast.san_francisco, by=coast.officer)
    client.force_login(StaffFactory())

    assert client.get(address("manifest", bus.pk)).status_code == 404
    assert client.post(address("room_list", hotel.pk), {"as": "pdf"}).status_code == 404


def test_the_list_for_the_reception_names_guests_and_what_to_prepare(client, coast, zoe):
    hotel = hotel_on(coast.san_francisco, by=coast.officer)
    bed_for(zoe, room_of(hotel), by=coast.officer, needs=["quiet"])
    client.force_login(coast.officer)

    words = words_in(client.post(address("room_list", hotel.pk), {"as": "pdf"}))

    assert "Zoë Żółć-D’Hérouville" in words
    assert "Quiet room" in words
    assert "Thu 9 Oct" in words
    assert RoomStay.objects.get().told_hotel_at


def test_where_nothing_can_be_set_the_page_says_so_and_the_hotel_was_not_told(
    client, coast, zoe, monkeypatch, tmp_path
):
    hotel = hotel_on(coast.san_francisco, by=coast.officer)
    bed_for(zoe, room_of(hotel), by=coast.officer)
    client.force_login(coast.officer)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing-here"))

    answer = client.post(address("room_list", hotel.pk), {"as": "pdf"})

    assert answer.status_code == 503
    assert "This could not be put on paper" in answer.text
    assert RoomStay.objects.get().told_hotel_at is None


def test_a_manifest_takes_few_queries(client, coast, zoe, django_assert_max_num_queries):
    bus = bus_on(coast.san_francisco, by=coast.officer)
    seated(zoe, bus, by=coast.officer)
    client.force_login(coast.officer)

    with django_assert_max_num_queries(12):
        client.get(address("manifest", bus.pk))
