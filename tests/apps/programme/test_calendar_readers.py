"""A delegate's feed is read alike by icalendar, khal and ical.js, wherever its reader is at home.

The second city is reached in the night in which the clocks of both cities go back (1 to 2 November
2025: at 09:00 UTC in San Francisco, at 06:00 UTC in New York). khal and ical.js each understand
time zones in their own way; khal leaves the lines themselves to icalendar.
"""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from tests.apps.programme.calendar_readers import READERS, Read
from tests.factories.accounts import LONG_BEFORE, UserFactory
from tests.factories.missions import LegFactory
from tests.factories.programme import (
    ActivityFactory,
    at,
    between,
    delegate_on,
    told_meeting,
)

from hansa.apps.programme.calendar import calendar_of
from hansa.apps.registration.models import Stay
from hansa.apps.travel import calendar as travel
from hansa.apps.travel import services
from hansa.values import Period

pytestmark = pytest.mark.django_db

NEW_YORK = ZoneInfo("America/New_York")
FRIDAY, SATURDAY = date(2025, 10, 31), date(2025, 11, 1)
SUNDAY, MONDAY = date(2025, 11, 2), date(2025, 11, 3)
# Brussels changed its clocks a week before, Lima and Kathmandu never do.
AGENDA = "https://hansa.example/agenda"
HOMES = ["Europe/Brussels", "America/Lima", "Asia/Kathmandu"]
IN_A_BROWSER = [pytest.mark.browser, pytest.mark.slow]
LONG = (
    "Ports, data; froid \\ énergie – où, quand et pour qui, de San Francisco à New York en une nuit"
)


@pytest.fixture
def trip():
    """A delegate from San Francisco to New York, with every kind of entry."""
    west = LegFactory(starts_on=date(2025, 10, 30), ends_on=SATURDAY)
    east = LegFactory(
        mission=west.mission,
        city="New York",
        time_zone=NEW_YORK.key,
        starts_on=SUNDAY,
        ends_on=date(2025, 11, 4),
    )
    delegate = delegate_on(west)
    Stay.objects.create(
        delegate=delegate,
        person=delegate.person,
        leg=east,
        arrives_on=east.starts_on,
        leaves_on=east.ends_on,
    )
    return SimpleNamespace(delegate=delegate, west=west, east=east)


@pytest.fixture
def expected(trip):
    """What was put into the agenda, by moments of UTC."""
    put = [
        (trip.west, LONG, between("09:00", "10:30", FRIDAY), {}),
        (trip.west, "Night flight", Period(at("23:00", SATURDAY), at("04:00", SUNDAY)), {}),
        (trip.east, "Breakfast", between("08:00", "09:00", SUNDAY, NEW_YORK), {}),
        (trip.east, "Tour", between("09:00", "11:30", MONDAY, NEW_YORK), {"status": "cancelled"}),
    ]
    talk, flight, breakfast, tour = (
        str(ActivityFactory(leg=leg, titles={"en": title}, hours=hours, **details).uid)
        for leg, title, hours, details in put
    )
    met = told_meeting(trip.delegate, hours=between("11:00", "11:20", FRIDAY))
    meeting = f"{met.wish.uid}-{met.person_id}"
    home = ticketed(trip.delegate)
    return {
        Read(home, utc(4, 23), utc(5, 6, 40), "UA 999: New York JFK → Brussels", "CONFIRMED"),
        Read(talk, utc(31, 16), utc(31, 17, 30), LONG, "CONFIRMED"),
        Read(meeting, utc(31, 18), utc(31, 18, 20), "Meeting: Pacific Cold Chain", "CONFIRMED"),
        Read(flight, utc(2, 6), utc(2, 12), "Night flight", "CONFIRMED"),
        Read(breakfast, utc(2, 13), utc(2, 14), "Breakfast", "CONFIRMED"),
        Read(tour, utc(3, 14), utc(3, 16, 30), "Cancelled: Tour", "CANCELLED"),
    }


def ticketed(delegate):
    """The flight home, which lands by the clocks of another city; how calendars name it."""
    services.enter_flight(
        mission=delegate.mission, who=delegate, number="UA 999", origin="JFK", destination="BRU",
        origin_zone="", destination_zone="", departs_at=utc(4, 23), arrives_at=utc(5, 6, 40),
        by=UserFactory(), now=LONG_BEFORE,
    )  # fmt: skip
    (flight,), _ = travel.happenings_of(delegate, url=AGENDA)
    return flight.uid


def utc(day, hour, minute=0):
    """A moment of the last of October or the first days of November."""
    return datetime(2025, 10 if day > 20 else 11, day, hour, minute, tzinfo=UTC)


def feed_of(delegate):
    ways, _ = travel.happenings_of(delegate, url=AGENDA)
    feed, _ = calendar_of(delegate, url=AGENDA, besides=ways)
    return feed


def each_reader():
    return [
        pytest.param(READERS[name], marks=IN_A_BROWSER if name == "ical.js" else [], id=name)
        for name in READERS
    ]


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("read", each_reader())
def test_every_reader_understands_what_was_meant(read, home, trip, expected, tmp_path):
    assert read(feed_of(trip.delegate), home=home, room=tmp_path) == expected


@pytest.mark.parametrize("read", each_reader())
def test_the_hour_that_the_clocks_show_twice_is_mistaken_by_none(read, tmp_path):
    delegate = delegate_on(LegFactory(starts_on=SATURDAY, ends_on=SUNDAY))
    leg = delegate.stays.get().leg
    buses = {
        "within it": (utc(2, 8, 30), utc(2, 8, 50)),
        "within its second time": (utc(2, 9, 30), utc(2, 9, 50)),
        "from within it": (utc(2, 8, 30), utc(2, 11)),
        "from its first time into its second": (utc(2, 8, 50), utc(2, 9, 10)),
        "until within its second time": (utc(2, 7), utc(2, 9, 30)),
    }
    for title, hours in buses.items():
        ActivityFactory(leg=leg, titles={"en": title}, kind="transfer", hours=Period(*hours))

    events = read(feed_of(delegate), home="Europe/Brussels", room=tmp_path)

    assert {event.summary: (event.start, event.end) for event in events} == buses
