"""Placing and moving meetings by hand; the database refuses what the rules refuse."""

import pytest
from django.db import IntegrityError, transaction
from tests.factories.sessions import NOW, open_session

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Meeting, Seat
from hansa.plumbing.history.models import Event
from hansa.values import Refused


def test_a_moved_meeting_stands_at_its_new_place_and_is_agreed(hall):
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)

    hall.move(meeting, slot=2, table=1)

    meeting.refresh_from_db()
    assert (meeting.slot, meeting.table, meeting.agreed) == (hall.slots[2], hall.tables[1], True)
    assert set(Seat.objects.values_list("period", flat=True)) == {hall.slots[2].period}
    assert Event.objects.get(verb="meeting.moved").details["table"] == "2"


def test_a_taken_table_is_refused_with_its_label_and_the_time(hall):
    hall.place(hall.wish(0, 0), slot=1, table=1)
    meeting = hall.place(hall.wish(1, 1), slot=0, table=0)

    with pytest.raises(Refused) as refusal:
        hall.move(meeting, slot=1, table=1)

    assert refusal.value.objections == ("Table 2 is taken at 10:30.",)


def test_a_person_in_another_meeting_is_named(hall):
    hall.place(hall.wish(0, 0), slot=1, table=0)
    meeting = hall.place(hall.wish(1, 0), slot=0, table=0)

    with pytest.raises(Refused) as refusal:
        hall.move(meeting, slot=1, table=1)

    assert refusal.value.objections == ("Grace Bayside Power is in another meeting at 10:30.",)


def test_a_person_who_said_they_are_away_is_named(hall):
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)
    host = meeting.seats.get(party=hall.hosts[0]).person
    services.note_absence(slot=hall.slots[2], person=host, why="Leaves early", by=None, now=NOW)

    with pytest.raises(Refused) as refusal:
        hall.move(meeting, slot=2, table=0)

    assert refusal.value.objections == ("Grace Bayside Power is not available at 11:00.",)


def test_a_colleague_takes_the_meeting_when_the_first_delegate_is_busy(hall):
    first = hall.place(hall.wish(1, 0), slot=0, table=0)
    second = hall.place(hall.wish(1, 1), slot=0, table=1)

    sitting = {meeting.seats.get(party=hall.companies[1]).person for meeting in (first, second)}
    assert len(sitting) == 2


def test_a_person_is_busy_in_another_session_too(hall, ten):
    hall.place(hall.wish(0, 0), slot=0, table=0)
    other = open_session(hall.coast, start=ten)
    join = {"session": other, "by": hall.officer, "now": NOW}
    company = services.join_session(registration=hall.companies[0].registration, **join)
    host = services.join_session(counterpart=hall.hosts[1].counterpart, **join)
    wish = services.wish(asking=company, asked=host, worth=50, **join)

    with pytest.raises(Refused, match="is in another meeting at 10:00"):
        services.place(
            wish=wish,
            slot=other.slots.order_by("period").first(),
            table=other.tables.first(),
            by=hall.officer,
            now=NOW,
        )


def test_nothing_moves_while_a_timetable_is_being_proposed(hall):
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)
    services.order_timetable(session=hall.session, seconds=5, by=hall.officer, now=NOW)

    with pytest.raises(Refused, match="change it when it is done"):
        hall.move(meeting, slot=1, table=0)


def test_a_slot_of_another_session_is_refused(hall, ten):
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)
    other = open_session(hall.coast, start=ten)

    with pytest.raises(Refused, match="another session"):
        services.move(
            meeting=meeting,
            slot=other.slots.first(),
            table=hall.tables[1],
            by=hall.officer,
            now=NOW,
        )


class TestTheDatabaseItself:
    """Whatever the code forgets, these stand."""

    def test_refuses_two_meetings_at_one_table(self, hall):
        hall.place(hall.wish(0, 0), slot=0, table=0)
        other = hall.place(hall.wish(1, 1), slot=1, table=0)

        with pytest.raises(IntegrityError, match="a_table_holds_one_meeting"), transaction.atomic():
            Meeting.objects.filter(pk=other.pk).update(
                slot=hall.slots[0], period=hall.slots[0].period
            )

    def test_refuses_to_seat_one_person_twice(self, hall):
        hall.place(hall.wish(0, 0), slot=0, table=0)
        other = hall.place(hall.wish(1, 0), slot=1, table=1)

        with pytest.raises(IntegrityError, match="nobody_sits_in_two"), transaction.atomic():
            Meeting.objects.filter(pk=other.pk).update(
                slot=hall.slots[0], period=hall.slots[0].period
            )

    def test_refuses_a_meeting_whose_time_is_not_its_slots(self, hall):
        meeting = hall.place(hall.wish(0, 0), slot=0, table=0)

        with pytest.raises(IntegrityError, match="a_meeting_is_when"), transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(period=hall.slots[2].period)

    def test_refuses_a_chair_whose_time_is_not_the_meetings(self, hall):
        hall.place(hall.wish(0, 0), slot=0, table=0)

        with pytest.raises(IntegrityError, match="a_chair_is_taken"), transaction.atomic():
            Seat.objects.update(period=hall.slots[2].period)

    def test_moves_meetings_and_chairs_along_with_their_slot(self, hall):
        hall.place(hall.wish(0, 0), slot=2, table=0)
        later = hall.slots[2].period.__class__(
            hall.slots[2].period.upper,
            hall.slots[2].period.upper + (hall.slots[2].period.upper - hall.slots[2].period.lower),
        )

        type(hall.slots[2]).objects.filter(pk=hall.slots[2].pk).update(period=later)

        assert set(Seat.objects.values_list("period", flat=True)) == {later}
