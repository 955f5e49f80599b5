"""Two delegates press at the same moment; one place is left."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connection
from tests.factories.missions import LegFactory
from tests.factories.programme import between, delegate_on, visit_on

from hansa.apps.programme import queries, services
from hansa.apps.programme.models import SignUp
from hansa.values import Refused

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2025, 9, 20, 8, tzinfo=UTC)


def at_once(wishes):
    """What becomes of each wish when all are pressed together: the place, or the objections."""
    start = Barrier(len(wishes))

    def press(wish):
        activity, delegate = wish
        try:
            start.wait(timeout=10)
            return services.sign_up(
                activity=activity, delegate=delegate, by=delegate.person.user, now=NOW
            )
        except Refused as refused:
            return refused.objections
        finally:
            connection.close()

    with ThreadPoolExecutor(len(wishes)) as hands:
        return list(hands.map(press, wishes))


def test_the_last_places_are_given_once_when_eight_press_together():
    visit = visit_on(LegFactory(), capacity=3)
    delegates = [delegate_on(visit.leg) for _ in range(8)]

    answers = at_once([(visit, delegate) for delegate in delegates])

    assert queries.places_taken(visit) == 3
    assert sum(isinstance(answer, SignUp) for answer in answers) == 3
    assert answers.count(("All 3 places are taken.",)) == 5


def test_nobody_takes_two_places_at_the_same_time_by_pressing_twice():
    leg = LegFactory()
    one, other = (visit_on(leg, hours=between("14:00", "16:00")) for _ in range(2))
    delegate = delegate_on(leg)

    answers = at_once([(one, delegate), (other, delegate)])

    assert queries.places_taken(one) + queries.places_taken(other) == 1
    assert sum(isinstance(answer, SignUp) for answer in answers) == 1
