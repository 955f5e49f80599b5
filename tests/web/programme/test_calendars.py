"""The calendar feed and the page that explains it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from tests.factories.missions import LegFactory
from tests.factories.programme import ActivityFactory, between, delegate_on, told_meeting

from hansa.apps.programme import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def delegate():
    return delegate_on(LegFactory())


@pytest.fixture
def link(delegate):
    return services.make_calendar_link(delegate=delegate, now=timezone.now())


def feed(client, link, **headers):
    return client.get(reverse("programme:feed", args=[link.secret]), **headers)


def test_whoever_has_the_address_reads_the_agenda(client, delegate, link):
    ActivityFactory(leg=delegate.stays.get().leg)
    told_meeting(delegate, hours=between("10:30", "10:50"))

    answer = feed(client, link)

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert [str(event["SUMMARY"]) for event in events] == [
        "Ports and data",
        "Meeting: Pacific Cold Chain",
    ]
    assert str(events[1]["LOCATION"]) == "Table 4, Hall B, San Francisco"


@pytest.mark.parametrize("secret", ["unknown", "x" * 43])
def test_a_stranger_with_another_address_finds_nothing(client, link, secret):
    assert client.get(reverse("programme:feed", args=[secret])).status_code == 404


def test_a_renewed_address_kills_the_old_one(client, delegate, link):
    client.force_login(delegate.person.user)

    client.post(reverse("programme:renew", args=[delegate.mission.slug]))
    client.logout()

    assert feed(client, link).status_code == 404
    link.refresh_from_db()
    assert feed(client, link).status_code == 200


def test_a_stranger_renews_nothing(client, delegate, link):
    client.force_login(delegate_on(LegFactory()).person.user)

    answer = client.post(reverse("programme:renew", args=[delegate.mission.slug]))

    assert answer.status_code == 404
    assert feed(client, link).status_code == 200


def test_a_stranger_does_not_see_the_address(client, delegate, link):
    client.force_login(delegate_on(LegFactory()).person.user)

    answer = client.get(reverse("programme:calendar", args=[delegate.mission.slug]))

    assert answer.status_code == 404


def test_the_feed_of_somebody_who_withdrew_cancels_every_meeting(client, delegate, link):
    meeting = told_meeting(delegate, hours=between("10:30", "10:50"))
    before = feed(client, link)
    registration = delegate.registration
    type(registration).objects.filter(pk=registration.pk).update(
        status="withdrawn", decided_at=meeting.changed_at + timedelta(days=1)
    )

    after = feed(client, link, HTTP_IF_MODIFIED_SINCE=before["Last-Modified"])

    (event,) = Calendar.from_ical(after.content).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", meeting.sequence + 1)


def test_a_calendar_that_asks_again_is_told_that_nothing_changed(client, delegate, link):
    ActivityFactory(leg=delegate.stays.get().leg)
    first = feed(client, link)

    by_tag = feed(client, link, HTTP_IF_NONE_MATCH=first["ETag"])
    by_date = feed(client, link, HTTP_IF_MODIFIED_SINCE=first["Last-Modified"])

    assert (by_tag.status_code, by_date.status_code) == (304, 304)
    assert by_tag.content == b""


def test_a_calendar_that_asks_after_a_change_gets_it(client, delegate, link):
    first = feed(client, link)
    ActivityFactory(leg=delegate.stays.get().leg)

    assert feed(client, link, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_the_feed_opens_no_session_and_is_kept_by_no_cache_in_between(client, link):
    answer = feed(client, link)

    assert "Set-Cookie" not in answer.headers
    assert answer["Cache-Control"] == "private, no-cache"


def test_the_page_shows_the_address_to_copy_and_to_open(client, delegate, link):
    client.force_login(delegate.person.user)

    page = client.get(reverse("programme:calendar", args=[delegate.mission.slug])).content.decode()

    assert f'value="http://localhost:8000/calendar/{link.secret}.ics"' in page
    assert f'href="webcal://localhost:8000/calendar/{link.secret}.ics"' in page
    assert page.count("<summary>") == 3


def test_a_delegate_without_an_address_can_make_one(client, delegate):
    client.force_login(delegate.person.user)

    before = client.get(reverse("programme:calendar", args=[delegate.mission.slug]))
    client.post(reverse("programme:renew", args=[delegate.mission.slug]))

    assert "You have no calendar address yet" in before.content.decode()
    delegate.refresh_from_db()
    assert delegate.calendar_link.secret


def test_a_full_feed_costs_few_queries(client, delegate, link, django_assert_max_num_queries):
    leg = delegate.stays.get().leg
    for n in range(20):
        ActivityFactory(leg=leg, hours=between(f"{n:02}:00", f"{n:02}:30"))

    with django_assert_max_num_queries(9):
        feed(client, link)
