"""An officer on a telephone: what changed, who travels instead, a refusal with its reason."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.browser.visiting import PHONE, complaints, cookies_of, with_keys
from tests.factories.directory import PersonFactory
from tests.factories.registration import IN_TIME, application, delegate_of, west_coast

from hansa.plumbing.history.recording import record

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

CHANGES = [["motivation", "", "Two shipyards.", "Two shipyards have asked for twelve winches."]]
REASON = "Its product is made there already."


@pytest.fixture
def coast():
    coast = west_coast()
    coast.mission.recruits_until = None
    coast.mission.save()
    return coast


@pytest.fixture
def phone(browser, live_server, coast):
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.add_cookies(cookies_of(coast.officer, live_server.url))
    page = context.new_page()
    page.goto(live_server.url + reverse("registration:delegation", args=[coast.mission.slug]))
    yield page
    context.close()


@pytest.fixture
def changed(coast):
    """An application of which the officer has not read what was changed."""
    changed = application(coast, name="Marevoort Winches")
    now = IN_TIME + timedelta(days=2)
    record("registration.changed", about=changed, by=None, now=now, changes=CHANGES)
    return changed


@pytest.fixture
def confirmed(coast):
    """One seat, whose traveller has a colleague."""
    confirmed = application(coast, delegates=0, status="confirmed", name="Zenne Lasers")
    delegate_of(confirmed, leg=coast.san_francisco, first_name="Odile", last_name="Harmegnies")
    PersonFactory(
        organisation=confirmed.organisation, first_name="Tom", last_name="Wuyts", user=None
    )
    return confirmed


def chooses(phone, name):
    """Somebody of the company, whatever stands beside the name."""
    who = phone.get_by_role("combobox", name="Who travels")
    who.select_option(who.locator("option", has_text=name).get_attribute("value"))


def test_what_changed_is_marked_read_and_declined_with_a_reason(changed, phone):
    listed = phone.get_by_role("table", name="Registrations")
    mark = listed.get_by_text("changed since you looked")
    phone.reload()
    expect(mark).to_be_visible()
    phone.get_by_label("Changed since I looked").check()
    expect(phone).to_have_url(re.compile("changed=on"))
    assert complaints(phone) == []

    with phone.expect_response(lambda answer: answer.url.endswith("/looked/")) as told:
        listed.get_by_role("link", name="Marevoort Winches").click()
    assert told.value.status == 204
    expect(phone.get_by_text("Two shipyards have asked for twelve winches.")).to_be_visible()
    assert complaints(phone) == []
    phone.get_by_role("link", name="Delegation").first.click()
    expect(listed).to_be_visible()
    expect(mark).to_be_hidden()

    listed.get_by_role("link", name="Marevoort Winches").click()
    with_keys(phone, phone.get_by_role("button", name="Decline with a reason"), "Enter")
    send = phone.get_by_role("button", name="Decline the application")
    with_keys(phone, send, "Enter")
    why = phone.get_by_role("dialog").get_by_label("Reason")
    expect(why).to_have_attribute("aria-invalid", "true")
    assert complaints(phone) == []
    with_keys(phone, why, REASON)
    with_keys(phone, send, "Enter")
    expect(phone.get_by_role("article").get_by_text(REASON)).to_be_visible()
    changed.refresh_from_db()
    assert (changed.status, changed.reason) == ("declined", REASON)


def test_somebody_travels_instead_and_a_colleague_is_added_late(confirmed, phone):
    phone.reload()
    table = phone.get_by_role("table", name="Registrations")
    table.get_by_role("link", name="Zenne Lasers").click()
    phone.get_by_role("link", name="Instead of Odile Harmegnies").click()
    chooses(phone, "Tom Wuyts")
    assert complaints(phone) == []
    phone.get_by_label("Reason").fill("Ill.")
    phone.get_by_role("button", name="Hand the seat on").click()

    expect(phone.get_by_role("link", name="Instead of Tom Wuyts")).to_be_visible()
    phone.get_by_role("link", name="Add a delegate").click()
    chooses(phone, "Odile Harmegnies")
    phone.get_by_label("San Francisco").check()
    assert complaints(phone) == []
    phone.locator("main form button[type=submit]").last.click()
    expect(phone.get_by_role("heading", name="2 delegates")).to_be_visible()
    names = [str(each.person) for each in confirmed.delegates.all()]
    assert sorted(names) == ["Odile Harmegnies", "Tom Wuyts"]
