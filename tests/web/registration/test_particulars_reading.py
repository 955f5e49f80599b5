"""Looking at what delegates told in confidence."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.particulars import PASSPORT, TABLE, tells, traveller
from tests.factories.registration import partner_of, west_coast

from hansa.apps.registration import queries
from hansa.plumbing.secrets.keys import keys_given

pytestmark = pytest.mark.django_db
LOOKED = "particulars.read"


@pytest.fixture
def coast(client):
    coast = west_coast()
    client.force_login(coast.officer)
    return coast


@pytest.fixture
def delegate(coast):
    return tells(traveller(coast, first_name="An", last_name="Peeters"))


def address(name, *arguments):
    return reverse(f"registration:{name}", args=["west-coast", *arguments])


def looks_at(delegate):
    return [event for event in queries.readings_of(delegate) if event.verb == LOOKED]


def test_an_officer_says_why_and_reads(client, coast, delegate):
    there = address("particulars_of_one", "passport", delegate.pk)

    before = client.get(there).text
    opened = client.post(there, {"why": "Visa letter"})

    assert "EX123456" not in before
    assert "EX123456" in opened.text
    assert "no-store" in opened["Cache-Control"]
    assert [(event.by, event.why) for event in looks_at(delegate)] == [
        (coast.officer, "Visa letter")
    ]


def test_strangers_find_nothing_told_in_confidence(client, coast, delegate):
    strangers = [
        partner_of(coast),
        StaffFactory(agency=coast.agency, role="auditor"),
        StaffFactory(agency=coast.agency, role="finance"),
        StaffFactory(agency=coast.agency, role="administrator"),
        west_coast(slug="lima", name="AWEX").officer,
        delegate.person.user,
    ]
    there = address("particulars_of_one", "passport", delegate.pk)

    for stranger in strangers:
        client.force_login(stranger)
        assert client.get(address("particulars")).status_code == 404
        assert client.get(address("particulars_of_all", "passport")).status_code == 404
        # Whoever only reads is refused whatever is sent, before anything is looked for.
        assert client.post(there, {"why": "Curious"}).status_code in {403, 404}
    assert looks_at(delegate) == []


def test_without_a_reason_nothing_opens(client, delegate):
    answer = client.post(address("particulars_of_one", "passport", delegate.pk), {"why": " "})

    assert answer.status_code == 422
    assert "Say why you look: whoever told it can read that." in answer.text
    assert "EX123456" not in answer.text
    assert looks_at(delegate) == []


def test_a_section_of_another_role_is_not_found(client, delegate):
    assert client.get(address("particulars_of_all", "health")).status_code == 404
    assert (
        client.post(address("particulars_of_one", "health", delegate.pk), {"why": "x"}).status_code
        == 404
    )


def test_the_list_says_who_told_what_and_opens_nothing(client, coast, delegate):
    tells(traveller(coast, first_name="Bo", last_name="Claes"), TABLE)

    page = client.get(address("particulars")).text

    assert "2 of 2 told" in page
    assert [page.count(f'class="bar-part" width="{part}"') for part in (50, 100)] == [2, 1]
    assert "1 of 2 told" in page
    assert "vegetarian" not in page.lower()
    assert looks_at(delegate) == []


def test_the_kitchen_list_opens_at_once_and_each_delegate_can_read_it(client, coast, delegate):
    other = tells(traveller(coast), TABLE)
    silent = traveller(coast, first_name="Silent", last_name="Bob")
    there = address("particulars_of_all", "table")

    before = client.get(there).text
    page = client.post(there, {"why": "Gala dinner"}).text

    assert "Open all 2, and let each delegate know" in before
    assert page.count("Vegetarian") == 2
    assert "Silent Bob" in page
    assert [len(looks_at(each)) for each in (delegate, other, silent)] == [1, 1, 0]


def test_the_delegation_leads_there_only_who_may_read(client, coast, delegate):
    delegation = reverse("registration:delegation", args=["west-coast"])

    led = client.get(delegation).text
    client.force_login(StaffFactory(agency=coast.agency, role="auditor"))
    not_led = client.get(delegation).text

    assert address("particulars") in led
    assert address("particulars") not in not_led


def test_what_no_key_opens_is_said(client, delegate, settings):
    settings.DATA_KEYS = keys_given("new:" + "A" * 43 + "=")

    page = client.post(
        address("particulars_of_one", "passport", delegate.pk), {"why": "Visa letter"}
    ).text

    assert "no longer has the key that opens it" in page
    assert PASSPORT.number not in page
