"""What taking part costs."""

from datetime import date
from decimal import Decimal

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import IN_TIME, west_coast

from hansa.apps.directory.services import OfOneYear, Relative, declare_size
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


@pytest.mark.django_db
def test_relatives_that_make_a_company_large_two_years_in_a_row_make_it_pay_as_one():
    coast = west_coast()
    company = OrganisationFactory(agency=coast.agency)
    mother = Relative("Zuid NV", "linked", None, _year(30))
    friend = Relative("Vennoot BV", "partner", Decimal(40), _year(100))
    fees = []

    # 200 of its own, 30 of who is linked and 40 of the partner's hundred are 270.
    for closed, related in ((2022, []), (2023, [mother, friend]), (2024, [mother, friend])):
        declare_size(
            company,
            closed_on=date(closed, 12, 31),
            figures=_year(200),
            evidence="accounts",
            reference="NBB",
            related=related,
            by=coast.officer,
            now=IN_TIME,
        )
        fees.append(queries.fee_of(company, prices=Prices(), on=IN_TIME.date()))

    sme = Quote(100_00, Ground.SME)
    assert fees == [Quote(300_00, Ground.UNDECLARED), sme, Quote(300_00, Ground.LARGE)]


def _year(staff):
    return OfOneYear(staff=Decimal(staff), turnover=60_000_000, balance_sheet=1_000_000)
