"""Two timetables side by side."""

import pytest
from tests.factories.meetings import a_big_session
from tests.factories.registration import west_coast

from hansa.apps.meetings import services
from hansa.apps.meetings.comparing import compared
from hansa.apps.meetings.models import Meeting, Session, Wish
from hansa.apps.meetings.timetables import versions_of


def compare(hall, first="published", second="board"):
    session = Session.objects.select_related("leg").get(pk=hall.session.pk)
    versions = {each.key: each for each in versions_of(session)}
    return compared(versions[first], versions[second], session=session)


@pytest.fixture
def published(hall):
    """Two meetings at 10:00, told to everybody."""
    hall.first, hall.second = hall.wish(0, 0, worth=80), hall.wish(1, 1, worth=40)
    for table, wish in enumerate((hall.first, hall.second)):
        hall.place(wish, slot=0, table=table)
    hall.publish()
    return hall


def test_a_timetable_is_like_itself(published):
    found = compare(published)

    assert found.alike
    assert found.same == 2
    assert found.measures["worth"] == (120, 120)


def test_a_moved_meeting_is_told_with_both_times(published):
    published.move(published.first.meeting, slot=2, table=1)

    (line,) = compare(published).moved

    assert line.names == ("Zelmavelde Grid", "Bayside Power")
    assert (line.was.slot, line.was.table) == (published.slots[0], "1")
    assert (line.now.slot, line.now.table) == (published.slots[2], "2")


def test_another_table_at_the_same_time_is_no_move(published):
    services.take_off(
        meeting=published.second.meeting,
        why="",
        by=published.officer,
        now=published.slots[0].period.lower,
    )
    published.move(Meeting.objects.get(), slot=0, table=1)

    found = compare(published)

    assert [line.wish for line in found.seated] == [published.first.pk]
    assert found.moved == ()


def test_what_only_one_of_them_holds_is_told_with_who_gains_and_loses(published):
    Meeting.objects.filter(wish=published.first).delete()
    third = published.wish(0, 1)
    published.place(third, slot=1, table=0)

    found = compare(published)

    assert [line.wish for line in found.only_first] == [published.first.pk]
    assert [line.wish for line in found.only_second] == [third.pk]
    assert {(each.company.name, each.change) for each in found.balances} == {
        ("Bayside Power", -1),
        ("Redwood Cells", 1),
    }
    assert found.measures["worth"] == (120, 90)
    assert found.measures["held"] == (2, 2)


def test_a_meeting_that_nobody_wishes_for_any_more_is_still_named(hall):
    wish = hall.wish(0, 0)
    hall.propose()
    Wish.objects.filter(pk=wish.pk).delete()

    (line,) = compare(hall, "run-1", "board").only_first

    assert line.wanted is None
    assert line.names == ("Zelmavelde Grid", "Bayside Power")


def test_a_large_session_is_compared_in_few_queries(db, django_assert_max_num_queries):
    coast = west_coast()
    session = a_big_session(coast=coast)
    services.publish(session=session, by=coast.officer, now=session.slots.first().period.lower)
    session = Session.objects.select_related("leg").get(pk=session.pk)

    with django_assert_max_num_queries(14):
        versions = {each.key: each for each in versions_of(session)}
        found = compared(versions["published"], versions["board"], session=session)

    assert found.alike
    assert found.same > 1000
