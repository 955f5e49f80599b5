"""A company that waits for its size declares it, and is offered a seat."""

from datetime import date
from decimal import Decimal

import pytest
from tests.factories.registration import IN_TIME, application, west_coast

from hansa.apps.directory.services import OfOneYear
from hansa.apps.registration import services
from hansa.apps.registration.rules import SizeShare
from hansa.journeys.change_seats import set_seat_terms
from hansa.journeys.declare_size import declare_size
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    coast = west_coast()
    set_seat_terms(
        coast.mission,
        overbooking=0,
        answer_days=14,
        quotas={SizeShare.UNDECLARED: 0},
        cancellation=[],
        by=coast.officer,
        now=IN_TIME,
    )
    return coast


@pytest.fixture
def waiting(coast):
    registration = application(coast)
    services.put_on_waiting_list(registration, by=coast.officer, now=IN_TIME, why="Declare first.")
    return registration


def declare(registration, by, *, reference="NBB 1"):
    declare_size(
        registration.organisation,
        closed_on=date(2024, 12, 31),
        figures=OfOneYear(Decimal(12), 1_000_000, 800_000),
        evidence="accounts",
        reference=reference,
        by=by,
        now=IN_TIME,
    )
    registration.refresh_from_db()


def test_who_declares_at_last_is_offered_a_seat_at_once(coast, waiting):
    declare(waiting, coast.officer)

    assert waiting.status == "accepted"


def test_a_declaration_that_is_refused_moves_nobody(coast, waiting):
    with pytest.raises(Refused):
        declare(waiting, coast.officer, reference="")

    waiting.refresh_from_db()
    assert waiting.status == "waiting"
