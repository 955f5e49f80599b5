"""Every zone's clocks, as calendars are told of them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from hansa.plumbing.documents.clock_changes import vtimezone_of


def lines_of(zone, years=range(2025, 2026)):
    return vtimezone_of(ZoneInfo(zone), years=years).to_ical().decode().split("\r\n")


def wrong_hours(zone, *, years):
    """The wall times at which the written rules and the zone itself disagree."""
    written = vtimezone_of(ZoneInfo(zone), years=years).to_tz()
    wall, end = (
        datetime.fromisoformat(f"{years.start}-01-01"),
        datetime.fromisoformat(f"{years.stop}-01-01"),
    )
    found = []
    while wall < end:
        if written.utcoffset(wall) != ZoneInfo(zone).utcoffset(wall):
            found.append(wall)
        wall += timedelta(hours=37)
    return found


def test_los_angeles_changes_its_clocks_by_two_yearly_rules():
    lines = lines_of("America/Los_Angeles")

    assert [line for line in lines if line.startswith("RRULE")] == [
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
    ]
    assert "DTSTART:20240310T020000" in lines
    assert "TZNAME:PDT" in lines


def test_brussels_changes_on_last_sundays():
    assert [line for line in lines_of("Europe/Brussels") if line.startswith("RRULE")] == [
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    ]


def test_a_zone_that_never_changes_has_one_standard_time():
    lines = lines_of("Asia/Tokyo")

    assert lines.count("BEGIN:STANDARD") == 1
    assert "BEGIN:DAYLIGHT" not in lines
    assert "TZOFFSETTO:+0900" in lines


@pytest.mark.parametrize("years", [range(2025, 2027), range(2010, 2013)], ids=str)
def test_no_zone_of_the_world_is_told_wrongly(years):
    wrong = {
        zone: hours for zone in available_timezones() if (hours := wrong_hours(zone, years=years))
    }

    assert wrong == {}
