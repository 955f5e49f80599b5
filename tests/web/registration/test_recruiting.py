"""The public page of a mission, its fees and its terms, as planners write them."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.joining import AnnouncementFactory, owner_of
from tests.factories.registration import west_coast

from hansa.apps.registration import queries
from hansa.apps.registration.rules import Prices

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast(client):
    coast = west_coast()
    client.force_login(coast.officer)
    return coast


def page(coast, name="recruitment", *blanks):
    return reverse(f"registration:{name}", args=[coast.mission.slug, *blanks])


def test_an_officer_writes_the_page_and_opens_it(client, coast):
    client.post(
        page(coast, "write_page"),
        {"introduction_en": "Meet the ports.", "shows_programme": "on"},
    )
    client.post(page(coast, "announce"))

    client.logout()
    public = client.get(reverse("registration:join", args=[coast.mission.slug]))
    assert "Meet the ports." in public.text


@pytest.mark.parametrize("name", ["recruitment", "write_page", "set_fees"])
def test_a_stranger_writes_no_page(client, coast, name):
    address = page(coast, name)

    client.force_login(StaffFactory())
    assert client.get(address).status_code == 404
    client.force_login(owner_of(coast).user)
    assert client.get(address).status_code == 404
    client.force_login(StaffFactory(agency=coast.agency, role="counsellor"))
    assert client.get(address).status_code == 403


def test_an_empty_page_is_not_opened_and_says_why(client, coast):
    answer = client.post(page(coast, "announce"))

    assert answer.status_code == 409
    assert "Write the introduction in at least one language first." in answer.text


def test_an_open_page_is_closed(client, coast):
    AnnouncementFactory(mission=coast.mission)

    client.post(page(coast, "take_back"))

    assert not queries.announced().exists()


def test_fees_are_told_in_euros(client, coast):
    client.post(page(coast, "set_fees"), {"sme": "120.50", "large": "400", "others": "0"})

    assert queries.prices_of(coast.mission) == Prices(sme=120_50, large=400_00, others=0)
    assert "€120.50" in client.get(page(coast)).text


def test_a_fee_beyond_reason_is_refused_in_its_field(client, coast):
    answer = client.post(page(coast, "set_fees"), {"sme": "10001", "large": "NaN", "others": "-1"})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"sme", "large", "others"}


def test_a_text_begins_with_the_one_in_force_and_becomes_a_version(client, coast):
    address = page(coast, "write_terms", "photos")
    assert "Photos and film taken" in client.get(address).text

    client.post(address, {"text_en": "No film.", "text_nl": "Geen film."})

    assert queries.texts_in_force(coast.mission)[2].version == "1"


def test_a_subject_that_is_none_is_not_found(client, coast):
    assert client.get(page(coast, "write_terms", "weather")).status_code == 404
