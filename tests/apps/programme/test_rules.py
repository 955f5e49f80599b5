"""What an activity may be, without a database."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from hansa.apps.programme import rules

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def signing_up(**differently):
    asked = {
        "status": "confirmed",
        "audience": "signed_up",
        "capacity": 20,
        "taken": 3,
        "on_leg": True,
        "started": False,
        "clashes": [],
    }
    return list(rules.objections_to_signing_up(**{**asked, **differently}))


def test_a_clock_shows_a_time_once_on_an_ordinary_day():
    moments = rules.moments_of(datetime.fromisoformat("2025-10-07T10:30"), zone=LOS_ANGELES)

    assert moments == (datetime(2025, 10, 7, 17, 30, tzinfo=UTC),)


def test_a_clock_shows_an_hour_twice_when_it_goes_back():
    moments = rules.moments_of(datetime.fromisoformat("2025-11-02T01:30"), zone=LOS_ANGELES)

    assert moments == (
        datetime(2025, 11, 2, 8, 30, tzinfo=UTC),
        datetime(2025, 11, 2, 9, 30, tzinfo=UTC),
    )


def test_a_clock_skips_an_hour_when_it_goes_forward():
    assert rules.moments_of(datetime.fromisoformat("2026-03-08T02:30"), zone=LOS_ANGELES) == ()


def test_a_skipped_time_is_refused_with_the_day():
    objections = rules.objections_to_wall_time(
        (), wall=datetime.fromisoformat("2026-03-08T02:30"), city="San Francisco", chosen=False
    )

    assert list(objections) == [
        "The clocks in San Francisco skip 02:30 on 2026-03-08; choose another time."
    ]


def test_a_repeated_time_must_be_chosen():
    wall = datetime.fromisoformat("2025-11-02T01:30")
    moments = rules.moments_of(wall, zone=LOS_ANGELES)

    asked = rules.objections_to_wall_time(moments, wall=wall, city="Los Angeles", chosen=False)
    chosen = rules.objections_to_wall_time(moments, wall=wall, city="Los Angeles", chosen=True)

    assert list(asked) == [
        "The clocks in Los Angeles show 01:30 twice on 2025-11-02; say whether you mean the "
        "first or the second."
    ]
    assert list(chosen) == []


def test_a_day_outside_the_leg_is_refused_with_the_days_of_the_leg():
    objections = rules.objections_to_day(
        city="San Francisco",
        day=date(2025, 10, 9),
        starts_on=date(2025, 10, 5),
        ends_on=date(2025, 10, 8),
    )

    assert list(objections) == ["The leg in San Francisco runs from 2025-10-05 to 2025-10-08."]


@pytest.mark.parametrize(
    ("capacity", "taken", "said"),
    [
        (None, 40, []),
        (40, 40, []),
        (39, 40, ["40 people hold a place already; there cannot be fewer places."]),
        (0, 0, ["An activity has at least one place; leave it empty for no limit."]),
    ],
)
def test_there_are_never_fewer_places_than_people_who_hold_one(capacity, taken, said):
    assert list(rules.objections_to_capacity(capacity=capacity, taken=taken)) == said


def test_an_activity_for_a_sector_names_it():
    assert list(rules.objections_to_sector(audience="sector", named=False)) == [
        "Name the sector group that is expected."
    ]


@pytest.mark.parametrize(
    ("differently", "said"),
    [
        ({}, []),
        ({"taken": 19}, []),
        ({"taken": 20}, ["All 20 places are taken."]),
        ({"capacity": None, "taken": 900}, []),
        ({"status": "draft"}, ["This activity is not open for sign-up."]),
        ({"audience": "everyone"}, ["No sign-up is needed here."]),
        ({"on_leg": False}, ["You are not on this leg that day."]),
        ({"started": True}, ["This activity has begun."]),
        ({"clashes": ["Gala"]}, ["You are expected at “Gala” at that time."]),
    ],
)
def test_a_place_is_given_or_refused_with_the_reason(differently, said):
    assert signing_up(**differently) == said
