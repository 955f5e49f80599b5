"""A phone that asks every few seconds what changed."""

import html
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.accounts import UserFactory
from tests.factories.missions import LegFactory
from tests.factories.programme import between, delegate_on

from hansa.apps.programme import services
from hansa.apps.programme.notices import Change, Spot

pytestmark = pytest.mark.django_db


@pytest.fixture
def delegate():
    return delegate_on(LegFactory())


def told(delegate, *, when, title="Port visit", key="one"):
    spot = Spot(period=between("09:00", "10:00"), place="Pier 27", time_zone="America/Los_Angeles")
    change = Change(kind="added", title=title, now=spot)
    return services.tell(delegate=delegate, key=key, changes=[change], now=when)


def asked(client, delegate, since=None):
    client.force_login(delegate.person.user)
    address = reverse("programme:news", args=[delegate.mission.slug])
    return client.get(address, {"since": since.isoformat()} if since else {})


def address_of_page(client, delegate):
    """Where the agenda as it stands asks for more."""
    client.force_login(delegate.person.user)
    page = client.get(reverse("programme:agenda", args=[delegate.mission.slug])).content.decode()
    return html.unescape(page.partition('data-asks="')[2].partition('"')[0])


def test_a_phone_hears_nothing_while_nothing_changed(client, delegate):
    assert asked(client, delegate).status_code == 204


def test_a_phone_reads_what_was_told_since_its_page_was_opened(client, delegate):
    told(delegate, when=timezone.now())

    page = asked(client, delegate, since=timezone.now() - timedelta(minutes=5)).content.decode()

    assert "Port visit" in page
    assert "Pier 27" in page


def test_a_phone_that_shows_the_change_hears_nothing_more(client, delegate):
    now = timezone.now()
    told(delegate, when=now)

    assert asked(client, delegate, since=now).status_code == 204


def test_the_agenda_asks_from_what_it_shows(client, delegate):
    now = timezone.now()
    told(delegate, when=now)
    address = address_of_page(client, delegate)

    assert "/news/" in address
    assert client.get(address).status_code == 204
    told(delegate, when=now + timedelta(seconds=1), key="two", title="Harbour dinner")
    assert "Harbour dinner" in client.get(address).content.decode()


def test_asking_is_cheap(client, delegate, django_assert_max_num_queries):
    client.force_login(delegate.person.user)
    address = reverse("programme:news", args=[delegate.mission.slug])

    with django_assert_max_num_queries(3):
        client.get(address)


def test_asking_in_vain_takes_one_query_and_nobody_is_looked_up(
    client, delegate, django_assert_num_queries
):
    address = address_of_page(client, delegate)
    client.logout()

    with django_assert_num_queries(1):
        answer = client.get(address)

    assert answer.status_code == 204
    assert answer["Cache-Control"] == "no-store"


def test_what_is_new_is_told_only_to_whom_it_is_for(client, delegate):
    address = address_of_page(client, delegate)
    told(delegate, when=timezone.now(), title="Harbour dinner")
    client.logout()

    assert client.get(address).status_code == 302
    client.force_login(UserFactory())
    assert client.get(address).status_code == 404
    client.force_login(delegate.person.user)
    assert "Harbour dinner" in client.get(address).content.decode()


@pytest.mark.parametrize("key", ["", "1", "MTA1:1xVOpp:forged"])
def test_a_forged_key_opens_nothing(client, delegate, key):
    address = reverse("programme:news", args=[delegate.mission.slug])

    assert client.get(address, {"key": key}).status_code == 302


def test_a_stranger_hears_of_no_journey(client, delegate):
    client.force_login(UserFactory())

    answer = client.get(reverse("programme:news", args=[delegate.mission.slug]))

    assert answer.status_code == 404


def test_a_moment_that_is_none_is_as_good_as_none(client, delegate):
    told(delegate, when=timezone.now())
    client.force_login(delegate.person.user)
    address = reverse("programme:news", args=[delegate.mission.slug])

    assert client.get(address, {"since": "yesterday"}).status_code == 200
    assert client.get(address, {"since": "2026-99-99T00:00"}).status_code == 200
