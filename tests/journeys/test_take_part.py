"""Whoever signed up for a visit before taking part in a session is kept out of meetings too."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.programme import visit_on
from tests.factories.sessions import NOW, a_hall, company_in

from hansa.apps.meetings import queries
from hansa.apps.meetings.models import Party
from hansa.journeys.sign_up import take_place
from hansa.journeys.take_part import take_part
from hansa.values import Period

pytestmark = pytest.mark.django_db

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)


def test_a_visit_that_was_signed_up_for_before_closes_its_slot():
    hall = a_hall(TEN)
    registration = company_in(hall.coast, "Arbor Heat")
    delegate = registration.delegates.get()
    visit = visit_on(hall.coast.san_francisco, hours=Period(TEN, TEN + HALF_AN_HOUR), capacity=9)
    take_place(activity=visit, delegate=delegate, by=hall.officer, now=NOW)

    joined = take_part(session=hall.session, registrations=[registration], by=hall.officer, now=NOW)

    assert joined == 1
    assert Party.objects.filter(session=hall.session, registration=registration).exists()
    away = [delegate.person_id in queries.absences_in(slot) for slot in hall.slots]
    assert away == [True, False, False]
