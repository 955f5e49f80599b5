"""A delegate answers who wants to meet them, and puts the list in order, on a phone."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser.visiting import cookies_of
from tests.factories.accounts import UserFactory
from tests.factories.interest import a_market, rounds_of

from hansa.apps.matching.models import Interest
from hansa.apps.matching.rules import Choice

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def market():
    market = a_market(datetime(2025, 10, 6, 17, tzinfo=UTC))
    market.express(market.companies[0], market.companies[1], Choice.MUST)
    market.express(market.hosts[0], market.companies[0], Choice.MUST, why="You make cells.")
    rounds_of(market.session, choose_until=timezone.now() + timedelta(days=7))
    return market


@pytest.fixture
def window(browser, live_server, market):
    person = market.companies[0].registration.delegates.get().person
    person.user = UserFactory()
    person.save()
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    context.add_cookies(cookies_of(person.user, live_server.url))
    yield context.new_page()
    context.close()


def test_a_delegate_answers_and_sees_what_may_be_expected(window, live_server, market):
    window.goto(live_server.url + reverse("interests:mine", args=["west-coast"]))
    expect(window.get_by_role("heading", level=1)).to_have_text(
        "One organisation wants to meet you"
    )
    expect(window.locator(".expected")).to_contain_text("About 1.6 meetings to expect")

    window.get_by_role("button", name=re.compile("Must meet.*Bayside Power")).click()

    expect(window.locator(".expected")).to_contain_text("About 1.8 meetings to expect")
    window.get_by_role("button", name="Move Bayside Power up").click()
    expect(window.locator("ol .interest").first).to_contain_text("Bayside Power")
    assert list(Interest.objects.filter(about=market.hosts[0]).values_list("rank")) == [(1,)]
