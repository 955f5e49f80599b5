"""What calendars of Google, Apple and Microsoft ask of a feed.

RFC 5545: 3.1 lines end with CRLF and are folded at 75 octets; 3.3.11 text is escaped; 3.6 PRODID
and VERSION stand once; 3.6.1 an event has UID and DTSTAMP; 3.6.5 each TZID has its VTIMEZONE, each
part of which has DTSTART, TZOFFSETFROM and TZOFFSETTO (Exchange refuses the whole calendar without
TZOFFSETTO: [MS-STANXICAL] V0145); 3.8.7.4 SEQUENCE grows. RFC 7986: 5.1 NAME, 5.7 REFRESH-INTERVAL
with VALUE=DURATION. [MS-OXCICAL]: 2.1.3.1 METHOD, X-WR-CALNAME and X-PUBLISHED-TTL; a VTIMEZONE
has at most one rule a season. Google and Apple show X-WR-CALNAME, and match events by UID.
"""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from hansa.plumbing.documents.calendars import Happening, written
from hansa.values import Period

MEETING = Happening(
    uid="5b0f-7",
    sequence=3,
    changed_at=datetime(2025, 9, 20, 8, 30, tzinfo=UTC),
    period=Period(
        datetime(2025, 10, 7, 17, 30, tzinfo=UTC), datetime(2025, 10, 7, 17, 50, tzinfo=UTC)
    ),
    time_zone="America/Los_Angeles",
    summary="Réunion : Pacific Cold Chain; froid, énergie et réfrigération à échelle réelle",
    location="Table 4, Hall B",
    description="Jo Kim\nBuyer",
)


def feed(*happenings, name="Mission sur la côte Ouest"):
    return written(happenings, name=name, refresh=timedelta(minutes=15))


def changed(**details):
    fields = {name: getattr(MEETING, name) for name in MEETING.__slots__}
    return Happening(**{**fields, **details})


def event_of(raw):
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    return event


def unfolded(raw):
    return raw.decode().replace("\r\n ", "").split("\r\n")


def test_a_calendar_reads_the_same_event_back():
    event = event_of(feed(MEETING))

    assert str(event["SUMMARY"]) == MEETING.summary
    assert str(event["LOCATION"]) == "Table 4, Hall B"
    assert str(event["DESCRIPTION"]) == "Jo Kim\nBuyer"
    assert event.decoded("DTSTART") == MEETING.period.start
    assert event.decoded("DTEND") == MEETING.period.end


def test_times_are_told_in_the_zone_of_the_city_with_its_clock_changes():
    raw = feed(MEETING)

    assert "DTSTART;TZID=America/Los_Angeles:20251007T103000" in unfolded(raw)
    zones = [str(zone["TZID"]) for zone in Calendar.from_ical(raw).walk("VTIMEZONE")]
    assert zones == ["America/Los_Angeles"]


def test_each_zone_is_described_once_and_before_the_events():
    brussels = changed(uid="other", time_zone="Europe/Brussels")
    raw = feed(MEETING, brussels, changed(uid="third")).decode()

    assert raw.count("BEGIN:VTIMEZONE") == 2
    assert raw.rindex("END:VTIMEZONE") < raw.index("BEGIN:VEVENT")


def test_every_part_of_a_zone_has_what_exchange_asks_for():
    for part in Calendar.from_ical(feed(MEETING)).walk():
        if part.name in {"STANDARD", "DAYLIGHT"}:
            assert {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"} <= set(part)


def test_the_head_says_what_to_call_it_and_how_often_to_look():
    lines = unfolded(feed(MEETING))

    assert lines[:2] == ["BEGIN:VCALENDAR", "PRODID:-//Hansa//Agenda//EN"]
    assert {
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "NAME:Mission sur la côte Ouest",
        "X-WR-CALNAME:Mission sur la côte Ouest",
        "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
        "X-PUBLISHED-TTL:PT15M",
    } <= set(lines)


def test_a_calendar_that_is_a_file_asks_nobody_to_look_again():
    lines = unfolded(written([MEETING], name="Fair"))

    assert not [line for line in lines if line.startswith(("REFRESH-INTERVAL", "X-PUBLISHED-TTL"))]


def test_an_event_says_who_it_is_and_how_often_it_changed():
    lines = unfolded(feed(MEETING))

    assert {
        "UID:5b0f-7",
        "SEQUENCE:3",
        "DTSTAMP:20250920T083000Z",
        "LAST-MODIFIED:20250920T083000Z",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
    } <= set(lines)


def test_what_was_taken_away_is_cancelled_and_frees_the_time():
    lines = unfolded(feed(changed(cancelled=True)))

    assert {"STATUS:CANCELLED", "TRANSP:TRANSPARENT"} <= set(lines)


def test_lines_end_with_crlf_and_fold_at_75_octets_without_tearing_letters():
    raw = feed(MEETING)

    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert re.search(rb"(?<!\r)\n", raw) is None
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert all(line.decode() is not None for line in raw.split(b"\r\n"))


def test_commas_semicolons_and_line_breaks_are_escaped():
    lines = unfolded(feed(changed(summary="One, two; three\\four")))

    assert r"SUMMARY:One\, two\; three\\four" in lines
    assert r"DESCRIPTION:Jo Kim\nBuyer" in lines


def test_the_same_happenings_give_the_same_bytes():
    assert feed(MEETING) == feed(MEETING)


def test_an_hour_that_the_clocks_repeat_stays_two_different_moments():
    zone = ZoneInfo("America/Los_Angeles")
    first = datetime(2025, 11, 2, 8, 30, tzinfo=UTC)
    event = event_of(feed(changed(period=Period(first, first + timedelta(minutes=90)))))

    assert event.decoded("DTSTART").astimezone(zone).replace(tzinfo=None) == datetime.fromisoformat(
        "2025-11-02T01:30"
    )
    assert event.decoded("DTEND") == first + timedelta(minutes=90)


def test_a_time_that_the_clocks_show_twice_is_told_in_utc():
    second = datetime(2025, 11, 2, 9, 30, tzinfo=UTC)
    lines = unfolded(feed(changed(period=Period(second, second + timedelta(minutes=90)))))

    assert {"DTSTART:20251102T093000Z", "DTEND:20251102T110000Z"} <= set(lines)


def test_an_empty_agenda_is_a_calendar_too():
    assert Calendar.from_ical(feed()).walk("VEVENT") == []
