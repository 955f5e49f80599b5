"""Letting somebody apply for their own organisation."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import west_coast

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast(client):
    coast = west_coast()
    client.force_login(coast.officer)
    return coast


@pytest.fixture
def an(coast):
    return PersonFactory(organisation=OrganisationFactory(agency=coast.agency))


def test_an_officer_lets_somebody_apply(client, an):
    client.post(reverse("directory:let_apply", args=[an.pk]))

    an.refresh_from_db()
    assert an.is_owner
    record = client.get(reverse("directory:change_person", args=[an.pk])).text
    assert "keeps its record" in record


def test_a_stranger_lets_nobody_apply(client, an):
    client.force_login(StaffFactory())

    assert client.post(reverse("directory:let_apply", args=[an.pk])).status_code == 404
    an.refresh_from_db()
    assert not an.is_owner
