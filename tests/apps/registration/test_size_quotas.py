"""Seats that are kept for companies of a size, as they declared it; and a race for the last one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories.registration import IN_TIME, application, west_coast
from tests.factories.sizes import of_size

from hansa.apps.registration import queries, services
from hansa.apps.registration.models import Quota, Registration
from hansa.apps.registration.rules import SizeShare
from hansa.apps.registration.services import holding
from hansa.journeys.change_seats import set_seat_terms
from hansa.values import Refused

pytestmark = pytest.mark.django_db

TODAY = IN_TIME.date()


@pytest.fixture
def coast():
    return west_coast()


def keep(coast, **sizes):
    set_seat_terms(
        coast.mission,
        overbooking=0,
        answer_days=14,
        quotas={SizeShare(size): most for size, most in sizes.items()},
        cancellation=[],
        by=coast.officer,
        now=IN_TIME,
    )


def applies(coast, size="", **details):
    registration = application(coast, **details)
    if size:
        of_size(registration.organisation, size)
    return registration


def accept(registration, coast, *, now=IN_TIME):
    services.accept(registration, by=coast.officer, now=now)


def test_a_size_beyond_its_quota_is_refused_and_the_others_are_not(coast):
    keep(coast, large=1)
    first, second, small = (applies(coast, size) for size in ("large", "large", "small"))
    accept(first, coast)

    with pytest.raises(Refused) as refusal:
        accept(second, coast)
    accept(small, coast)

    assert refusal.value.objections == ("Seats needed: 1; left for Large enterprise: 0 of 1.",)
    (kept,) = queries.quotas_of(coast.mission, today=TODAY)
    assert (str(kept.quota), kept.taken, kept.left) == ("Large enterprise", 1, 0)


def test_who_declared_nothing_counts_as_that_until_it_declares(coast):
    keep(coast, undeclared=0)
    silent = applies(coast)

    with pytest.raises(Refused, match="Size not declared"):
        accept(silent, coast)
    of_size(silent.organisation, "small")
    accept(silent, coast)

    assert silent.status == "accepted"


def test_what_is_no_company_counts_in_no_size(coast):
    keep(coast, undeclared=0, large=0)
    federation = applies(coast, kind="federation")

    accept(federation, coast)

    assert federation.status == "accepted"


def test_a_declaration_of_later_does_not_count_yet(coast):
    keep(coast, small=0)
    registration = application(coast)
    of_size(registration.organisation, "small", on=TODAY + timedelta(days=1))

    accept(registration, coast)

    (kept,) = queries.quotas_of(coast.mission, today=TODAY)
    assert kept.taken == 0


def test_who_travelled_stays_what_it_was_when_its_declaration_is_too_old(coast):
    keep(coast, small=5)
    accept(applies(coast, "small"), coast)

    (kept,) = queries.quotas_of(coast.mission, today=TODAY.replace(year=TODAY.year + 9))

    assert kept.taken == 1


def test_one_more_delegate_needs_room_in_the_quota_too(coast):
    keep(coast, small=1)
    registration = applies(coast, "small")
    accept(registration, coast)

    assert queries.objections_to_adding_seats(registration, asked=1, today=TODAY) == [
        "Seats needed: 1; left for Small enterprise: 0 of 1."
    ]


def test_a_quota_that_is_lifted_lets_the_list_move_up(coast):
    keep(coast, micro=0)
    waiting = applies(coast, "micro")
    services.put_on_waiting_list(waiting, by=coast.officer, now=IN_TIME, why="Full.")

    keep(coast, micro=1)

    waiting.refresh_from_db()
    assert waiting.status == "accepted"


@pytest.mark.parametrize("shares", [{}, {"size": "small", "agency": True}])
def test_a_quota_is_for_exactly_one_share(coast, shares):
    told = {**shares, "agency": coast.agency} if "agency" in shares else shares

    with pytest.raises(IntegrityError), transaction.atomic():
        Quota.objects.create(mission=coast.mission, most=1, **told)


def test_sizes_cost_the_same_queries_however_many_travel(coast, django_assert_num_queries):
    keep(coast, small=50)
    for _ in range(6):
        accept(applies(coast, "small"), coast)

    with django_assert_num_queries(5):
        queries.quotas_of(coast.mission, today=TODAY)


def contest():
    """Five officers accept a small company each, for two seats; how many were accepted."""
    coast = west_coast()
    keep(coast, small=2)
    registrations = [applies(coast, "small") for _ in range(5)]
    all_decided = Barrier(5)

    def decide(registration):
        try:
            with transaction.atomic():
                accept(Registration.objects.get(pk=registration.pk), coast)
                wait_for(all_decided)
        except Refused:
            wait_for(all_decided)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as officers:
        list(officers.map(decide, registrations))
    return Registration.objects.filter(status="accepted").count()


def wait_for(barrier):
    try:
        barrier.wait(timeout=1)
    except BrokenBarrierError:
        return


@pytest.mark.django_db(transaction=True)
def test_the_last_seats_of_a_size_are_given_once_each():
    assert contest() == 2


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_this_contest_goes_beyond_the_quota(monkeypatch):
    monkeypatch.setattr(holding, "hold_mission", lambda mission: mission)

    assert contest() == 5
