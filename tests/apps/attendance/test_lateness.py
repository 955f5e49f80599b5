"""An activity runs late: what breaks, and what is told when it is moved."""

from datetime import timedelta
from itertools import pairwise

import pytest
from tests.factories.programme import ActivityFactory, at, between, delegate_on, told_meeting
from tests.factories.protocol import convoy
from tests.factories.registration import west_coast
from tests.factories.travel import bus_on, seated

from hansa.apps.attendance.queries import lateness
from hansa.apps.attendance.queries.drives import Side
from hansa.apps.programme.models import Notice
from hansa.journeys.run_late import run_late
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

EIGHT = at("08:00")


@pytest.fixture
def coast(db):
    return west_coast()


@pytest.fixture
def delegate(coast):
    return delegate_on(coast.san_francisco, first_name="Ann", last_name="Claes")


@pytest.fixture
def seminar(coast, delegate):
    """From nine until half past ten, for everybody."""
    return ActivityFactory(leg=coast.san_francisco)


def activity(coast, start, end, **details):
    return ActivityFactory(leg=coast.san_francisco, hours=between(start, end), **details)


def breaks(found, minutes, *, after=False, drives_too=False):
    moving = lateness.to_shift(found, everything_after=after)
    return lateness.consequences(moving, minutes=minutes, drives_too=drives_too)


def late(found, minutes, coast, *, after=False, drives_too=False, seen=None, now=EIGHT):
    return run_late(
        activity=found,
        minutes=minutes,
        everything_after=after,
        drives_too=drives_too,
        seen=seen or breaks(found, minutes, after=after).fingerprint,
        by=coast.officer,
        now=now,
        why="The minister is held up",
    )


def test_an_activity_with_room_behind_it_breaks_nothing(coast, seminar):
    activity(coast, "11:00", "12:00", place="Hall D")

    assert breaks(seminar, 30).nothing_breaks


def test_a_bus_that_leaves_too_soon_is_told_with_those_who_would_miss_it(coast, seminar):
    bus = activity(coast, "10:40", "11:00", kind="transfer", place="Main entrance")

    (clash,) = breaks(seminar, 20).clashes

    assert clash.other == bus
    assert clash.is_transfer
    assert clash.names == ("Ann Claes",)


def test_a_bus_on_which_they_have_a_seat_and_that_leaves_meanwhile_is_told(
    coast, seminar, delegate
):
    bus = bus_on(coast.san_francisco, by=coast.officer, hours=between("10:30", "10:50"))
    bus_on(coast.san_francisco, by=coast.officer, name="Empty", hours=between("10:30", "10:50"))
    seated(delegate, bus, by=coast.officer)

    assert breaks(seminar, -20).drives == ()
    (drive,) = breaks(seminar, 20).drives

    assert (drive.drive.name, drive.was, drive.people) == (str(bus), Side.AFTER, 1)


def test_a_convoy_that_would_come_too_late_is_told(coast, seminar):
    convoy(coast, hours=between("08:30", "08:50"), goal=seminar)

    assert breaks(seminar, 20).nothing_breaks
    (drive,) = breaks(seminar, -20).drives

    assert (drive.drive.name, drive.was, drive.people) == ("To the gala", Side.BEFORE, None)


def bus_with(delegate, coast, start, end, name="Bus 1"):
    """One in which they have a seat."""
    bus = bus_on(coast.san_francisco, by=coast.officer, name=name, hours=between(start, end))
    seated(delegate, bus, by=coast.officer)
    return bus


def leaves(drive):
    drive.refresh_from_db(fields=["period"])
    return drive.period.lower


def test_a_bus_moves_along_where_that_is_asked_and_who_rides_is_told(coast, seminar, delegate):
    bus = bus_with(delegate, coast, "10:30", "10:50")
    colleague = delegate_on(coast.los_angeles)
    seated(colleague, bus, by=coast.officer)

    found = breaks(seminar, 20, drives_too=True)
    told = late(seminar, 20, coast, drives_too=True)

    assert [(each.drive.name, each.at.start) for each in found.following] == [
        ("Bus 1", at("10:50"))
    ]
    assert found.nothing_breaks
    assert leaves(bus) == at("10:50")
    assert told == found.told == 2
    letter = Letter.objects.get(to=colleague.person.email)
    assert "Moved: Bus 1: " in letter.body
    assert "10:50" in letter.body
    assert letter.subject.startswith("1 appointment at another time")
    ann = Letter.objects.get(to=delegate.person.email)
    assert ann.body.index("Moved: Ports and data") < ann.body.index("Moved: Bus 1")
    assert ann.subject.startswith("2 appointments")
    assert Notice.objects.filter(delegate=colleague).count() == 1


def test_a_convoy_moves_along_with_what_it_leads_to(coast, seminar):
    drive = convoy(coast, hours=between("08:30", "08:50"), goal=seminar)

    late(seminar, -20, coast, drives_too=True, now=at("07:00"))

    assert leaves(drive) == at("08:10")


def test_a_bus_that_is_not_asked_to_stays_as_it_is(coast, seminar, delegate):
    bus = bus_with(delegate, coast, "10:30", "10:50")

    late(seminar, 20, coast)

    assert leaves(bus) == at("10:30")


def test_a_bus_that_moves_along_and_then_misses_something_else_is_told(coast, seminar, delegate):
    bus_with(delegate, coast, "10:30", "10:50")
    lunch = activity(coast, "11:00", "12:00", place="Hall D")

    (drive,) = breaks(seminar, 20, drives_too=True).drives

    assert (drive.activity, drive.was) == (lunch, Side.BEFORE)


@pytest.mark.parametrize(
    ("minutes", "clocks"),
    [(20, ("10:30", "10:45", "11:00")), (-20, ("08:30", "08:45", "09:00"))],
)
def test_a_bus_that_drives_twice_in_a_row_moves_along_both_times(
    coast, seminar, delegate, minutes, clocks
):
    buses = [bus_with(delegate, coast, *hours) for hours in pairwise(clocks)]

    late(seminar, minutes, coast, drives_too=True, now=at("07:00"))

    later = timedelta(minutes=minutes)
    assert [leaves(bus) for bus in buses] == [at(each) + later for each in clocks[:2]]


def test_where_a_bus_cannot_move_along_nothing_moves_and_the_bus_is_named(coast, seminar, delegate):
    bus = bus_with(delegate, coast, "10:30", "10:50")
    bus_with(delegate, coast, "11:00", "11:30", name="Bus 2")
    bus_on(coast.san_francisco, by=coast.officer, hours=between("11:00", "11:30"))

    with pytest.raises(Refused, match="Bus 1: Another ride of that name"):
        late(seminar, 20, coast, drives_too=True)

    seminar.refresh_from_db()
    assert (seminar.period.lower, leaves(bus)) == (at("09:00"), at("10:30"))
    assert not Letter.objects.exists()


def test_what_breaks_is_known_in_ten_queries_however_much_drives(
    coast, seminar, delegate, django_assert_max_num_queries
):
    for number in range(4):
        hours = between(f"1{number}:30", f"1{number}:50")
        bus = bus_on(coast.san_francisco, by=coast.officer, name=f"Bus {number}", hours=hours)
        seated(delegate, bus, by=coast.officer)
        convoy(coast, hours=hours, start=seminar)

    with django_assert_max_num_queries(10):
        lateness.consequences([seminar], minutes=20, drives_too=True)


def test_a_place_that_somebody_else_needs_is_told(coast, seminar):
    activity(coast, "10:30", "12:00", audience="sector", sector_group=coast.energy)

    (place,) = breaks(seminar, 20).places

    assert place.moved == seminar


def test_what_clashed_before_is_no_news(coast, seminar):
    activity(coast, "10:00", "11:00", place="Hall D")

    assert breaks(seminar, 20).clashes == ()


def test_a_meeting_that_would_be_missed_is_told(coast, delegate, seminar):
    meeting = told_meeting(delegate, hours=between("10:45", "11:15"))

    assert breaks(seminar, 30).meetings == (meeting,)
    assert breaks(seminar, 15).meetings == ()


def test_everything_after_it_moves_along_and_then_nothing_breaks(coast, seminar):
    bus = activity(coast, "10:40", "11:00", kind="transfer", place="Main entrance")
    evening = activity(coast, "19:00", "21:00", place="City Hall")

    found = breaks(seminar, 20, after=True)

    assert found.activities == (seminar, bus, evening)
    assert found.nothing_breaks


def test_moving_it_tells_everybody_once_on_their_page_and_by_mail(coast, delegate, seminar):
    seen = breaks(seminar, 20).fingerprint

    told = late(seminar, 20, coast, seen=seen)
    with pytest.raises(Refused, match="changed meanwhile"):
        late(seminar, 20, coast, seen=seen)

    seminar.refresh_from_db()
    assert told == 1
    assert seminar.period.lower == at("09:20")
    assert Notice.objects.get().changes[0]["kind"] == "moved"
    assert "The minister is held up" in Letter.objects.get().body


def test_what_is_over_and_no_minutes_at_all_are_refused(coast, seminar):
    with pytest.raises(Refused, match="over"):
        late(seminar, 20, coast, now=at("11:00"))
    with pytest.raises(Refused, match="how many"):
        late(seminar, 0, coast)
