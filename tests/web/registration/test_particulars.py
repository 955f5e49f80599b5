"""A delegate's own particulars on screen."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.directory import PersonFactory
from tests.factories.particulars import HEALTH, PASSPORT, tells, traveller
from tests.factories.registration import application, delegate_of, west_coast

from hansa.apps.missions.models import Leg
from hansa.apps.registration import queries, services
from hansa.apps.registration.services import Passport

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    coast = west_coast()
    # Only on the way and soon after does anybody tell something.
    today = timezone.localdate()
    days = [(coast.los_angeles, 13, 14), (coast.san_francisco, 10, 12)]
    for leg, first, last in days:
        Leg.objects.filter(pk=leg.pk).update(
            starts_on=today + timedelta(days=first), ends_on=today + timedelta(days=last)
        )
    return coast


@pytest.fixture
def delegate(coast, client):
    delegate = traveller(coast, first_name="An", last_name="Peeters")
    client.force_login(delegate.person.user)
    return delegate


def address(name, *arguments):
    return reverse(f"registration:{name}", args=["west-coast", *arguments])


def passport(**differently):
    return {
        "number": " ex 123456",
        "nationality": "BE",
        "expires_on": "2041-05-02",
        "visa": "granted",
        **differently,
    }


def test_a_delegate_tells_a_passport_and_finds_it_again(client, delegate):
    missing = client.get(address("own_particulars")).text
    saved = client.post(address("tell_particulars", "passport"), passport(), follow=True).text
    again = client.get(address("tell_particulars", "passport")).text

    assert "4 things are missing." in missing
    assert "3 things are missing." in saved
    assert "“Passport and visa” is saved, and closed to everybody but those named." in saved
    assert 'value="EX123456"' in again
    assert queries.own_particulars(delegate)["passport"] == Passport(
        "EX123456", "BE", date(2041, 5, 2), "granted"
    )


@pytest.mark.parametrize(
    ("name", "method"),
    [("own_particulars", "get"), ("tell_particulars", "post"), ("delete_particulars", "post")],
)
def test_a_stranger_finds_no_particulars_here(client, delegate, name, method):
    tells(delegate, PASSPORT)
    arguments = [] if name == "own_particulars" else ["passport"]
    elsewhere = traveller(west_coast(slug="lima", name="AWEX"))
    client.force_login(elsewhere.person.user)

    answer = getattr(client, method)(address(name, *arguments), passport())

    assert answer.status_code == 404
    assert queries.own_particulars(delegate) == {"passport": PASSPORT}


def test_an_officer_does_not_tell_for_a_delegate(client, coast, delegate):
    client.force_login(coast.officer)

    assert client.get(address("own_particulars")).status_code == 404
    assert client.post(address("tell_particulars", "passport"), passport()).status_code == 404


@pytest.mark.parametrize(
    ("section", "sent", "complaint"),
    [
        ("passport", passport(number="EX-1"), "letters and figures only"),
        ("passport", passport(expires_on="2 May"), "Enter a valid date"),
        ("health", {"needs": "Insulin"}, "This field is required"),
        ("table", {"diet": "air", "agreed": "on"}, "Select a valid choice"),
        ("emergency", {"name": "Jan", "relation": "son", "phone": "555"}, "Begin with +"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(client, delegate, section, sent, complaint):
    answer = client.post(address("tell_particulars", section), sent)

    assert answer.status_code == 422
    assert complaint in answer.text
    assert queries.own_particulars(delegate) == {}


def test_a_passport_that_ends_too_early_is_kept_and_warned_of(client, delegate):
    soon = (timezone.localdate() + timedelta(days=60)).isoformat()

    page = client.post(
        address("tell_particulars", "passport"), passport(expires_on=soon), follow=True
    ).text

    assert "renew it before you travel" in page


def test_the_delegate_reads_who_looked_when_and_why(client, coast, delegate):
    tells(delegate, PASSPORT)
    services.read_particulars(
        [delegate], section="passport", why="Visa letter", by=coast.officer, now=timezone.now()
    )

    page = client.get(address("own_particulars")).text

    assert "“Passport and visa” was read." in page
    assert "Nour Lambert" in page
    assert "Visa letter" in page


def test_a_section_is_deleted_at_once(client, delegate):
    tells(delegate, PASSPORT, HEALTH)

    page = client.post(address("delete_particulars", "health"), follow=True).text

    assert "“Health” is deleted." in page
    assert set(queries.own_particulars(delegate)) == {"passport"}


def test_a_section_that_does_not_exist_is_not_found(client, delegate):
    assert client.get(address("tell_particulars", "shoes")).status_code == 404
    assert client.post(address("delete_particulars", "shoes")).status_code == 404


@pytest.mark.parametrize("name", ["own_particulars", "tell_particulars"])
def test_no_device_keeps_the_page(client, delegate, name):
    arguments = [] if name == "own_particulars" else ["passport"]

    answer = client.get(address(name, *arguments))

    assert "no-store" in answer["Cache-Control"]


def test_who_travels_for_two_organisations_finds_their_particulars(client, coast, delegate):
    twin = application(coast, delegates=0, status="accepted", name="Peeters Consulting")
    also = PersonFactory(organisation=twin.organisation, user=delegate.person.user)
    delegate_of(twin, leg=coast.los_angeles, person=also)

    saved = client.post(address("tell_particulars", "passport"), passport(), follow=True)

    assert "“Passport and visa” is saved" in saved.text
    assert set(queries.own_particulars(delegate)) == {"passport"}
