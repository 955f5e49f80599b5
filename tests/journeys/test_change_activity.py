"""A visit that moves or is called off takes its closed B2B slots along."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.programme import visit_on
from tests.factories.sessions import NOW, a_hall

from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings import services
from hansa.journeys.change_activity import cancel_activity, change_activity
from hansa.journeys.sign_up import take_place
from hansa.values import Period

pytestmark = pytest.mark.django_db

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def hall():
    hall = a_hall(TEN)
    hall.visit = visit_on(
        hall.coast.san_francisco, hours=Period(TEN, TEN + HALF_AN_HOUR), capacity=10
    )
    hall.delegate = hall.companies[0].registration.delegates.get()
    take_place(activity=hall.visit, delegate=hall.delegate, by=hall.officer, now=NOW)
    return hall


def away(hall):
    """In which of the three slots the delegate cannot come."""
    return [hall.delegate.person_id in meetings.absences_in(slot) for slot in hall.slots]


def test_the_slot_of_a_visit_is_closed(hall):
    assert away(hall) == [True, False, False]


def test_a_moved_visit_closes_another_slot_and_opens_the_first(hall):
    change_activity(
        activity=hall.visit,
        titles={"en": "Visit to a battery plant, later"},
        kind=hall.visit.kind,
        period=Period(TEN + HALF_AN_HOUR, TEN + 2 * HALF_AN_HOUR),
        place=hall.visit.place,
        audience=hall.visit.audience,
        capacity=10,
        by=hall.officer,
        now=NOW,
    )

    assert away(hall) == [False, True, False]


def test_a_cancelled_visit_opens_its_slot(hall):
    cancel_activity(activity=hall.visit, by=hall.officer, now=NOW, why="Strike")

    assert away(hall) == [False, False, False]


def test_an_absence_that_a_person_noted_stands(hall):
    services.note_absence(
        slot=hall.slots[2], person=hall.delegate.person, why="Leaves early", by=None, now=NOW
    )

    cancel_activity(activity=hall.visit, by=hall.officer, now=NOW, why="Strike")

    assert away(hall) == [False, False, True]


def visit(hall, *, start, end, travel):
    """A visit with a way to it, at which the delegate has taken a place."""
    made = visit_on(hall.coast.san_francisco, hours=Period(start, end), capacity=10, travel=travel)
    take_place(activity=made, delegate=hall.delegate, by=hall.officer, now=NOW)
    return made


def test_the_way_to_a_visit_and_back_closes_slots_too(hall):
    cancel_activity(activity=hall.visit, by=hall.officer, now=NOW, why="Strike")

    visit(hall, start=TEN - 3 * HALF_AN_HOUR, end=TEN - HALF_AN_HOUR, travel=45)

    assert away(hall) == [True, False, False]


def test_a_shorter_way_opens_the_slots_that_it_no_longer_takes(hall):
    cancel_activity(activity=hall.visit, by=hall.officer, now=NOW, why="Strike")
    far = visit(hall, start=TEN - 3 * HALF_AN_HOUR, end=TEN - HALF_AN_HOUR, travel=90)
    assert away(hall) == [True, True, False]

    change_activity(
        activity=far,
        titles=far.titles,
        kind=far.kind,
        period=Period(TEN - 3 * HALF_AN_HOUR, TEN - HALF_AN_HOUR),
        place=far.place,
        audience=far.audience,
        capacity=10,
        travel=30,
        by=hall.officer,
        now=NOW,
    )

    assert away(hall) == [False, False, False]


def test_a_slot_between_two_visits_stays_closed_when_one_is_called_off(hall):
    end = TEN + 3 * HALF_AN_HOUR
    later = visit(hall, start=end, end=end + HALF_AN_HOUR, travel=90)
    assert away(hall) == [True, True, True]

    cancel_activity(activity=hall.visit, by=hall.officer, now=NOW, why="Strike")
    assert away(hall) == [True, True, True]

    cancel_activity(activity=later, by=hall.officer, now=NOW, why="Strike")
    assert away(hall) == [False, False, False]
