"""A leg may move only with everything that stands on it."""

from datetime import UTC, date, datetime

import pytest
from tests.factories.programme import ActivityFactory, between
from tests.factories.registration import application, west_coast
from tests.factories.sessions import NOW, open_session

from hansa.journeys.change_leg import change_leg
from hansa.values import Refused

pytestmark = pytest.mark.django_db


def shortened(coast, *, starts_on=date(2025, 10, 7), ends_on=date(2025, 10, 8)):
    change_leg(
        coast.san_francisco,
        city="San Francisco",
        country="US",
        time_zone="America/Los_Angeles",
        starts_on=starts_on,
        ends_on=ends_on,
        by=coast.officer,
        now=NOW,
    )


def test_an_empty_leg_takes_its_new_days():
    coast = west_coast()

    shortened(coast)

    coast.san_francisco.refresh_from_db()
    assert coast.san_francisco.starts_on == date(2025, 10, 7)


def test_delegates_who_would_stay_outside_are_counted():
    coast = west_coast()
    application(coast, delegates=2, status="accepted")

    with pytest.raises(Refused, match="outside these days: 2") as refusal:
        shortened(coast)

    assert refusal.value.field == "starts_on"
    coast.san_francisco.refresh_from_db()
    assert coast.san_francisco.starts_on == date(2025, 10, 5)


def test_a_declined_application_stands_in_nobodys_way():
    coast = west_coast()
    application(coast, delegates=2, status="declined")

    shortened(coast)

    coast.san_francisco.refresh_from_db()
    assert coast.san_francisco.starts_on == date(2025, 10, 7)


def test_slots_that_would_lie_outside_are_counted():
    coast = west_coast()
    open_session(coast, start=datetime(2025, 10, 6, 17, tzinfo=UTC))

    with pytest.raises(Refused, match="Slots of B2B sessions outside these days: 3"):
        shortened(coast)


def test_activities_that_would_lie_outside_are_counted():
    coast = west_coast()
    ActivityFactory(leg=coast.san_francisco, hours=between("10:00", "11:00", date(2025, 10, 6)))

    with pytest.raises(Refused, match="Activities outside these days: 1"):
        shortened(coast)
