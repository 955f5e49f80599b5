"""Finding organisations."""

import pytest
from django.urls import reverse
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return AgencyFactory(name="hub.brussels")


@pytest.fixture
def officer(agency, client):
    officer = StaffFactory(agency=agency)
    client.force_login(officer)
    return officer


def listed(client, headers=None, **asked):
    return client.get(reverse("directory:organisations"), asked, headers=headers)


def test_an_officer_finds_an_organisation_of_their_agency_while_typing(client, agency, officer):
    OrganisationFactory(agency=agency, name="Noordzee Koeltechniek", enterprise_number="0123456749")
    OrganisationFactory(agency=agency, name="Atelier Quatre Vents")

    answer = listed(client, {"HX-Request": "true", "HX-Target": "results"}, q="koel")

    assert "Noordzee Koeltechniek" in answer.text
    assert "0123.456.749" in answer.text
    assert "Atelier Quatre Vents" not in answer.text
    assert "<html" not in answer.text


def test_a_stranger_sees_no_directory(client, agency):
    OrganisationFactory(agency=agency, name="Noordzee Koeltechniek")

    assert listed(client).status_code == 302
    client.force_login(UserFactory())
    assert listed(client).status_code == 404


def test_the_organisations_of_another_agency_are_not_shown(client, officer):
    OrganisationFactory(name="Somebody else's")

    assert "Somebody else" not in listed(client).text


def test_an_empty_directory_says_what_to_do(client, officer):
    assert "The directory is empty" in listed(client).text


def test_a_name_that_nobody_has_says_so(client, agency, officer):
    OrganisationFactory(agency=agency)

    assert "No organisation is called that" in listed(client, q="xyzzy").text


def test_a_kind_is_chosen_and_a_kind_that_is_none_is_no_filter(client, agency, officer):
    OrganisationFactory(agency=agency, name="Agoria", kind="federation")
    OrganisationFactory(agency=agency, name="Noordzee Koeltechniek")

    assert "Noordzee" not in listed(client, kind="federation").text
    assert "Noordzee" in listed(client, kind="nonsense").text


def test_a_long_directory_is_paged_with_a_steady_number_of_queries(
    client, agency, officer, django_assert_max_num_queries
):
    OrganisationFactory.create_batch(60, agency=agency)

    with django_assert_max_num_queries(12):
        answer = listed(client)

    assert "1 to 50 of 60" in answer.text


def test_the_back_button_receives_the_whole_page(client, officer):
    headers = {
        "HX-Request": "true",
        "HX-Target": "results",
        "HX-History-Restore-Request": "true",
    }

    assert "<html" in listed(client, headers, q="koel").text
