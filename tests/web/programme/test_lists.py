"""An activity's places on screen: who has one, who waits, who left, and fewer of them."""

import re

import pytest
from django.urls import reverse
from tests.factories.programme import delegate_on, place_at, visit_on
from tests.factories.registration import west_coast

from hansa.apps.programme import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast(slug="west-coast")


@pytest.fixture
def leg(coast):
    coast.san_francisco.refresh_from_db()
    return coast.san_francisco


def address(name, *arguments):
    return reverse(f"programme:{name}", args=["west-coast", *arguments])


def test_the_officer_sees_who_would_lose_a_place_before_there_are_fewer(client, coast, leg):
    visit = visit_on(leg, capacity=2)
    first, last = delegate_on(leg), delegate_on(leg, last_name="Zwart")
    place_at(visit, first)
    place_at(visit, last)
    client.force_login(coast.officer)

    asked = client.get(address("places_taken", visit.pk), {"capacity": 1}).content.decode()
    standing = queries.places_taken(visit)
    shown = re.search(r'name="displacing" value="(.*?)"', asked)[1]
    said = {"capacity": 1, "displacing": shown}
    done = client.post(address("fewer", visit.pk), said, follow=True).content.decode()

    assert "1 person would lose a place" in asked
    assert "Zwart" in asked
    assert standing == 2
    assert "Done. On the waiting list now: 1." in done
    assert "Lost: there are fewer places" in done


def test_a_stranger_sees_no_places(client, leg):
    visit = visit_on(leg)
    client.force_login(west_coast(slug="lima", name="AWEX").officer)

    assert client.get(address("places_taken", visit.pk)).status_code == 404
    assert client.post(address("fewer", visit.pk), {"capacity": 1}).status_code == 404
    assert client.get(address("sign_up_terms")).status_code == 404


def test_an_activity_needs_at_least_one_place(client, coast, leg):
    visit = visit_on(leg, capacity=2)
    client.force_login(coast.officer)

    assert client.post(address("fewer", visit.pk), {"capacity": 0}).status_code == 422


def test_the_officer_states_the_hours_of_sign_up(client, coast, leg):
    client.force_login(coast.officer)

    client.post(address("sign_up_terms"), {"late_hours": 36, "moving_hours": 3})

    terms = queries.terms_of(coast.mission)
    assert (terms.late_hours, terms.moving_hours) == (36, 3)
