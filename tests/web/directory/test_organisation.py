"""One organisation: its people, its missions and its record."""

import pytest
from django.urls import reverse
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import application, west_coast

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def officer(coast, client):
    client.force_login(coast.officer)
    return coast.officer


def shown(client, organisation):
    return client.get(reverse("directory:organisation", args=[organisation.pk]))


def test_the_people_and_missions_of_an_organisation_are_shown(client, coast, officer):
    registration = application(coast, delegates=0, name="Noordzee Koeltechniek")
    PersonFactory(organisation=registration.organisation, last_name="Peeters")

    answer = shown(client, registration.organisation)

    assert "An Peeters" in answer.text
    assert "West Coast mission" in answer.text


def test_a_stranger_finds_no_such_organisation(client, coast):
    organisation = OrganisationFactory()

    assert shown(client, organisation).status_code == 302
    client.force_login(coast.officer)
    assert shown(client, organisation).status_code == 404


def test_an_organisation_is_added_and_told_in_its_story(client, coast, officer):
    details = {
        "agency": coast.agency.pk,
        "name": "Noordzee Koeltechniek",
        "kind": "company",
        "city": "Brussels",
        "country": "BE",
        "enterprise_number": "0123.456.749",
    }

    answer = client.post(reverse("directory:add_organisation"), details, follow=True)

    assert "Noordzee Koeltechniek is in the directory." in answer.text
    assert "Nour Lambert added the organisation." in answer.text


def test_a_number_that_another_organisation_has_is_refused_in_the_form(client, coast, officer):
    OrganisationFactory(agency=coast.agency, name="Agoria", enterprise_number="0123456749")
    organisation = OrganisationFactory(agency=coast.agency, name="Noordzee Koeltechniek")
    details = {
        "name": organisation.name,
        "kind": "company",
        "city": "Brussels",
        "country": "BE",
        "enterprise_number": "0123.456.749",
    }

    address = reverse("directory:change_organisation", args=[organisation.pk])
    answer = client.post(address, details)

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "enterprise_number": ["Agoria already has the enterprise number 0123.456.749."]
    }


def test_an_agency_of_another_cannot_be_given_an_organisation(client, officer):
    other = OrganisationFactory().agency
    details = {
        "agency": other.pk,
        "name": "Noordzee Koeltechniek",
        "kind": "company",
        "city": "Brussels",
        "country": "BE",
    }

    answer = client.post(reverse("directory:add_organisation"), details)

    assert list(answer.context["form"].errors) == ["agency"]


def test_a_correction_is_told_with_the_fields(client, coast, officer):
    organisation = OrganisationFactory(agency=coast.agency)
    details = {"name": organisation.name, "kind": "company", "city": "Ghent", "country": "BE"}

    address = reverse("directory:change_organisation", args=[organisation.pk])
    answer = client.post(address, details, follow=True)

    assert "Nour Lambert corrected: City." in answer.text


@pytest.mark.parametrize("name", ["change_organisation", "add_person"])
def test_a_stranger_opens_no_form_of_an_organisation(client, coast, name):
    address = reverse(f"directory:{name}", args=[OrganisationFactory().pk])

    assert client.get(address).status_code == 302
    client.force_login(coast.officer)
    assert client.get(address).status_code == 404


def test_a_stranger_opens_no_form_for_a_new_organisation(client):
    assert client.get(reverse("directory:add_organisation")).status_code == 302
