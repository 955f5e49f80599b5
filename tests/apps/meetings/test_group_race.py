"""Two officers change one group meeting at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connection
from tests.factories.grouping import a_company, gathered
from tests.factories.sessions import NOW, a_hall

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Joining, Seat, Wish
from hansa.values import Refused

pytestmark = pytest.mark.django_db(transaction=True)

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def hall():
    """A group of two companies, and a third that may join."""
    hall = a_hall(TEN)
    hall.companies.append(a_company(hall, "Arbor Wind"))
    return hall


def at_once(*verbs):
    """What becomes of each when all are done together."""
    start = Barrier(len(verbs))

    def press(verb):
        try:
            start.wait(timeout=10)
            return verb()
        except Refused as refused:
            return refused.objections
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as hands:
        return list(hands.map(press, verbs))


def test_a_company_that_two_officers_add_joins_once(hall):
    group = gathered(hall, 0, 1)

    def add():
        return services.join_wish(wish=group, party=hall.companies[2], by=hall.officer, now=NOW)

    answers = at_once(add, add)

    assert sum(isinstance(answer, Joining) for answer in answers) == 1
    assert ("They are at this meeting already.",) in answers
    assert len(Wish.objects.get(pk=group.pk).numbers) == 4


def test_of_two_who_leave_at_once_one_stays_when_they_are_three(hall):
    group = gathered(hall, 0, 1)

    def leave(number):
        return lambda: services.leave_wish(
            wish=group, party=hall.companies[number], by=hall.officer, now=NOW
        )

    answers = at_once(leave(0), leave(1))

    assert sum(isinstance(answer, Wish) for answer in answers) == 1
    assert ("Only two are left at this meeting; decline it instead.",) in answers
    assert len(Wish.objects.get(pk=group.pk).numbers) == 2


def test_who_is_placed_elsewhere_while_they_join_sits_in_one_of_the_two(hall):
    group = gathered(hall, 0, 1)
    hall.place(group, slot=0, table=0)
    alone = hall.wish(2, 1)

    at_once(
        lambda: services.join_wish(wish=group, party=hall.companies[2], by=hall.officer, now=NOW),
        lambda: hall.place(alone, slot=0, table=1),
    )

    assert Seat.objects.filter(party=hall.companies[2]).count() == 1
