"""A planner keeps seats for agencies and sizes, on a telephone and with the keyboard alone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.browser.visiting import PHONE, complaints, cookies_of, with_keys
from tests.factories.registration import application, west_coast
from tests.factories.sizes import of_size

from hansa.apps.registration.models import Quota

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def coast():
    """Four seats, of which a large company holds one and another one asks for the next."""
    coast = west_coast(seats=4)
    coast.mission.recruits_until = None
    coast.mission.save()
    of_size(application(coast, status="accepted", name="Grand Steel").organisation, "large")
    of_size(application(coast, name="Vesdre Optics").organisation, "large")
    return coast


@pytest.fixture
def phone(browser, live_server, coast):
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.add_cookies(cookies_of(coast.officer, live_server.url))
    yield context.new_page()
    context.close()


def test_a_planner_keeps_seats_and_whoever_is_beyond_them_is_told_why(phone, live_server, coast):
    phone.goto(live_server.url + reverse("registration:delegation", args=[coast.mission.slug]))
    with_keys(phone, phone.get_by_role("link", name="Seats and waiting list"), "Enter")
    expect(phone.get_by_text("No quota: whoever is accepted first takes the seat.")).to_be_visible()
    assert complaints(phone) == []
    with_keys(phone, phone.get_by_role("link", name="Change how seats are given"), "Enter")

    with_keys(phone, phone.get_by_label("hub.brussels"), "3")
    with_keys(phone, phone.get_by_label("Large enterprise"), "1")
    with_keys(phone, phone.get_by_label("From so many days before").first, "30")
    with_keys(phone, phone.get_by_role("button", name="Save"), "Enter")
    percentage = phone.get_by_label("Part of the fee kept, in %").first
    expect(percentage).to_have_attribute("aria-invalid", "true")
    assert complaints(phone) == []
    with_keys(phone, percentage, "50", "Enter")

    expect(phone.get_by_text("from 30 days before the mission on: 50 %")).to_be_visible()
    expect(phone.get_by_text("1 of 1")).to_be_visible()
    assert complaints(phone) == []
    assert sorted(Quota.objects.values_list("most", flat=True)) == [1, 3]
    phone.get_by_role("link", name="Delegation").first.click()
    phone.get_by_role("link", name="Vesdre Optics").first.click()
    expect(phone.get_by_text("Large enterprise").first).to_be_visible()
    expect(phone.get_by_role("button", name="Accept one delegate")).to_be_disabled()
    assert complaints(phone) == []
