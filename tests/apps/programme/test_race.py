"""Two delegates press at the same moment; one place is left."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection
from tests.factories.missions import LegFactory
from tests.factories.programme import between, delegate_on, visit_on

from hansa.apps.programme import queries, services
from hansa.apps.programme.models import SignUp
from hansa.journeys.sign_up import give_place_back
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


def written(visit, delegates, *, trigger):
    """What becomes of each place when all are written at once by hands that count nothing."""
    start = Barrier(len(delegates))
    with connection.cursor() as cursor:
        cursor.execute(
            f"ALTER TABLE programme_signup {'ENABLE' if trigger else 'DISABLE'} TRIGGER "
            "no_place_is_given_twice"
        )

    def write(delegate):
        try:
            start.wait(timeout=10)
            SignUp.objects.create(activity=visit, delegate=delegate, signed_up_at=NOW)
        except IntegrityError as error:
            return str(error)
        finally:
            connection.close()
        return ""

    try:
        with ThreadPoolExecutor(len(delegates)) as hands:
            return list(hands.map(write, delegates))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE programme_signup ENABLE TRIGGER no_place_is_given_twice")


def test_the_database_stops_who_writes_without_counting():
    visit = visit_on(LegFactory(), capacity=3)
    delegates = [delegate_on(visit.leg) for _ in range(8)]

    answers = written(visit, delegates, trigger=True)

    assert queries.places_taken(visit) == 3
    assert sum("and 4 would be held" in answer for answer in answers) == 5


def test_without_the_databases_count_places_are_given_twice():
    visit = visit_on(LegFactory(), capacity=3)
    delegates = [delegate_on(visit.leg) for _ in range(8)]

    written(visit, delegates, trigger=False)

    assert queries.places_taken(visit) == 8


def test_places_that_come_free_together_go_to_as_many_who_wait_and_once():
    visit = visit_on(LegFactory(), capacity=4)
    holders = [delegate_on(visit.leg) for _ in range(4)]
    for holder in holders:
        services.sign_up(activity=visit, delegate=holder, by=holder.person.user, now=NOW)
    line = [delegate_on(visit.leg) for _ in range(6)]
    for number, delegate in enumerate(line):
        services.wait(
            activity=visit,
            delegate=delegate,
            by=delegate.person.user,
            now=NOW + timedelta(minutes=number),
        )
    start = Barrier(4)

    def leave(holder):
        try:
            start.wait(timeout=10)
            give_place_back(activity=visit, delegate=holder, by=holder.person.user, now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(leave, holders))

    assert {place.delegate for place in queries.sign_ups_of(visit)} == set(line[:4])
    assert [each.delegate for each in queries.waiting_for(visit)] == line[4:]
