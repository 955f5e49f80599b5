"""A company's own applications."""

import pytest
from django.urls import reverse
from tests.factories.directory import PersonFactory
from tests.factories.joining import AnnouncementFactory, owner_of
from tests.factories.registration import application, partner_of, west_coast

from hansa.apps.registration.models import Fee, Registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def lien(client, coast):
    lien = owner_of(coast)
    client.force_login(lien.user)
    return lien


@pytest.fixture
def applied(coast, lien):
    registration = application(coast)
    PersonFactory(organisation=registration.organisation, user=lien.user, is_owner=True)
    Fee.objects.create(
        registration=registration, cents=100_00, ground="sme", kept_at=registration.applied_at
    )
    return registration


def page(registration):
    return reverse("registration:sent", args=[registration.pk])


def test_an_owner_reads_what_was_sent_and_what_it_costs(client, applied):
    text = client.get(page(applied)).text

    assert "€100" in text
    assert "Small or medium-sized enterprise" in text
    assert str(applied.delegates.get().person) in text


def test_a_stranger_reads_no_application(client, coast, applied):
    client.logout()
    assert client.get(page(applied)).status_code == 302
    for stranger in (coast.officer, owner_of(coast, name="Elsewhere").user):
        client.force_login(stranger)
        assert client.get(page(applied)).status_code == 404


def test_a_draft_opens_where_it_is_filled_in(client, coast, lien):
    AnnouncementFactory(mission=coast.mission)
    draft = Registration.objects.create(
        mission=coast.mission, organisation=lien.organisation, agency=coast.agency,
        status="draft", applied_at="2025-06-01T00:00Z",
    )  # fmt: skip

    assert client.get(page(draft))["Location"].endswith(f"/apply/{lien.organisation.pk}/")


def test_an_owners_day_begins_with_their_applications(client, lien):
    assert client.get(reverse("missions:home"))["Location"] == reverse("registration:mine")
    assert "My applications" in client.get(reverse("registration:mine")).text


def test_the_agency_reads_the_fee_and_a_partner_does_not(client, coast, applied):
    client.force_login(coast.officer)
    address = reverse("registration:registration", args=[coast.mission.slug, applied.pk])

    assert "€100" in client.get(address).text
    client.force_login(partner_of(coast))
    answer = client.get(address)
    assert (answer.status_code, "€100" in answer.text) == (200, False)
