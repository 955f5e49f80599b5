"""Two delegates with telephones: whom one meets, a note, cards exchanged, and a notice."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser.visiting import chromium, complaints, cookies_of
from tests.factories.missions import LegFactory
from tests.factories.programme import ActivityFactory, delegate_on, told_meeting

from hansa.apps.programme.models import ActivityDocument, ShowLine
from hansa.values import Period

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser():
    """One that shows notices."""
    with chromium(whole=True) as browser:
        yield browser


@pytest.fixture
def leg():
    today = timezone.now().date()
    return LegFactory(
        mission__slug="west-coast",
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=2),
    )


@pytest.fixture
def ann(leg):
    """Ann meets a host in half an hour, and a seminar with papers follows."""
    ann = delegate_on(leg, first_name="Ann", last_name="Peeters", job_title="Head of sales")
    start = timezone.now() + timedelta(minutes=30)
    told_meeting(ann, hours=Period(start, start + timedelta(minutes=20)))
    hours = Period(start + timedelta(hours=1), start + timedelta(hours=2))
    seminar = ActivityFactory(leg=leg, hours=hours)
    ShowLine.objects.create(
        activity=seminar, offset=0, minutes=10, what="Welcome by the mayor", public=True
    )
    ActivityDocument.objects.create(
        activity=seminar,
        name="Speakers.pdf",
        media_type="application/pdf",
        content=b"%PDF-",
        size=5,
        for_delegates=True,
        added_by=ann.person.user,
        added_at=start,
    )
    return ann


@pytest.fixture
def bob(leg):
    return delegate_on(leg, first_name="Bob", last_name="Maes")


@pytest.fixture
def phone_of(browser, live_server):
    """A telephone on which somebody is signed in, that may show notices."""
    opened = []

    def hand_to(delegate):
        context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
        context.grant_permissions(["notifications"], origin=live_server.url)
        context.add_cookies(cookies_of(delegate.person.user, live_server.url))
        opened.append(context)
        return context.new_page()

    yield hand_to
    for context in opened:
        context.close()


def is_in_order(page):
    """Nothing runs over the edge of the telephone, and axe is content."""
    assert complaints(page) == []


def test_a_delegate_reads_whom_they_meet_and_keeps_a_note(phone_of, live_server, ann):
    page = phone_of(ann)
    page.goto(f"{live_server.url}/me/west-coast/")
    page.get_by_role("link", name="Profile and note").first.click()

    expect(page.get_by_text("You asked to meet Pacific Cold Chain.")).to_be_visible()
    is_in_order(page)
    page.get_by_label("My note").fill("Wants a price for forty reefers.")
    page.get_by_role("button", name="Keep my note").click()

    expect(page.get_by_text("Noted, for you alone.")).to_be_visible()
    expect(page.get_by_label("My note")).to_have_value("Wants a price for forty reefers.")


def test_a_delegate_finds_the_papers_of_a_seminar(phone_of, live_server, ann):
    page = phone_of(ann)
    page.goto(f"{live_server.url}/me/west-coast/")
    page.get_by_role("link", name="Details").first.click()

    expect(page.get_by_text("Welcome by the mayor")).to_be_visible()
    expect(page.get_by_role("link", name="Speakers.pdf")).to_be_visible()
    is_in_order(page)


def test_two_delegates_exchange_cards(phone_of, live_server, ann, bob, settings):
    settings.BASE_URL = live_server.url
    shows, scans = phone_of(ann), phone_of(bob)
    shows.goto(f"{live_server.url}/me/west-coast/card/")
    is_in_order(shows)
    # What the camera reads is the address behind the first square.
    scans.goto(shows.locator("[data-address]").get_attribute("data-address"))
    is_in_order(scans)
    expect(scans.get_by_label("Give Ann Peeters my card in return")).not_to_be_checked()
    scans.get_by_label("Give Ann Peeters my card in return").check()
    scans.get_by_role("button", name="Keep this card").click()

    expect(scans.get_by_text("You have exchanged cards with Ann Peeters.")).to_be_visible()
    is_in_order(scans)
    shows.goto(f"{live_server.url}/me/west-coast/contacts/")
    expect(shows.get_by_role("row", name="Bob Maes")).to_be_visible()


def test_a_notice_that_arrives_is_shown(phone_of, live_server, ann):
    page = phone_of(ann)
    page.goto(f"{live_server.url}/me/west-coast/push/")
    expect(page.get_by_role("button", name="Tell me on this device")).to_be_visible()
    is_in_order(page)
    page.evaluate("navigator.serviceWorker.ready")
    said = {"title": "West Coast", "body": "The bus leaves from kerb 4.", "slug": "west-coast"}

    push = _pushing(page, live_server.url)
    # A busy browser may drop a message; a push service would send it again.
    shown = next(filter(None, (_shown_after(push, said, page) for _try in range(5))), None)

    assert shown == ["West Coast", "The bus leaves from kerb 4."]


def _shown_after(push, said, page):
    """The notice that is shown within three seconds of a message, if there is one."""
    push(said)
    return page.evaluate(
        """async () => {
            const worker = await navigator.serviceWorker.ready;
            for (let tries = 0; tries < 30; tries += 1) {
                const [notice] = await worker.getNotifications();
                if (notice) return [notice.title, notice.body];
                await new Promise((later) => setTimeout(later, 100));
            }
            return null;
        }"""
    )


def _pushing(page, url):
    """Hands a message to the page's service worker, as its push service would."""
    inside = page.context.new_cdp_session(page)
    found = []

    def kept(event):
        found.append(event)

    inside.on("ServiceWorker.workerRegistrationUpdated", kept)
    inside.send("ServiceWorker.enable")
    page.wait_for_timeout(500)
    (registration,) = found[-1]["registrations"]
    worker = {"origin": url, "registrationId": registration["registrationId"]}

    def push(said):
        inside.send("ServiceWorker.deliverPushMessage", {**worker, "data": json.dumps(said)})

    return push
