"""A text that people agree to has a new version; who travels reads it, and says yes and no."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.browser.visiting import PHONE, complaints, cookies_of, with_keys
from tests.factories.accounts import UserFactory
from tests.factories.consents import agreed
from tests.factories.directory import PersonFactory
from tests.factories.registration import application, delegate_of, west_coast

from hansa.apps.registration.models import Agreement

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

NEW_TEXT = "Partners of the mission receive names and addresses until it is over."
SHARING = "Data for partners of the mission"


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def lien(coast):
    """Who travels, and whose organisation agreed to the text as it was."""
    registration = application(coast, delegates=0, status="accepted")
    person = PersonFactory(organisation=registration.organisation, user=UserFactory())
    agreed(registration)
    return delegate_of(registration, leg=coast.san_francisco, person=person)


@pytest.fixture
def phone_of(browser, live_server):
    """Opens a telephone on which somebody is signed in."""
    contexts = []

    def opened(user):
        context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
        context.add_cookies(cookies_of(user, live_server.url))
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def writes_a_new_version(phone, url, coast):
    """An officer, from the page on which recruitment is prepared."""
    phone.goto(url + reverse("registration:recruitment", args=[coast.mission.slug]))
    assert complaints(phone) == []
    with_keys(phone, phone.get_by_role("link", name=SHARING), "Enter")
    with_keys(phone, phone.get_by_label("Text in English"), NEW_TEXT)
    assert complaints(phone) == []
    with_keys(phone, phone.locator("main form button[type=submit]"), "Enter")
    expect(phone.get_by_role("table", name="Texts in force")).to_contain_text(NEW_TEXT)


def card_of(phone, subject):
    heading = phone.get_by_role("heading", name=subject)
    return phone.get_by_role("article").filter(has=heading)


def test_a_new_version_is_read_agreed_to_and_refused_for_oneself(
    phone_of, live_server, coast, lien
):
    writes_a_new_version(phone_of(coast.officer), live_server.url, coast)

    phone = phone_of(lien.person.user)
    phone.goto(
        live_server.url
        + reverse("registration:place_consents", args=["west-coast", lien.registration_id])
    )
    theirs = card_of(phone, SHARING)
    expect(theirs).to_contain_text(NEW_TEXT)
    expect(theirs).to_contain_text("this text is newer")
    assert complaints(phone) == []
    with_keys(phone, theirs.get_by_role("button", name="Yes, I agree"), "Enter")
    expect(theirs).not_to_contain_text("this text is newer")

    phone.goto(live_server.url + reverse("registration:own_consents", args=["west-coast"]))
    own = card_of(phone, SHARING)
    expect(own).to_contain_text("Your organisation agreed.")
    with_keys(phone, own.get_by_role("button", name="No"), "Enter")
    expect(own).to_contain_text("Not agreed")
    assert complaints(phone) == []
    said = Agreement.objects.filter(subject="sharing").order_by("pk")
    assert [(each.person_id, each.given) for each in said] == [
        (None, True),
        (None, True),
        (lien.person_id, False),
    ]
