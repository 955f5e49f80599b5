"""The organisers' page on the making of recommendations."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.matching import company_profile, host_profile
from tests.factories.registration import IN_TIME, west_coast

from hansa.apps.matching import services
from hansa.apps.matching.models import Matchmaking

pytestmark = pytest.mark.django_db

PAGE = reverse("profiles:matches", args=["west-coast"])
ORDER = reverse("profiles:order", args=["west-coast"])
PROGRESS = reverse("profiles:progress", args=["west-coast"])


@pytest.fixture
def coast():
    return west_coast()


def test_an_officer_has_recommendations_made_and_sees_what_counts(client, coast):
    company_profile(coast, name="Orval", needs=["Distributors of sensors for cold rooms"])
    host_profile(coast, name="Bayside", offers=["We distribute sensors for cold rooms"])
    client.force_login(coast.officer)

    client.post(ORDER)
    waiting = client.get(PAGE)
    services.make_matches(run=Matchmaking.objects.get(), clock=lambda: IN_TIME)
    made = client.get(PAGE)

    assert "Waiting for the worker" in waiting.text
    assert "2 recommendations for 1 companies and 1 hosts" in made.text
    assert "An offer of theirs answers a need of yours" in made.text


def test_strangers_see_nothing_and_nobody_orders_twice(client, coast):
    client.force_login(StaffFactory())
    shut = client.get(PAGE)
    client.force_login(coast.officer)
    client.post(ORDER)

    again = client.post(ORDER)

    assert shut.status_code == 404
    assert again.status_code == 409
    assert "They are being made already" in again.text


def test_progress_is_told_in_texts(client, coast):
    client.force_login(coast.officer)
    Matchmaking.objects.create(
        mission=coast.mission, status="running", ordered_at=IN_TIME, done=32, wanted=80
    )

    answer = client.get(PROGRESS, headers={"HX-Request": "true", "HX-Target": "making"})

    assert "32 of 80 texts" in answer.text
    assert "<html" not in answer.text
