"""Fewer places, on screen: who would lose one is shown first, and nobody else then loses one."""

import re

import pytest
from django.urls import reverse
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.missions import LegFactory, MissionFactory
from tests.factories.programme import delegate_on, place_at, visit_on

from hansa.apps.programme.models import Notice, SignUp

pytestmark = pytest.mark.django_db

VISIT = {
    "title_en": "Visit", "kind": "company_visit", "day": "2025-10-07", "starts": "14:00",
    "ends": "16:00", "place": "Hall C", "audience": "signed_up", "capacity": "1",
}  # fmt: skip


@pytest.fixture
def leg():
    return LegFactory(mission=MissionFactory(slug="west-coast", agency=AgencyFactory()))


@pytest.fixture
def agency(leg):
    return leg.mission.organisers.get().agency


@pytest.fixture
def visit(leg):
    return visit_on(leg, capacity=20)


@pytest.fixture
def early(visit, agency):
    return somebody_at(visit, agency=agency, last_name="Early")


@pytest.fixture
def late(visit, agency, early):
    return somebody_at(visit, agency=agency, last_name="Late")


def somebody_at(visit, *, agency, last_name):
    delegate = delegate_on(visit.leg, organisation__agency=agency, last_name=last_name)
    place_at(visit, delegate)
    return delegate


def way_of_fewer(how, *, visit, agency):
    """Where one place fewer is asked for, with what the form then says."""
    at = ["west-coast", visit.pk]
    return {
        "of the activity": (reverse("programme:change", args=at), VISIT),
        "of an agency": (
            reverse("programme:add_part", args=[*at, "allotments"]),
            {"agency": agency.pk, "places": "1"},
        ),
        "of the list": (reverse("programme:fewer", args=at), {"capacity": "1"}),
    }[how]


def words_of(page):
    return page.content.decode()


def shown_on(page):
    """What the page would say of whom it shows."""
    return re.search(r'name="displacing" value="([^"]*)"', words_of(page))[1]


def holders():
    return [each.delegate for each in SignUp.objects.filter(withdrawn_at=None).order_by("pk")]


@pytest.fixture(params=["of the activity", "of an agency", "of the list"])
def fewer(request, client, visit, late):
    """Ask for one place, as an officer, and say who is to lose theirs."""
    agency = late.registration.agency
    client.force_login(StaffFactory(agency=agency))
    address, said = way_of_fewer(request.param, visit=visit, agency=agency)
    return lambda displacing="": client.post(address, {**said, "displacing": displacing})


def test_fewer_places_are_asked_about_before_anybody_loses_one(fewer, early, late):
    asked = fewer()

    assert asked.status_code == 409
    assert "1 person would lose a place" in words_of(asked)
    assert "Late" in words_of(asked).partition("would lose a place")[2]
    assert holders() == [early, late]


def test_who_was_shown_loses_the_place_and_is_told(fewer, early, late):
    done = fewer(displacing=shown_on(fewer()))

    assert done.status_code == 302
    assert holders() == [early]
    assert [each.delegate for each in Notice.objects.all()] == [late]


def test_who_signed_up_after_the_page_was_made_is_asked_about_first(
    fewer, visit, agency, early, late
):
    stale = shown_on(fewer())
    later = somebody_at(visit, agency=agency, last_name="Later")

    asked = fewer(displacing=stale)

    assert asked.status_code == 409
    assert "2 people would lose" in words_of(asked)
    assert holders() == [early, late, later]


@pytest.mark.parametrize("nonsense", ["1", "yes", "-", "0-0", "9" * 400, "²"])
def test_nobody_loses_a_place_to_a_button_that_named_others(fewer, early, late, nonsense):
    assert fewer(displacing=nonsense).status_code == 409
    assert holders() == [early, late]


def test_a_stranger_takes_no_place_away(client, visit, agency, early, late):
    client.force_login(StaffFactory(agency=AgencyFactory()))

    for how in ("of the activity", "of an agency", "of the list"):
        address, said = way_of_fewer(how, visit=visit, agency=agency)
        assert client.post(address, said).status_code == 404
    assert holders() == [early, late]
