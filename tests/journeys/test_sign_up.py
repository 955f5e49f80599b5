"""A place at an activity closes the B2B slots that it overlaps."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.programme import visit_on
from tests.factories.sessions import a_hall

from hansa.apps.meetings import queries as meetings
from hansa.apps.programme import queries
from hansa.journeys import sign_up
from hansa.values import Period, Refused

pytestmark = pytest.mark.django_db

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)
NOW = datetime(2025, 9, 20, 8, tzinfo=UTC)


@pytest.fixture
def hall():
    return a_hall(TEN)


@pytest.fixture
def delegate(hall):
    return hall.companies[0].registration.delegates.get()


def visit(hall, *, from_minute, to_minute, **details):
    hours = Period(TEN + timedelta(minutes=from_minute), TEN + timedelta(minutes=to_minute))
    return visit_on(hall.coast.san_francisco, hours=hours, **details)


def away(hall):
    return [sorted(meetings.absences_in(slot)) for slot in hall.slots]


def take(activity, delegate):
    return sign_up.take_place(
        activity=activity, delegate=delegate, by=delegate.person.user, now=NOW
    )


def test_the_slots_a_visit_overlaps_are_closed_for_who_goes_there(hall, delegate):
    take(visit(hall, from_minute=15, to_minute=60), delegate)

    person = delegate.person_id
    assert away(hall) == [[person], [person], []]


def test_a_refused_place_closes_nothing(hall, delegate):
    full = visit(hall, from_minute=0, to_minute=60, status="draft")

    with pytest.raises(Refused):
        take(full, delegate)

    assert away(hall) == [[], [], []]


def test_a_place_given_back_is_free_again(hall, delegate):
    activity = visit(hall, from_minute=15, to_minute=60, capacity=1)
    take(activity, delegate)

    sign_up.give_place_back(activity=activity, delegate=delegate, by=delegate.person.user, now=NOW)

    assert queries.places_taken(activity) == 0
