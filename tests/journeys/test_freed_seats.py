"""Seats that come free are offered to those who wait, in their order."""

from datetime import timedelta

import pytest
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.registration import IN_TIME, application, delegate_of, west_coast
from tests.factories.selection import closed, meeting_of_selection, resolved

from hansa.apps.registration import queries, services
from hansa.journeys.accept_registration import accept_registration
from hansa.journeys.change_seats import change_mission, set_seat_terms
from hansa.journeys.release_selection import release_selection
from hansa.journeys.withdraw_registration import (
    cancel_registration,
    let_offers_lapse,
    withdraw_registration,
)
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db

TOO_LATE = IN_TIME + timedelta(days=15)


@pytest.fixture
def coast():
    return west_coast(seats=2)


def travels(coast, *, delegates=2):
    registration = application(coast, delegates=delegates)
    accept_registration(registration=registration, by=coast.officer, now=IN_TIME)
    return registration


def waits(coast, *, delegates=1, hours=0, **details):
    registration = application(coast, delegates=delegates, **details)
    now = IN_TIME + timedelta(hours=hours)
    services.put_on_waiting_list(registration, by=coast.officer, now=now, why="Full.")
    return registration


def status(registration):
    registration.refresh_from_db()
    return registration.status


def withdraw(registration, coast):
    withdraw_registration(registration=registration, by=coast.officer, now=IN_TIME, why="A fair.")


def test_a_withdrawal_offers_its_seats_in_the_order_of_the_list(coast):
    leaving = travels(coast)
    third, first, second = (waits(coast, hours=hours) for hours in (3, 1, 2))

    withdraw(leaving, coast)

    assert [status(each) for each in (first, second, third)] == ["accepted", "accepted", "waiting"]
    first.refresh_from_db()
    assert first.decided_by is None


def test_the_list_follows_the_ranking_of_a_selection_once_it_is_released(coast):
    leaving = travels(coast)
    early = waits(coast, hours=1)
    third, second = application(coast), application(coast)
    meeting = meeting_of_selection(coast)
    for rank, registration in ((3, third), (2, second)):
        resolved(meeting, registration, "wait", reason="Full.", rank=rank)
    release_selection(meeting=closed(meeting), by=coast.officer, now=IN_TIME)

    assert list(queries.waiting_list(coast.mission)) == [second, third, early]
    third.refresh_from_db()
    assert queries.position_on_waiting_list(third) == queries.InLine(2, by_rank=True)
    withdraw(leaving, coast)

    assert [status(each) for each in (second, third, early)] == ["accepted", "accepted", "waiting"]


def test_a_ranking_that_is_not_released_moves_nobody_on_the_list(coast):
    first, second = waits(coast, hours=1), waits(coast, hours=2)
    meeting = meeting_of_selection(coast)
    resolved(meeting, second, "wait", reason="Full.", rank=1)
    closed(meeting)

    assert list(queries.waiting_list(coast.mission)) == [first, second]


def test_who_moves_up_reads_until_when_the_offer_stands(coast):
    leaving, waiting = travels(coast), waits(coast)

    withdraw(leaving, coast)

    letter = Letter.objects.get(to=waiting.delegates.get().person.email, subject__contains="offer")
    assert "Your seat is kept until Monday 16 June 2025." in letter.body
    assert f"next=%2Fme%2Fwest-coast%2Fplace%2F{waiting.pk}%2F" in letter.body


def test_who_needs_more_seats_than_came_free_keeps_their_place(coast):
    leaving = travels(coast)
    three, one = waits(coast, delegates=3, hours=1), waits(coast, hours=2)

    withdraw(leaving, coast)

    assert (status(three), status(one)) == ("waiting", "accepted")


def test_who_cannot_be_welcomed_holds_up_nobody(coast):
    leaving, busy, free = travels(coast), waits(coast, hours=1), waits(coast, hours=2)
    person = busy.delegates.get().person
    person.user = UserFactory()
    person.email = "of.another.account@example.org"
    person.save()

    withdraw(leaving, coast)

    assert (status(busy), status(free)) == ("waiting", "accepted")


@pytest.mark.parametrize("lapses", [True, False])
def test_lapsed_offers_and_cancelled_places_are_offered_on(coast, lapses):
    leaving, waiting = travels(coast), waits(coast)

    if lapses:
        assert let_offers_lapse(now=TOO_LATE) == 1
    else:
        cancel_registration(registration=leaving, by=coast.officer, now=IN_TIME, why="Flooded.")

    assert (status(leaving), status(waiting)) == ("cancelled", "accepted")


def test_an_offer_that_stands_does_not_lapse(coast):
    travels(coast)

    assert let_offers_lapse(now=IN_TIME + timedelta(days=14)) == 0


def test_further_seats_are_offered_at_once(coast):
    travels(coast)
    waiting = waits(coast)

    change(coast, seats=3)

    assert status(waiting) == "accepted"


def test_fewer_seats_than_are_offered_are_refused_at_their_field(coast):
    travels(coast)

    with pytest.raises(Refused, match="2 seats are offered or confirmed already") as refusal:
        change(coast, seats=1)

    assert refusal.value.field == "seats"


def test_a_quota_that_is_lifted_lets_the_list_move_up(coast):
    rule(coast, quotas={coast.agency: 0})
    waiting = waits(coast)

    rule(coast, quotas={})

    assert status(waiting) == "accepted"


def test_the_owner_who_stays_at_home_is_asked_to_confirm(coast):
    registration = application(coast, delegates=0)
    delegate_of(registration, leg=coast.san_francisco, email="an@example.org")
    PersonFactory(organisation=registration.organisation, is_owner=True, email="ceo@example.org")

    accept_registration(registration=registration, by=coast.officer, now=IN_TIME)

    asked = Letter.objects.get(to="ceo@example.org")
    assert asked.subject == "Please confirm your seats: West Coast mission"
    assert "Whoever applied for" in Letter.objects.get(to="an@example.org").body


def change(coast, *, seats):
    change_mission(
        coast.mission,
        titles=coast.mission.titles,
        country="US",
        seats=seats,
        state_level=False,
        recruits_until=None,
        by=coast.officer,
        now=IN_TIME,
    )


def rule(coast, *, quotas):
    set_seat_terms(
        coast.mission,
        overbooking=0,
        answer_days=14,
        quotas=quotas,
        cancellation=[],
        by=coast.officer,
        now=IN_TIME,
    )
