"""By whose clocks a mission is told, at a moment and on a day."""

from datetime import UTC, date, datetime

import pytest
from tests.factories.missions import LegFactory, MissionFactory

from hansa.apps.missions.queries import zone_at, zone_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission():
    mission = MissionFactory()
    days = [date(2025, 10, day) for day in (5, 8, 9, 11)]
    LegFactory(mission=mission, starts_on=days[0], ends_on=days[1])
    LegFactory(
        mission=mission, city="Tokyo", country="JP", time_zone="Asia/Tokyo",
        starts_on=days[2], ends_on=days[3],
    )  # fmt: skip
    return mission


@pytest.mark.parametrize(
    ("day", "hour", "zone"),
    [
        (1, 12, "America/Los_Angeles"),
        # Still the evening of the eighth in San Francisco.
        (9, 6, "America/Los_Angeles"),
        (9, 8, "Asia/Tokyo"),
        (30, 12, "Asia/Tokyo"),
    ],
)
def test_a_moment_is_told_where_the_mission_is_then_or_goes_next(mission, day, hour, zone):
    assert zone_at(mission, now=datetime(2025, 10, day, hour, tzinfo=UTC)).key == zone


def test_a_day_before_the_journey_is_told_by_the_first_city(mission):
    assert zone_on(mission, day=date(2025, 10, 1)).key == "America/Los_Angeles"
    assert zone_on(mission, day=date(2025, 10, 10)).key == "Asia/Tokyo"


def test_a_mission_without_a_leg_is_told_by_the_clocks_at_home():
    mission = MissionFactory()

    assert zone_at(mission, now=datetime(2025, 10, 1, tzinfo=UTC)).key == "Europe/Brussels"
    assert zone_on(mission, day=date(2025, 10, 1)).key == "Europe/Brussels"
