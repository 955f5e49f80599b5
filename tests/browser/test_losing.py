"""An officer lowers the places of an activity; Enter in a field takes nobody's place away."""

import pytest
from playwright.sync_api import expect
from tests.browser.visiting import PHONE, complaints, cookies_of
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.missions import LegFactory, MissionFactory
from tests.factories.programme import delegate_on, place_at, visit_on

from hansa.apps.programme.models import SignUp

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TAKE = "Have fewer places and tell them"


@pytest.fixture
def agency():
    return AgencyFactory(name="Brussels")


@pytest.fixture
def visit(agency):
    """One at which two of the agency hold a place."""
    visit = visit_on(LegFactory(mission=MissionFactory(slug="west-coast", agency=agency)))
    for name in ("Early", "Late"):
        place_at(visit, delegate_on(visit.leg, organisation__agency=agency, last_name=name))
    return visit


@pytest.fixture
def officer(browser, live_server, agency):
    context = browser.new_context(viewport=PHONE)
    context.add_cookies(cookies_of(StaffFactory(agency=agency), live_server.url))
    yield context.new_page()
    context.close()


def held():
    return SignUp.objects.filter(withdrawn_at=None).count()


def is_asked_twice(officer, places):
    """Enter in the field asks who would lose a place, however often."""
    for _once_and_again in range(2):
        places.fill("1")
        with officer.expect_navigation():
            places.press("Enter")
        expect(officer.get_by_text("1 person would lose a place")).to_be_visible()
        assert held() == 2


def test_enter_asks_anew_and_only_the_button_takes_a_place(officer, live_server, visit, agency):
    officer.goto(f"{live_server.url}/m/west-coast/programme/{visit.pk}/parts/")
    officer.get_by_text("Limit an agency or a kind of organisation").click()
    form = officer.locator("#allotments form")
    form.get_by_label("Agency").select_option(str(agency))
    places = form.get_by_label("Places at most")

    is_asked_twice(officer, places)
    assert complaints(officer) == []
    with officer.expect_navigation():
        form.get_by_role("button", name=TAKE).click()

    assert held() == 1


def test_enter_in_the_form_of_an_activity_asks_anew(officer, live_server, visit):
    officer.goto(f"{live_server.url}/m/west-coast/programme/{visit.pk}/change/")
    places = officer.locator("[name=capacity]")

    is_asked_twice(officer, places)
    with officer.expect_navigation():
        officer.get_by_role("button", name=TAKE).click()

    assert held() == 1
