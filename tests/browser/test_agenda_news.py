"""An agenda that stays open hears of a change, says it, and shows the days as they are now."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser.visiting import PHONE, complaints, cookies_of
from tests.factories.accounts import StaffFactory
from tests.factories.missions import LegFactory
from tests.factories.programme import ActivityFactory, delegate_on

from hansa.journeys.change_activity import change_activity
from hansa.values import Period

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def moved_by_an_hour(activity):
    hour = timedelta(hours=1)
    return change_activity(
        activity=activity,
        by=StaffFactory(agency=activity.leg.mission.organisers.get(leads=True).agency),
        now=timezone.now(),
        titles=activity.titles,
        kind=activity.kind,
        period=Period(activity.period.lower + hour, activity.period.upper + hour),
        place=activity.place,
        address=activity.address,
        audience=activity.audience,
        sector_group=activity.sector_group,
        capacity=activity.capacity,
        travel=activity.travel,
    )


@pytest.fixture
def seminar():
    """What everybody on the leg goes to, in three hours."""
    today = timezone.now().date()
    leg = LegFactory(starts_on=today - timedelta(days=1), ends_on=today + timedelta(days=2))
    start = timezone.now().replace(microsecond=0) + timedelta(hours=3)
    return ActivityFactory(
        leg=leg,
        titles={"en": "Harbour seminar"},
        hours=Period(start, start + timedelta(minutes=50)),
    )


def test_a_phone_shows_a_change_within_seconds_and_then_the_days(
    browser, live_server, seminar, monkeypatch
):
    monkeypatch.setattr("hansa.web.programme.news.SPREAD_OVER", 1)
    delegate = delegate_on(seminar.leg)
    context = browser.new_context(viewport=PHONE)
    context.add_cookies(cookies_of(delegate.person.user, live_server.url))
    page = context.new_page()
    page.goto(f"{live_server.url}/me/{seminar.leg.mission.slug}/")
    line = page.locator("#journey-days .agenda-item", has_text="Harbour seminar")
    before = line.locator("time").first.get_attribute("datetime")

    moved = moved_by_an_hour(seminar)

    expect(page.locator("#news")).to_contain_text("Moved: Harbour seminar", timeout=10_000)
    expect(line.locator("time").first).to_have_attribute(
        "datetime", moved.told.start.isoformat(), timeout=5_000
    )
    assert before != moved.told.start.isoformat()
    assert complaints(page) == []
    context.close()
