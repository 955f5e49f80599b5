"""Whoever travels instead takes over meetings, places and the calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.directory import PersonFactory
from tests.factories.sessions import NOW, a_hall

from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings.models import Seat
from hansa.apps.programme import queries as programme
from hansa.apps.programme.models import CalendarLink
from hansa.apps.registration import queries
from hansa.journeys.substitute_delegate import substitute_delegate

pytestmark = pytest.mark.django_db

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def hall():
    hall = a_hall(TEN)
    hall.place(hall.wish(1, 1), slot=1, table=1)
    hall.publish()
    seat = Seat.objects.get(party=hall.companies[1])
    hall.delegate = seat.party.registration.delegates.get(person=seat.person)
    hall.leaving = hall.delegate.person
    hall.joining = PersonFactory(organisation=hall.leaving.organisation)
    return hall


def substitute(hall):
    substitute_delegate(
        delegate=hall.delegate, person=hall.joining, by=hall.officer, now=NOW, why="Ill."
    )


def test_who_joins_reads_the_published_meetings_at_once(hall):
    substitute(hall)

    assert [each.session for each in meetings.published_for(hall.joining)] == [hall.session]
    assert not Seat.objects.filter(person=hall.leaving).exists()


def test_hosts_are_told_who_comes_with_the_next_publication(hall):
    substitute(hall)

    again = hall.publish(now=NOW + timedelta(days=1))

    assert {change.person for change in again.changes} == {hall.hosts[1].counterpart.contact}


def test_the_calendar_of_who_stays_at_home_stops_working(hall):
    CalendarLink.objects.create(delegate=hall.delegate, secret="s" * 43, made_at=NOW)

    substitute(hall)

    assert programme.delegate_with_calendar("s" * 43) is None


def test_who_joins_signs_in_and_travels(hall):
    substitute(hall)

    hall.joining.refresh_from_db()
    assert [each.pk for each in queries.delegates_of_user(hall.joining.user)] == [hall.delegate.pk]
