"""Flights and rides stand on the agenda, each by the clocks of its place."""

from datetime import date

import pytest
from django.urls import reverse
from tests.factories.programme import ActivityFactory, between, delegate_on
from tests.factories.registration import west_coast
from tests.factories.travel import bus_on, comes_with, flies, seated

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def ann(coast):
    ann = delegate_on(coast.san_francisco)
    flies(ann, by=coast.officer, day=4)
    seated(ann, bus_on(coast.san_francisco, by=coast.officer, phone="+1 415 555"), by=coast.officer)
    return ann


def agenda_of(client, delegate):
    client.force_login(delegate.person.user)
    return client.get(reverse("programme:agenda", args=[delegate.mission.slug]))


def test_a_bus_stands_between_what_is_on_the_programme(client, coast, ann):
    ActivityFactory(
        leg=coast.san_francisco, titles={"en": "Breakfast"}, hours=between("07:00", "07:45")
    )
    ActivityFactory(
        leg=coast.san_francisco, titles={"en": "Keynote"}, hours=between("09:30", "10:30")
    )

    text = agenda_of(client, ann).text

    places = [
        text.index(each, text.index("journey-days")) for each in ("Breakfast", "Bus 1", "Keynote")
    ]
    assert places == sorted(places)
    assert "Seat 1" in text
    assert 'href="tel:+1415555"' in text


def test_a_flight_before_the_first_day_has_a_day_of_its_own_and_lands_by_other_clocks(
    client, coast, ann
):
    page = agenda_of(client, ann)

    first = page.context["past"][0]
    assert (first.date, first.city) == (date(2025, 10, 4), "Brussels")
    assert "10:30" in first.lines[0]
    assert "Arrives Sat 4 Oct, 13:05 (Pacific Time)" in first.lines[0]


def test_a_stranger_reads_nothing_of_it_and_who_comes_along_has_a_seat_of_their_own(
    client, coast, ann
):
    other = delegate_on(coast.san_francisco)
    seated(
        comes_with(other, by=coast.officer),
        bus_on(coast.san_francisco, by=coast.officer, name="Bus 2"),
        by=coast.officer,
    )

    text = agenda_of(client, other).text

    assert [name in text for name in ("Bus 1", "Bus 2", "SN 501")] == [False, False, False]


def test_travel_costs_the_agenda_no_query(client, coast, ann, django_assert_max_num_queries):
    client.force_login(ann.person.user)

    with django_assert_max_num_queries(8):
        client.get(reverse("programme:agenda", args=[ann.mission.slug]))
