"""A door on a phone: it lets in, refuses with a way out, and goes on without a connection."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.attendance import badge_for, phone_at
from tests.factories.programme import ActivityFactory, delegate_on
from tests.factories.registration import west_coast

from hansa.apps.attendance import queries, services
from hansa.values import Period

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

READY = "[data-door][data-ready]"
KEPT = "[data-door][data-kept]"
SENT = "[data-door][data-queue='0'][data-contact='yes']"


@pytest.fixture
def coast():
    coast = west_coast()
    today = timezone.now().date()
    leg = coast.san_francisco
    leg.starts_on, leg.ends_on = today - timedelta(days=2), today + timedelta(days=2)
    leg.save()
    return coast


@pytest.fixture
def seminar(coast):
    start = timezone.now() - timedelta(minutes=5)
    return ActivityFactory(
        leg=coast.san_francisco, hours=Period(start, start + timedelta(hours=2)), capacity=3
    )


@pytest.fixture
def ann(coast, seminar):
    return badge_for(delegate_on(coast.san_francisco, first_name="Ann", last_name="Claes"))


@pytest.fixture
def bea(coast, seminar):
    return badge_for(delegate_on(coast.san_francisco, first_name="Bea", last_name="Dumont"))


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 360, "height": 780})
    yield context
    context.close()


@pytest.fixture
def link(live_server, coast, seminar, ann, bea):
    """The address of a door that awaits two people."""
    device = phone_at(seminar, door="Door A", by=coast.officer)
    return live_server.url + reverse("attendance:door", args=[device.secret])


@pytest.fixture
def door(phone, link):
    """The door's page, open, with its list and its worker."""
    page = phone.new_page()
    page.goto(link)
    page.wait_for_selector(READY)
    page.wait_for_selector(KEPT)
    return page


def show(door, words):
    """Type a code or a name, as whoever has no camera does."""
    door.fill("#look", words)
    door.press("#look", "Enter")


def verdict(door):
    door.wait_for_selector("[data-result]:not([hidden])")
    return door.text_content("[data-verdict]"), door.text_content("[data-sentence]")


def test_a_badge_is_let_in_and_a_second_use_is_refused_with_a_way_out(door, seminar, ann):
    show(door, f"HANSA:west-coast:{ann.token}")
    door.wait_for_selector(SENT)
    first = verdict(door)
    show(door, ann.token)
    door.wait_for_selector("[data-by-hand]:not([hidden])")

    _name, again = verdict(door)

    assert first[0] == "Let in"
    assert again.startswith("Already in since")
    assert "Door A" in again or "this door" in again
    assert queries.attended(seminar).tally.arrived == 1
    assert door.evaluate("document.documentElement.scrollWidth") == 360


def test_a_door_goes_on_without_a_connection_and_sends_once_it_is_back(
    phone, door, seminar, ann, bea
):
    phone.set_offline(True)
    door.reload()
    door.wait_for_selector(READY)
    show(door, ann.token)
    door.wait_for_selector("[data-door][data-queue='1']")
    show(door, "dumont")
    door.click("[data-found] button")
    door.wait_for_selector("[data-door][data-queue='2']")
    offline = door.text_content("[data-state]"), queries.attended(seminar).tally.arrived

    phone.set_offline(False)
    door.wait_for_selector(SENT, timeout=20_000)

    assert "No connection" in offline[0]
    assert offline[1] == 0
    assert queries.attended(seminar).tally.arrived == 2


def test_a_clock_an_hour_fast_is_measured_and_put_right(phone, link, seminar, ann):
    page = phone.new_page()
    page.clock.install(time=timezone.now() + timedelta(hours=1))
    page.goto(link)
    page.wait_for_selector(READY)

    show(page, ann.token)
    page.wait_for_selector(SENT)
    page.locator("[data-count=inside]", has_text="1").wait_for()

    (arrival,) = queries.arrivals_of(seminar)
    assert abs(arrival.at - timezone.now()) < timedelta(minutes=2)


def test_a_badge_of_another_mission_and_one_that_was_revoked_are_refused(door, coast, ann, seminar):
    show(door, f"HANSA:lima:{ann.token}")
    other = verdict(door)
    services.revoke_badge(badge=ann, by=coast.officer, now=timezone.now(), why="Lost")
    door.reload()
    door.wait_for_selector(READY)
    show(door, ann.token)

    revoked = verdict(door)

    assert other[1] == "This badge is of another mission."
    assert revoked[1] == "This badge was revoked."
    assert queries.attended(seminar).tally.arrived == 0


def test_somebody_is_let_in_by_hand_with_a_reason_and_a_walk_in_until_the_room_is_full(
    door, seminar, ann
):
    show(door, ann.token)
    door.wait_for_selector(SENT)
    show(door, ann.token)
    door.wait_for_selector("[data-by-hand]:not([hidden])")
    door.select_option("#reason", "papers")
    door.click("[data-by-hand] button")
    door.click("summary")
    for name in ("Rosa Diaz", "Kenji Sato", "Too Many"):
        door.fill("#walk-name", name)
        door.click("form[data-walk-in] button")
        door.wait_for_timeout(300)
    full = verdict(door)[1]

    door.wait_for_selector(SENT)

    assert full == "All 3 places are taken."
    assert queries.attended(seminar).tally.arrived == 3


def test_a_link_that_is_revoked_leaves_no_name_on_the_phone(door, coast, seminar):
    (kept,) = queries.doors_of(seminar)
    services.revoke_device(device=kept.devices.get(), by=coast.officer, now=timezone.now())

    door.evaluate("dispatchEvent(new Event('online'))")
    door.locator("[data-verdict]", has_text="wiped").wait_for()

    left = door.evaluate(
        """() => new Promise((resolve) => {
            indexedDB.open("hansa-doors").onsuccess = ({ target }) => {
                const kept = target.result.transaction("kept").objectStore("kept").getAllKeys();
                kept.onsuccess = () => resolve(kept.result.filter((key) => key.endsWith(" list")));
            };
        })"""
    )
    assert left == []


def test_the_policy_hears_no_complaint(phone, link):
    page = phone.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

    page.goto(link)
    page.wait_for_selector(READY)

    assert complaints == []
