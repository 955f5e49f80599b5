"""A stretch of time keeps its length, whatever the clocks do meanwhile."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hansa.values import Period

BRUSSELS = ZoneInfo("Europe/Brussels")


def test_a_stretch_that_is_later_over_the_night_of_the_clocks_keeps_its_length():
    # At three in the morning it is two again.
    eve = Period(
        datetime(2026, 10, 25, 1, 30, tzinfo=BRUSSELS),
        datetime(2026, 10, 25, 2, 0, tzinfo=BRUSSELS),
    )

    later = eve.later(timedelta(hours=2))

    assert later.length == eve.length == timedelta(minutes=30)
    assert later.start.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert (later.start.hour, later.end.hour) == (2, 3)
    assert later.start.tzinfo == BRUSSELS


def test_a_stretch_that_is_earlier_lies_before_it():
    noon = Period(datetime(2026, 5, 1, 12, tzinfo=UTC), datetime(2026, 5, 1, 13, tzinfo=UTC))

    assert noon.later(-timedelta(hours=1)).end == noon.start


def utc(hour, minute):
    return datetime(2026, 10, 25, hour, minute, tzinfo=UTC)


def test_a_stretch_from_the_first_two_to_three_into_the_second_is_told_by_the_clocks():
    told = Period(utc(0, 50), utc(1, 10)).at(BRUSSELS)

    assert str(told) == "02:50-02:10"
    assert told.length == timedelta(minutes=20)


def test_stretches_of_the_two_hours_of_one_name_do_not_overlap():
    first = Period(utc(0, 10), utc(0, 40)).at(BRUSSELS)
    second = Period(utc(1, 10), utc(1, 40)).at(BRUSSELS)

    assert not first.overlaps(second)
    assert first.overlaps(Period(utc(0, 30), utc(1, 20)).at(BRUSSELS))
    assert first.until(second) == timedelta(minutes=30)


def test_the_first_hour_of_the_calendar_is_one_like_others():
    first = datetime(1, 1, 1, tzinfo=BRUSSELS)

    assert Period(first, first + timedelta(hours=1)).length == timedelta(hours=1)
