"""A company owner applies: the page keeps what is typed, and sends it once."""

import re
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.browser.visiting import cookies_of
from tests.factories.joining import AnnouncementFactory, owner_of
from tests.factories.programme import ActivityFactory
from tests.factories.registration import west_coast

from hansa.apps.registration.models import Registration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WORDS = "Cold stores that run on sea water."


@pytest.fixture
def coast():
    """The door reads today's clock: this mission never closes."""
    coast = west_coast()
    coast.mission.recruits_until = None
    coast.mission.save()
    AnnouncementFactory(mission=coast.mission)
    ActivityFactory(leg=coast.san_francisco, audience="signed_up", status="confirmed")
    return coast


@pytest.fixture
def lien(coast):
    return owner_of(coast)


@pytest.fixture
def window(browser, live_server, lien):
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    context.add_cookies(cookies_of(lien.user, live_server.url))
    yield context.new_page()
    context.close()


def test_an_owner_finds_the_mission_writes_comes_back_and_sends(window, live_server, coast):
    window.goto(live_server.url + reverse("registration:join", args=[coast.mission.slug]))
    window.get_by_role("link", name="Begin the application").click()

    window.get_by_label("Why this mission").fill(WORDS)
    window.get_by_label("Somebody else pays").check()
    expect(window.get_by_label("Name of the payer")).to_be_visible()
    window.get_by_label("Somebody else pays").uncheck()
    expect(window.locator("#kept")).to_contain_text("Draft kept")

    window.goto(live_server.url + reverse("registration:mine"))
    window.get_by_role("link", name="West Coast mission").first.click()
    expect(window.get_by_label("Why this mission")).to_have_value(WORDS)
    window.get_by_label("We agree to the conditions of participation").check()
    window.get_by_role("button", name="Send the application").dblclick()

    expect(window).to_have_url(re.compile(r"/my/applications/\d+/$"))
    expect(window.get_by_text("€300")).to_be_visible()
    assert [each.status for each in Registration.objects.all()] == ["applied"]


def begins(window, live_server, coast, lien):
    """On the page of the application, with a reason to travel and the conditions agreed."""
    organisation = lien.organisation
    path = reverse("registration:apply_oneself", args=[coast.mission.slug, organisation.pk])
    window.goto(live_server.url + path)
    window.get_by_label("Why this mission").fill(WORDS)
    window.get_by_label("We agree to the conditions of participation").check()


def test_the_back_button_leads_to_what_was_sent(window, live_server, coast, lien):
    begins(window, live_server, coast, lien)
    window.get_by_role("button", name="Send the application").click()
    expect(window).to_have_url(re.compile(r"/my/applications/\d+/$"))
    sent = window.url

    window.go_back()

    expect(window).to_have_url(sent)
    expect(window.get_by_role("button", name="Send the application")).to_be_hidden()
    assert Registration.objects.count() == 1


def test_whoever_goes_on_later_finds_every_word_on_another_device(
    browser, window, live_server, coast, lien
):
    begins(window, live_server, coast, lien)
    window.get_by_role("button", name="Keep the draft and go on later").click()
    expect(window.get_by_text("Your draft is kept")).to_be_visible()

    elsewhere = browser.new_context(viewport={"width": 1280, "height": 800})
    elsewhere.add_cookies(cookies_of(lien.user, live_server.url))
    page = elsewhere.new_page()
    page.goto(live_server.url + reverse("registration:mine"))
    page.get_by_role("link", name="West Coast mission").first.click()

    expect(page.get_by_label("Why this mission")).to_have_value(WORDS)
    expect(page.get_by_label("We agree to the conditions of participation")).to_be_checked()
    elsewhere.close()


def test_a_deadline_that_passes_meanwhile_keeps_the_draft_and_says_so(
    window, live_server, coast, lien
):
    begins(window, live_server, coast, lien)
    coast.mission.recruits_until = date(2025, 8, 31)
    coast.mission.save()
    window.get_by_role("button", name="Send the application").click()

    expect(window.get_by_text("Registration closed on 31 August 2025.")).to_be_visible()
    expect(window.get_by_text("What you have filled in is kept as a draft")).to_be_visible()
    expect(window.get_by_label("Why this mission")).to_have_value(WORDS)
    expect(window.get_by_role("button", name="Send the application")).to_be_hidden()
    assert [each.status for each in Registration.objects.all()] == ["draft"]


def test_another_delegate_is_added_without_losing_a_word(window, live_server, coast, lien):
    window.goto(
        live_server.url
        + reverse("registration:apply_oneself", args=[coast.mission.slug, lien.organisation.pk])
    )
    window.get_by_label("Why this mission").fill(WORDS)

    window.get_by_role("button", name="Add another delegate").click()

    expect(window.get_by_role("group", name="Delegate 2")).to_be_visible()
    expect(window.get_by_label("Why this mission")).to_have_value(WORDS)
