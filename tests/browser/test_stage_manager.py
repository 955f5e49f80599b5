"""The stage manager notes signatures as they happen, on a small phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.browser.visiting import cookies_of
from tests.factories.accounts import LONG_BEFORE
from tests.factories.agreements import ceremony, cleared
from tests.factories.registration import west_coast

from hansa.apps.agreements import services
from hansa.apps.agreements.models import Agreement

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stage():
    coast = west_coast()
    stage = ceremony(coast, desks=1)
    cleared(coast, title="Sensors for cold stores", witness="The Minister of Foreign Trade")
    cleared(coast, title="Software for port calls")
    services.arrange(ceremony=stage, by=coast.officer, now=LONG_BEFORE)
    stage.officer = coast.officer
    return stage


@pytest.fixture
def phone(browser, live_server, stage):
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.add_cookies(cookies_of(stage.officer, live_server.url))
    yield context.new_page()
    context.close()


def test_each_signature_is_noted_and_the_next_comes_on_stage(phone, live_server, stage):
    phone.goto(live_server.url + reverse("agreements:run", args=["west-coast", stage.pk]))
    expect(phone.locator("h1")).to_have_text("Stage manager")
    expect(phone.locator(".lead")).to_have_text("0 of 2 signed")
    wide = phone.evaluate("document.documentElement.scrollWidth")
    button = phone.get_by_role("button", name="Signed")
    tall = button.bounding_box()["height"]

    first = phone.locator(".stage-card h3").first.inner_text()
    button.click()
    expect(phone.locator(".lead")).to_have_text("1 of 2 signed")
    second = phone.locator(".stage-card h3").first.inner_text()
    phone.get_by_role("button", name="Signed").click()
    expect(phone.get_by_text("Everything is signed")).to_be_visible()
    phone.get_by_text("2 are signed").click()
    phone.get_by_role("button", name="Not signed after all").first.click()
    expect(phone.locator(".lead")).to_have_text("1 of 2 signed")

    assert (wide, tall >= 44, first != second) == (360, True, True)
    assert sorted(Agreement.objects.values_list("status", flat=True)) == ["scheduled", "signed"]
