"""An activity runs late: what breaks, and what is told when it is moved."""

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


def breaks(found, minutes, *, after=False):
    moving = lateness.to_shift(found, everything_after=after)
    return lateness.consequences(moving, minutes=minutes)


def late(found, minutes, coast, *, after=False, seen=None, now=EIGHT):
    return run_late(
        activity=found,
        minutes=minutes,
        everything_after=after,
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

    assert (drive.name, drive.was, drive.people) == (str(bus), Side.AFTER, 1)


def test_a_convoy_that_would_come_too_late_is_told(coast, seminar):
    convoy(coast, hours=between("08:30", "08:50"), goal=seminar)

    assert breaks(seminar, 20).nothing_breaks
    (drive,) = breaks(seminar, -20).drives

    assert (drive.name, drive.was, drive.people) == ("To the gala", Side.BEFORE, None)


def test_what_breaks_is_known_in_ten_queries_however_much_drives(
    coast, seminar, delegate, django_assert_max_num_queries
):
    for number in range(4):
        hours = between(f"1{number}:30", f"1{number}:50")
        bus = bus_on(coast.san_francisco, by=coast.officer, name=f"Bus {number}", hours=hours)
        seated(delegate, bus, by=coast.officer)
        convoy(coast, hours=hours, start=seminar)

    with django_assert_max_num_queries(10):
        lateness.consequences([seminar], minutes=20)


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
