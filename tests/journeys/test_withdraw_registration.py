"""Who stays at home leaves nobody waiting at a table."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.programme import visit_on
from tests.factories.sessions import NOW, a_hall

from hansa.apps.meetings.models import Absence, Meeting
from hansa.apps.programme import queries
from hansa.journeys.sign_up import take_place
from hansa.journeys.withdraw_registration import withdraw_registration
from hansa.values import Period, Refused

pytestmark = pytest.mark.django_db

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def hall():
    hall = a_hall(TEN)
    hall.registration = hall.companies[1].registration
    hall.theirs = hall.place(hall.wish(1, 1), slot=1, table=1)
    hall.others = hall.place(hall.wish(0, 0), slot=0, table=0)
    return hall


def withdraw(hall, why="A fair at home"):
    withdraw_registration(registration=hall.registration, by=hall.officer, now=NOW, why=why)


def test_their_meetings_leave_the_board_and_the_others_stay(hall):
    withdraw(hall)

    assert list(Meeting.objects.all()) == [hall.others]


def test_their_hosts_are_told_with_the_next_publication(hall):
    hall.publish()
    withdraw(hall)

    again = hall.publish(now=NOW + timedelta(days=1))

    assert {change.kind.value for change in again.changes} == {"cancelled"}
    assert hall.hosts[1].counterpart.contact in {change.person for change in again.changes}


def test_their_places_at_visits_are_free_again(hall):
    visit = visit_on(
        hall.coast.san_francisco, hours=Period(TEN + timedelta(hours=5), TEN + timedelta(hours=6))
    )
    delegate = hall.registration.delegates.first()
    take_place(activity=visit, delegate=delegate, by=hall.officer, now=NOW)

    withdraw(hall)

    assert queries.places_taken(visit) == 0
    assert not Absence.objects.exists()


def test_a_refused_withdrawal_leaves_everything_as_it_was(hall):
    with pytest.raises(Refused):
        withdraw(hall, why="")

    assert Meeting.objects.count() == 2
