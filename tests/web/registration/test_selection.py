"""Criteria, scores side by side, and the ranking."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.registration import application, partner_of, west_coast
from tests.factories.selection import WEIGHTS, criteria, meeting_of_selection, scored

from hansa.apps.registration.models import Score, SelectionTerms

pytestmark = pytest.mark.django_db
MARKS = {"readiness": 4, "sector_fit": 3, "added_value": 5, "remark": "Sells in Oregon."}


@pytest.fixture
def coast(client):
    coast = west_coast()
    client.force_login(coast.officer)
    return coast


def address(name="selection", *numbers):
    return reverse(f"registration:{name}", args=["west-coast", *numbers])


def test_an_officer_sets_publishes_and_scores_and_reads_the_ranking(client, coast):
    registration = application(coast, name="Noordzee Koeltechniek")

    said = {**WEIGHTS, "preference": "newcomers", "threshold": 50}
    assert client.post(address("set_criteria"), said).status_code == 302
    assert "Publish the criteria" in client.get(address("set_criteria")).text
    assert client.post(address("publish_criteria")).status_code == 302
    assert "One application waits for your agency" in client.get(address()).text
    assert client.post(address("score", registration.pk), MARKS).status_code == 302

    page = client.get(address()).text
    assert "The seats reach for 1 of one ranked application" in page
    assert "84.0" in page
    assert "Sells in Oregon." in client.get(address("score", registration.pk)).text


@pytest.mark.parametrize("name", ["selection", "set_criteria", "publish_criteria", "open_meeting"])
def test_a_stranger_finds_no_selection(client, coast, name):
    criteria(coast)
    knock = client.get if name in {"selection", "set_criteria"} else client.post

    client.logout()
    assert knock(address(name)).status_code == 302
    for stranger in (StaffFactory(), StaffFactory(agency=coast.agency, role="counsellor")):
        client.force_login(stranger)
        assert knock(address(name)).status_code == 404


def test_a_stranger_scores_nothing(client, coast):
    criteria(coast)
    registration = application(coast)

    auditor = StaffFactory(agency=coast.agency, role="auditor")
    for stranger, answer in ((StaffFactory(), 404), (auditor, 403)):
        client.force_login(stranger)
        assert client.post(address("score", registration.pk), MARKS).status_code == answer
    assert not Score.objects.exists()


def test_an_auditor_reads_the_ranking_and_the_marks(client, coast):
    criteria(coast)
    registration = application(coast, name="Noordzee")
    scored(registration, 4, by=coast.officer, remark="Sells in Oregon.")

    client.force_login(StaffFactory(agency=coast.agency, role="auditor"))

    assert "Noordzee" in client.get(address()).text
    page = client.get(address("score", registration.pk)).text
    assert "Sells in Oregon." in page
    assert "Give these marks" not in page
    assert client.get(address("set_criteria")).status_code == 404


def test_everybody_reads_the_published_criteria_without_an_account(client, coast):
    client.logout()
    assert client.get(address("criteria")).status_code == 404

    criteria(coast)
    page = client.get(address("criteria")).text

    assert "All points to whoever never travelled with us before" in page
    assert "fewer than 50 points" in page


def test_weights_that_do_not_add_up_are_refused_at_their_field(client, coast):
    said = {**WEIGHTS, "readiness": 50, "preference": "loyal", "threshold": 50}

    answer = client.post(address("set_criteria"), said)

    assert answer.status_code == 422
    assert "The weights add up to 110; make them 100." in answer.text
    assert not SelectionTerms.objects.exists()


def test_the_marks_of_another_agency_are_not_on_the_page_before_the_own(client, coast):
    criteria(coast)
    partner, registration = partner_of(coast), application(coast)
    scored(registration, 5, by=coast.officer, remark="The best of all.")

    client.force_login(partner)
    before = client.get(address("score", registration.pk)).text
    ranking = client.get(address()).text
    client.post(address("score", registration.pk), MARKS)
    after = client.get(address("score", registration.pk)).text

    assert "The best of all." not in before
    assert "One agency; shown once yours is given" in ranking
    assert "100.0" not in ranking
    assert "The best of all." in after


def test_somebody_of_two_agencies_says_for_which_they_score(client, coast):
    criteria(coast)
    partner = partner_of(coast)
    other = partner.roles.first().agency
    coast.officer.roles.create(agency=other, role="officer")
    registration = application(coast)

    client.post(address("score", registration.pk), {**MARKS, "agency": other.pk})

    assert Score.objects.get().agency == other


def test_while_a_meeting_is_open_the_page_says_why_no_mark_is_taken(client, coast):
    criteria(coast)
    registration = application(coast)
    meeting_of_selection(coast)

    assert "under way" in client.get(address("score", registration.pk)).text
    answer = client.post(address("score", registration.pk), MARKS)

    assert answer.status_code == 422
    assert "scores stand as they were given" in answer.text


def test_a_mark_that_is_none_is_refused_beside_it(client, coast):
    criteria(coast)
    registration = application(coast)

    answer = client.post(address("score", registration.pk), {**MARKS, "readiness": "²"})

    assert answer.status_code == 422
    assert not Score.objects.exists()


def test_a_mission_without_criteria_says_what_to_do_first(client, coast):
    application(coast)

    assert "No criteria are published yet" in client.get(address()).text
