"""A company applies: application, wishes and receipt, or nothing."""

from datetime import date

import pytest
from tests.factories.joining import owner_of
from tests.factories.programme import ActivityFactory
from tests.factories.registration import IN_TIME, west_coast

from hansa.apps.programme import queries as programme
from hansa.apps.registration import queries
from hansa.apps.registration.models import Registration
from hansa.apps.registration.services import Application, Days, Traveller
from hansa.journeys.apply_for_mission import apply_for_mission
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def lien(coast):
    return owner_of(coast)


@pytest.fixture
def visit(coast):
    return ActivityFactory(leg=coast.san_francisco, audience="signed_up", status="confirmed")


def send(coast, lien, *wishes, leg=None):
    leg = leg or coast.san_francisco
    offer = queries.offer(coast.mission, organisation=lien.organisation, today=date(2025, 6, 2))
    return apply_for_mission(
        mission=coast.mission,
        organisation=lien.organisation,
        application=Application(
            motivation="",
            travellers=[Traveller(lien, (Days(leg, leg.starts_on, leg.ends_on),))],
            answers={"conditions": True},
            seen=offer.seen,
        ),
        wishes=[wishes],
        by=lien.user,
        now=IN_TIME,
    )


def test_a_company_that_applies_has_its_wishes_noted_and_a_receipt(coast, lien, visit):
    registration = send(coast, lien, visit)

    (wish,) = programme.wishes_of(registration)
    assert (wish.activity, wish.delegate.person) == (visit, lien)
    letter = Letter.objects.get()
    assert letter.to == lien.user.email
    assert "€300" in letter.body


def test_asking_again_writes_no_second_letter(coast, lien):
    assert send(coast, lien) == send(coast, lien)

    assert Letter.objects.count() == 1


def test_a_wish_out_of_the_way_takes_everything_back(coast, lien, visit):
    with pytest.raises(Refused, match="Lien De Smet is not in that city") as refused:
        send(coast, lien, visit, leg=coast.los_angeles)

    assert refused.value.field == "travellers-0-activities"
    assert not Registration.objects.filter(status="applied").exists()
