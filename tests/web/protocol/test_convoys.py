"""Convoys and gifts on screen."""

import pytest
from tests.factories.accounts import LONG_BEFORE, StaffFactory
from tests.factories.programme import ActivityFactory, between
from tests.factories.protocol import convoy, dignitary, vehicle
from tests.factories.registration import west_coast

from hansa.apps.protocol import services
from hansa.apps.protocol.models import Convoy, Gift, Rider, Vehicle
from hansa.plumbing.history.models import Event

ROOM = "/m/west-coast/protocol/"
GIFT = {
    "direction": "given", "what": "Lace", "giver": "The delegation", "receiver": "The mayor",
    "country": "US", "worth": "600", "currency": "USD", "customs": "nothing",
}  # fmt: skip


@pytest.fixture
def coast(db):
    return west_coast()


@pytest.fixture
def officer(client, coast):
    client.force_login(coast.officer)
    return client


def test_an_officer_plans_a_convoy_and_seats_by_precedence(officer, coast):
    who = dignitary(coast.mission)
    gala = ActivityFactory(leg=coast.san_francisco, titles={"en": "Gala evening"})
    said = {
        "name": "To the gala", "leg": coast.san_francisco.pk, "goal": gala.pk,
        "leaves_at": "2025-10-07T18:00", "arrives_at": "2025-10-07T18:30",
    }  # fmt: skip

    assert officer.post(f"{ROOM}convoys/add/", said).url == f"{ROOM}convoys/"
    drive = Convoy.objects.get()
    page = f"{ROOM}convoys/{drive.pk}/"
    officer.post(f"{page}vehicles/", {"name": "Car of honour", "seats": 2, "plate": "8ABC123"})
    officer.post(f"{page}fill/")

    words = officer.get(page).content.decode()
    assert "18:00" in words
    assert "8ABC123" in words
    assert Rider.objects.get().dignitary == who

    officer.post(f"{page}seats/{Rider.objects.get().pk}/")
    officer.post(
        f"{page}seats/", {"dignitary": who.pk, "vehicle": Vehicle.objects.get().pk, "seat": 2}
    )
    assert Rider.objects.get().seat == 2
    officer.post(f"{page}vehicles/{Vehicle.objects.get().pk}/")
    assert not Vehicle.objects.exists()
    assert officer.post(f"{page}drop/").url == f"{ROOM}convoys/"


def test_strangers_read_no_convoy_and_cabinets_neither(client, coast):
    drive = convoy(coast)

    for stranger in (StaffFactory(), StaffFactory(agency=coast.agency, role="cabinet")):
        client.force_login(stranger)
        for page in (f"{ROOM}convoys/", f"{ROOM}convoys/{drive.pk}/", f"{ROOM}gifts/"):
            assert client.get(page).status_code == 404


def test_a_seat_that_does_not_exist_is_refused_in_sentences(officer, coast):
    drive = convoy(coast)
    car = vehicle(drive, coast, seats=1)
    said = {"dignitary": dignitary(coast.mission).pk, "vehicle": car.pk, "seat": 2}

    answer = officer.post(f"{ROOM}convoys/{drive.pk}/seats/", said)

    assert answer.status_code == 409
    assert "This vehicle has seats 1 to 1." in answer.content.decode()


@pytest.mark.parametrize("moment", ["", "tomorrow", "0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_moment_that_is_none_is_refused(officer, coast, moment):
    said = {
        "name": "Drive", "leg": coast.san_francisco.pk, "leaves_at": moment,
        "arrives_at": "2025-10-07T18:30",
    }  # fmt: skip

    assert officer.post(f"{ROOM}convoys/add/", said).status_code == 422


def test_convoys_take_few_queries_however_many(officer, coast, django_assert_max_num_queries):
    for number in range(8):
        vehicle(convoy(coast, name=f"Drive {number}"), coast)

    with django_assert_max_num_queries(12):
        officer.get(f"{ROOM}convoys/")


def test_a_gift_above_the_limit_warns_with_its_source(officer):
    assert officer.post(f"{ROOM}gifts/add/", GIFT).url == f"{ROOM}gifts/"

    words = officer.get(f"{ROOM}gifts/").content.decode()
    assert "Foreign Gifts and Decorations Act" in words

    gift = Gift.objects.get()
    officer.post(f"{ROOM}gifts/{gift.pk}/", {**GIFT, "worth": "20"})
    assert "Foreign Gifts" not in officer.get(f"{ROOM}gifts/").content.decode()


def test_a_gift_that_was_noted_by_mistake_is_taken_off_the_list(officer):
    officer.post(f"{ROOM}gifts/add/", GIFT)
    gift = Gift.objects.get()

    assert (
        f"{ROOM}gifts/{gift.pk}/strike/" in officer.get(f"{ROOM}gifts/{gift.pk}/").content.decode()
    )
    officer.post(f"{ROOM}gifts/{gift.pk}/strike/")

    assert not Gift.objects.exists()
    assert Event.objects.get(verb="gift.struck").details["what"] == "Lace"


def test_a_gift_that_was_handed_over_stays_on_the_list(officer):
    officer.post(f"{ROOM}gifts/add/", {**GIFT, "handed_over_on": "2025-10-07"})
    gift = Gift.objects.get()

    answer = officer.post(f"{ROOM}gifts/{gift.pk}/strike/", follow=True)

    assert "This gift was handed over." in answer.content.decode()
    assert Gift.objects.exists()


def test_a_convoy_drives_at_another_time_by_the_clocks_of_its_city(officer, coast):
    drive = convoy(coast)
    page = f"{ROOM}convoys/{drive.pk}/times/"

    shown = officer.get(page).content.decode()
    answer = officer.post(page, {"leaves_at": "2025-10-07T17:15", "arrives_at": "2025-10-07T17:40"})

    assert 'value="2025-10-07T18:00"' in shown
    assert answer.url == f"{ROOM}convoys/{drive.pk}/"
    assert "17:15–17:40" in officer.get(f"{ROOM}convoys/{drive.pk}/").content.decode()


@pytest.mark.parametrize(
    ("leaves", "arrives", "why"),
    [
        ("2025-10-07T18:00", "2025-10-07T17:00", "A convoy arrives after it leaves."),
        ("", "", "This field is required."),
        ("2025-10-07T22:10", "2025-10-07T22:40", "drives in “Back” at that time"),
    ],
)
def test_a_time_at_which_it_cannot_drive_is_refused_beside_its_field(
    officer, coast, leaves, arrives, why
):
    who = dignitary(coast.mission)
    drive = convoy(coast)
    back = convoy(coast, name="Back", hours=between("22:00", "22:30"))
    for each in (drive, back):
        services.seat_rider(
            vehicle=vehicle(each, coast), dignitary=who, seat=1, by=coast.officer, now=LONG_BEFORE
        )

    answer = officer.post(
        f"{ROOM}convoys/{drive.pk}/times/", {"leaves_at": leaves, "arrives_at": arrives}
    )

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert Convoy.objects.get(pk=drive.pk).period == drive.period
