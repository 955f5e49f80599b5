"""The record of a person."""

import pytest
from django.urls import reverse
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import west_coast

from hansa.apps.directory import queries

pytestmark = pytest.mark.django_db

JORIS = {
    "first_name": "Joris",
    "last_name": "Claes",
    "email": "joris@example.org",
    "language": "nl",
}


@pytest.fixture
def coast(client):
    coast = west_coast()
    client.force_login(coast.officer)
    return coast


def test_somebody_new_is_noted_with_their_organisation(client, coast):
    organisation = OrganisationFactory(agency=coast.agency)

    address = reverse("directory:add_person", args=[organisation.pk])
    answer = client.post(address, JORIS, follow=True)

    assert f"Joris Claes is noted with {organisation.name}." in answer.text
    assert [str(person) for person in queries.people_of(organisation)] == ["Joris Claes"]


def test_a_stranger_finds_no_such_person(client, coast):
    address = reverse("directory:change_person", args=[PersonFactory().pk])

    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def test_a_record_is_corrected(client, coast):
    person = PersonFactory(organisation__agency=coast.agency)

    client.post(reverse("directory:change_person", args=[person.pk]), JORIS)

    person.refresh_from_db()
    assert (str(person), person.language) == ("Joris Claes", "nl")


def test_an_address_that_a_colleague_has_is_refused_at_its_field(client, coast):
    person = PersonFactory(organisation__agency=coast.agency)
    PersonFactory(organisation=person.organisation, last_name="Peeters", email=JORIS["email"])

    answer = client.post(reverse("directory:change_person", args=[person.pk]), JORIS)

    assert answer.context["form"].errors == {
        "email": ["An Peeters already has the address joris@example.org there."]
    }
