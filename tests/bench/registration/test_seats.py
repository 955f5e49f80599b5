"""The race for the last seats, in small; `make bench-registration` runs it in full."""

import pytest
from benchmarks.registration.seats import Outcome, race, unwatched, without_lock

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SEATS, CALLERS = 5, 60


@pytest.mark.parametrize("_round", range(2))
def test_the_last_seats_are_confirmed_once_each_and_the_others_read_why(_round):
    assert race(seats=SEATS, callers=CALLERS) == Outcome(SEATS, CALLERS - SEATS, 0)


def test_without_the_lock_the_database_stops_whoever_comes_too_late():
    with without_lock():
        outcome = race(seats=SEATS, callers=CALLERS)

    assert outcome.confirmed == SEATS
    assert outcome.refused + outcome.stopped == CALLERS - SEATS


def test_without_the_lock_and_the_watch_of_the_database_seats_are_sold_twice():
    with without_lock(), unwatched():
        outcome = race(seats=SEATS, callers=CALLERS)

    assert outcome.confirmed > SEATS
