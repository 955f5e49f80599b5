"""A host with a phone: they accept, decline, set their hours, ask a colleague, and write."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.browser.visiting import complaints
from tests.factories.interest import market_of, recommend
from tests.factories.soon import a_hall_next_week

from hansa.apps.matching.models import Interest, Message
from hansa.apps.meetings import queries
from hansa.apps.meetings.models import Absence, Counterpart
from hansa.plumbing.mailing.models import Letter

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def market():
    """Both companies would like to meet the first host; one of them is recommended."""
    market = market_of(a_hall_next_week())
    market.hall.wish(0, 0, worth=100)
    market.hall.wish(1, 0)
    for listed in recommend(market.hosts[0], *market.companies):
        listed.reasons = [{"code": "same_sector", "facts": {"sector": "food"}}]
        listed.save()
    return market


@pytest.fixture
def address(market, live_server):
    token = queries.host_token(market.hosts[0].counterpart)
    return live_server.url + reverse("hosts:page", args=[token])


@pytest.fixture
def phone(browser):
    """A phone that runs no scripts: the page must do without."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_a_host_does_all_of_it_on_a_phone_without_scripts(phone, address, market):
    phone.goto(address)
    phone.get_by_role("button", name=re.compile("I must meet them.*Zelmavelde")).click()
    expect(phone.get_by_text("your answer: must meet")).to_be_visible()

    phone.locator("summary", has_text="Quorilune Storage").click()
    phone.locator("details[open] textarea").fill("We have no stores left.")
    phone.get_by_role("button", name="Decline Quorilune Storage").click()
    expect(phone.get_by_text("We have no stores left.")).to_be_visible()

    phone.get_by_role("link", name="My hours").click()
    phone.get_by_role("checkbox").first.uncheck()
    phone.get_by_role("button", name="Save my hours").click()
    expect(phone.get_by_role("checkbox").first).not_to_be_checked()

    phone.get_by_role("link", name="Meetings").click()
    phone.get_by_role("link", name=re.compile("Write to them.*Zelmavelde")).click()
    phone.get_by_label("Your message").fill("Bring a sample, please.")
    phone.get_by_role("button", name="Send to Zelmavelde Grid").click()
    expect(phone.get_by_text("Bring a sample, please.")).to_be_visible()

    phone.get_by_role("link", name="My list").click()
    expect(phone.get_by_role("heading", name="Whom first?")).to_be_visible()
    expect(phone.get_by_role("listitem").filter(has_text="Zelmavelde Grid")).to_be_visible()

    phone.get_by_role("link", name="A colleague").click()
    phone.get_by_label("First name").fill("Ada")
    phone.get_by_label("Last name").fill("Byron")
    phone.get_by_label("E-mail address").fill("ada@bayside.example")
    phone.get_by_role("button", name="Write to my colleague").click()
    expect(phone.get_by_text("Ada Byron").first).to_be_visible()

    assert Interest.objects.filter(profile=market.hosts[0], choice="must").count() == 1
    assert Absence.objects.count() == 1
    assert Message.objects.get().text == "Bring a sample, please."
    assert Letter.objects.filter(to="ada@bayside.example").count() == 1


def test_a_link_that_ended_leads_to_a_new_one(phone, address, market, live_server):
    Counterpart.objects.update(link_version=2)

    phone.goto(address)
    phone.get_by_role("button", name="Mail me a new link").click()
    expect(phone.get_by_text("A new link goes to the address that we know")).to_be_visible()
    new = Letter.objects.get().body.partition("/host/")[2].split()[0]
    phone.goto(f"{live_server.url}/host/{new}")

    expect(phone.get_by_role("heading", name="Bayside Power")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_the_pages_of_a_host(browser, address, market, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    for company in market.companies:
        market.express(market.hosts[0], company)
    wrong = {}
    rooms = ("", "people/", "order/", "hours/", "profile/", "forward/", "talks/")
    for room in (*rooms, f"talks/{market.companies[0].pk}/"):
        page.goto(address + room)
        found = complaints(page)
        if found:
            wrong[room] = found
    context.close()

    assert wrong == {}
