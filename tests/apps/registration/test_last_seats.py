"""Several officers accept at once, on real connections, for the last seats.

Every transaction stays open until all who can decide have decided, so that a missing lock would
show each time and not once in a thousand.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

import pytest
from benchmarks.registration.seats import unwatched
from django.db import IntegrityError, connection, transaction
from tests.factories.registration import IN_TIME, application, west_coast

from hansa.apps.registration import queries, services
from hansa.apps.registration.models import Registration
from hansa.apps.registration.services import holding
from hansa.values import Refused

pytestmark = pytest.mark.django_db(transaction=True)

SEATS, OFFICERS = 2, 5


def contest():
    """Five officers accept one delegate each for two seats; how many were accepted."""
    coast = west_coast(seats=SEATS)
    registrations = [application(coast) for _ in range(OFFICERS)]
    all_decided = Barrier(OFFICERS)

    def accept(registration):
        try:
            with transaction.atomic():
                mine = Registration.objects.get(pk=registration.pk)
                services.accept(mine, by=coast.officer, now=IN_TIME)
                wait_for(all_decided)
        except (Refused, IntegrityError):
            wait_for(all_decided)
        finally:
            connection.close()

    with ThreadPoolExecutor(OFFICERS) as officers:
        list(officers.map(accept, registrations))
    return coast, Registration.objects.filter(status="accepted").count()


def wait_for(barrier):
    try:
        barrier.wait(timeout=1)
    except BrokenBarrierError:
        return


def test_the_last_seats_are_given_once_each():
    coast, accepted = contest()

    assert accepted == SEATS
    assert queries.seats_left(coast.mission) == 0


def test_without_the_lock_the_database_still_gives_each_seat_once(monkeypatch):
    monkeypatch.setattr(holding, "hold_mission", lambda mission: mission)

    _, accepted = contest()

    assert accepted == SEATS


def test_without_the_lock_and_the_watch_of_the_database_this_contest_oversells(monkeypatch):
    monkeypatch.setattr(holding, "hold_mission", lambda mission: mission)

    with unwatched():
        _, accepted = contest()

    assert accepted == OFFICERS
