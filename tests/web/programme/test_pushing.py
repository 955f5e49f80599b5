"""Saying on which devices one is told, and being told there."""

import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.factories.accounts import StaffFactory
from tests.factories.missions import LegFactory
from tests.factories.programme import ActivityFactory, between, delegate_on
from tests.factories.push_service import Browser, push_service

from hansa.apps.programme import services
from hansa.apps.programme.notices import Change, Spot
from hansa.journeys.erase_person import erase_person
from hansa.journeys.know_about_me import know_about_me
from hansa.plumbing.pushing.models import Subscription
from hansa.plumbing.pushing.tasks import deliver

pytestmark = pytest.mark.django_db


@pytest.fixture
def leg():
    return LegFactory(mission__slug="west-coast")


@pytest.fixture
def delegate(leg):
    return delegate_on(leg)


@pytest.fixture
def service(settings):
    with push_service() as found:
        settings.PUSH_SERVICES = [found.origin]
        yield found


@pytest.fixture
def browser():
    return Browser()


def address(name, *arguments):
    return reverse(f"programme:{name}", args=["west-coast", *arguments])


def subscribe(client, delegate, service, browser):
    client.force_login(delegate.person.user)
    said = {"address": f"{service.origin}/one", "device": "Firefox, Android", **browser.keys}
    return client.post(address("subscribe"), said, follow=True)


def carried_out():
    """What the worker does, at once."""
    for job in ProcrastinateJob.objects.filter(task_name="pushing.deliver").order_by("pk"):
        deliver(**job.args)


def test_a_delegate_subscribes_is_told_of_a_change_and_takes_the_device_off(
    client, delegate, leg, service, browser
):
    page = subscribe(client, delegate, service, browser)
    officer = StaffFactory(agency=leg.mission.organisers.first().agency)
    seminar = ActivityFactory(leg=leg, hours=between("09:00", "10:00"))
    services.cancel(activity=seminar, why="The speaker is ill.", by=officer, now=timezone.now())
    carried_out()
    number = Subscription.objects.get().pk
    gone = client.post(address("unsubscribe", number), follow=True)

    (posted,) = service.posted
    told = browser.opened(posted.body)
    assert "Firefox, Android" in page.text
    assert told["body"] == "Cancelled: Ports and data"
    assert told["slug"] == "west-coast"
    assert "That device is told nothing any more." in gone.text
    assert not Subscription.objects.exists()


def test_a_stranger_neither_opens_the_page_nor_takes_anothers_device_off(
    client, delegate, service, browser
):
    subscribe(client, delegate, service, browser)
    number = Subscription.objects.get().pk
    client.force_login(delegate_on(LegFactory()).person.user)
    assert client.get(address("push")).status_code == 404
    assert client.post(address("subscribe"), {"address": "x"}).status_code == 404

    client.force_login(delegate_on(delegate.stays.get().leg).person.user)
    assert client.post(address("unsubscribe", number)).status_code == 404
    assert Subscription.objects.exists()


def test_nobody_is_told_who_did_not_ask_and_the_same_thing_is_told_once(
    client, delegate, leg, service, browser
):
    subscribe(client, delegate, service, browser)
    other = delegate_on(leg)
    spot = Spot(between("10:30", "11:00"), "Hall B", "America/Los_Angeles")
    change = Change(kind="moved", title="Ports and data", was=spot, now=spot)
    for each in (delegate, other, delegate):
        services.tell(delegate=each, key="k", changes=[change] * 5, now=timezone.now())

    carried_out()

    (posted,) = service.posted
    lines = browser.opened(posted.body)["body"].splitlines()
    assert lines == ["Moved: Ports and data, now Tue 10:30, Hall B"] * 3 + ["and 2 more"]


def test_a_delegate_is_told_in_their_own_language(client, leg, service, browser):
    delegate = delegate_on(leg)
    delegate.person.user.language = "fr"
    delegate.person.user.save()
    subscribe(client, delegate, service, browser)
    change = Change(kind="announced", title="Le bus attend à la porte nord.")

    services.tell(delegate=delegate, key="k", changes=[change], now=timezone.now())
    carried_out()

    told = browser.opened(service.posted[0].body)
    assert (told["lang"], told["body"]) == ("fr", "Le bus attend à la porte nord.")


@pytest.mark.parametrize(
    "said", [{}, {"address": "https://evil.example/"}, {"address": "x" * 2000}], ids=len
)
def test_a_browser_that_says_nothing_useful_is_refused_in_words(client, delegate, said):
    client.force_login(delegate.person.user)

    answer = client.post(address("subscribe"), said)

    assert answer.status_code == 422
    assert "This browser" in answer.text


def test_the_page_says_what_to_do_where_the_browser_has_none(client, delegate):
    client.force_login(delegate.person.user)

    page = client.get(address("push")).text

    assert "This browser cannot be told" in page
    assert "Notices are blocked" in page


def test_devices_are_told_to_their_owner_and_forgotten_with_them(
    client, delegate, service, browser
):
    subscribe(client, delegate, service, browser)
    user = delegate.person.user

    told = {each.name: each.rows for each in know_about_me(user)}["devices"]
    erase_person(user, now=timezone.now())

    assert [row["name"] for row in told] == ["Firefox, Android"]
    assert not Subscription.objects.exists()


def test_telling_everybody_of_an_activity_looks_for_devices_once(
    leg, delegate, django_assert_max_num_queries
):
    officer = StaffFactory(agency=leg.mission.organisers.first().agency)
    for _ in range(6):
        delegate_on(leg)
    seminar = ActivityFactory(leg=leg)

    with django_assert_max_num_queries(26):
        services.cancel(activity=seminar, why="Ill.", by=officer, now=timezone.now())
