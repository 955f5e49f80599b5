"""Two officers press at the same moment; the timetable is repaired once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection
from tests.factories.sessions import a_hall

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Meeting
from hansa.apps.meetings.repair_rows import Repair
from hansa.apps.meetings.troubles import Trouble
from hansa.plumbing.history.models import Event
from hansa.values import Refused

pytestmark = pytest.mark.django_db(transaction=True)

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)
NINE = TEN - timedelta(hours=1)


@pytest.fixture
def hall():
    """One meeting that its host will miss, and one that waits for the place."""
    hall = a_hall(TEN)
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)
    services.agree(meeting=meeting, agreed=False, by=hall.officer, now=NINE)
    hall.wish(0, 1)
    return hall


def a_repair(hall, *, host=0):
    trouble = Trouble(missing=(hall.hosts[host].counterpart.contact.pk,))
    return services.propose_repair(session=hall.session, trouble=trouble, by=hall.officer, now=NINE)


def at_once(hall, presses):
    """What becomes of each (repair, number) when all are pressed together."""
    start = Barrier(len(presses))

    def press(pressed):
        repair, number = pressed
        try:
            start.wait(timeout=10)
            return services.accept_repair(repair=repair, number=number, by=hall.officer, now=NINE)
        except Refused as refused:
            return refused.objections
        finally:
            connection.close()

    with ThreadPoolExecutor(len(presses)) as hands:
        return list(hands.map(press, presses))


def test_of_two_ways_pressed_together_one_is_taken(hall):
    repair = a_repair(hall)
    repair.alternatives = repair.alternatives[:1] * 2
    repair.save()

    answers = at_once(hall, [(repair, 0), (repair, 1)])

    assert sum(isinstance(answer, Repair) for answer in answers) == 1
    assert (f"{hall.officer} has already taken another of these ways.",) in answers
    assert Event.objects.filter(verb="timetable.repaired").count() == 1


def test_of_two_repairs_of_one_board_the_second_is_refused(hall):
    answers = at_once(hall, [(a_repair(hall), 0), (a_repair(hall, host=1), 0)])

    assert sum(isinstance(answer, Repair) for answer in answers) == 1
    refusals = [answer for answer in answers if isinstance(answer, tuple)]
    assert refusals == [
        ("The board has changed since these moves were worked out. Look for them again.",)
    ]


def test_the_same_way_pressed_many_times_is_taken_once(hall):
    repair = a_repair(hall)

    answers = at_once(hall, [(repair, 0)] * 4)

    assert all(isinstance(answer, Repair) for answer in answers)
    assert Event.objects.filter(verb="timetable.repaired").count() == 1
    assert Meeting.objects.count() == 1
