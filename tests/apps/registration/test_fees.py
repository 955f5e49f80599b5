"""What taking part costs."""

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import IN_TIME, west_coast

from hansa.apps.registration import queries, services
from hansa.apps.registration.models import Fee
from hansa.apps.registration.rules import Ground, Prices, Quote, objections_to_fee, quoted
from hansa.apps.registration.services import Days, Traveller
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

OWN = Prices(sme=150_00, large=450_00, others=0)


@pytest.mark.parametrize(
    ("kind", "is_sme", "quote"),
    [
        ("company", True, Quote(100_00, Ground.SME)),
        ("company", False, Quote(300_00, Ground.LARGE)),
        ("company", None, Quote(300_00, Ground.UNDECLARED)),
        ("federation", None, Quote(100_00, Ground.OTHER)),
        ("academic", True, Quote(100_00, Ground.OTHER)),
    ],
)
def test_the_usual_fee_goes_by_kind_and_size(kind, is_sme, quote):
    assert quoted(kind=kind, is_sme=is_sme, prices=Prices()) == quote


def test_a_missions_own_schedule_goes_before_the_usual_one():
    assert quoted(kind="company", is_sme=True, prices=OWN) == Quote(150_00, Ground.SME)


def test_a_fee_beyond_reason_is_refused():
    assert list(objections_to_fee(10_000_00)) == []
    assert list(objections_to_fee(10_000_01)) == ["A fee lies between EUR 0 and EUR 10000."]


@pytest.mark.django_db
def test_a_mission_asks_the_usual_fees_until_it_has_its_own():
    coast = west_coast()
    assert queries.prices_of(coast.mission) == Prices()

    services.set_prices(coast.mission, prices=OWN, by=coast.officer, now=IN_TIME)

    assert queries.prices_of(coast.mission) == OWN
    assert story_of(coast.mission).first().details["changes"]["sme"] == [100_00, 150_00]


@pytest.mark.django_db
def test_a_fee_that_was_kept_outlives_the_schedule():
    coast = west_coast()
    an = PersonFactory(organisation=OrganisationFactory(agency=coast.agency))
    leg = coast.san_francisco
    services.apply(
        mission=coast.mission,
        organisation=an.organisation,
        agency=coast.agency,
        sector_group=None,
        motivation="",
        travellers=[Traveller(an, (Days(leg, leg.starts_on, leg.ends_on),))],
        by=coast.officer,
        now=IN_TIME,
    )

    services.set_prices(coast.mission, prices=OWN, by=coast.officer, now=IN_TIME)

    assert Fee.objects.get().cents == 300_00


@pytest.mark.django_db
def test_only_those_who_plan_the_mission_set_its_fees():
    coast = west_coast()

    with pytest.raises(Refused, match="Only officers and area managers"):
        services.set_prices(coast.mission, prices=OWN, by=StaffFactory(), now=IN_TIME)
