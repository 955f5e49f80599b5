"""On a telephone: a delegate enters a flight, and whoever rides along ticks the manifest."""

import pytest
from playwright.sync_api import expect
from tests.browser.visiting import cookies_of, runs_over
from tests.factories.accounts import StaffFactory
from tests.factories.programme import delegate_on
from tests.factories.registration import west_coast
from tests.factories.travel import bus_on, companion_of, seated

from hansa.apps.travel.models import Connection, RideSeat

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def phone(browser, live_server):
    """A telephone of somebody who signed in."""

    def signed_in(user):
        context = browser.new_context(viewport=PHONE, service_workers="block")
        context.add_cookies(cookies_of(user, live_server.url))
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    return signed_in


def fits(page):
    return not runs_over(page)


def test_a_delegate_enters_a_flight(phone, live_server, coast):
    ann = delegate_on(coast.san_francisco, first_name="Ann", last_name="Baert")
    page = phone(ann.person.user)

    page.goto(f"{live_server.url}/me/west-coast/travel/")
    page.get_by_role("link", name="Enter a flight or train").click()
    page.get_by_label("Flight or train number").fill("SN501")
    page.get_by_label("From", exact=False).first.fill("BRU")
    for name, told in (
        ("departs_on", "2025-10-05"), ("departs", "10:30"), ("destination", "SFO"),
        ("arrives_on", "2025-10-05"), ("arrives", "13:05"),
    ):  # fmt: skip
        page.locator(f"[name={name}]").fill(told)
    page.get_by_role("button", name="Keep my flight").click()

    expect(page.get_by_role("heading", name="SN 501 BRU–SFO")).to_be_visible()
    assert fits(page)
    assert Connection.objects.count() == 1


def test_whoever_rides_along_ticks_the_manifest(phone, live_server, coast):
    counsellor = StaffFactory(agency=coast.agency, role="counsellor")
    bus = bus_on(coast.san_francisco, by=coast.officer, staff=companion_of(coast, user=counsellor))
    seated(
        delegate_on(coast.san_francisco, first_name="Ann", last_name="Baert"), bus, by=coast.officer
    )
    page = phone(counsellor)

    page.goto(f"{live_server.url}/m/west-coast/travel/rides/{bus.pk}/")
    page.get_by_role("button", name="Tick off Ann Baert").click()

    expect(page.get_by_role("button", name="On board")).to_be_visible()
    assert fits(page)
    assert RideSeat.objects.get().ticked_by == counsellor
