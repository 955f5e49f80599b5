"""Declaring a size, and reading it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import IN_TIME

from hansa.apps.directory import queries, services
from hansa.apps.directory.services import OfOneYear, Relative
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db

SMALL = OfOneYear(staff=Decimal(12), turnover=3_000_000, balance_sheet=2_500_000)
CLOSED = date(IN_TIME.year - 1, 12, 31)


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def officer(organisation):
    return StaffFactory(agency=organisation.agency)


def declare(organisation, by, *, now=IN_TIME, **details):
    told = {"closed_on": CLOSED, "figures": SMALL, "evidence": "accounts", "reference": "NBB 1"}
    return services.declare_size(organisation, by=by, now=now, **{**told, **details})


def test_a_declared_size_is_known_from_its_day_on(organisation, officer):
    declare(organisation, officer)

    size = queries.size_of(organisation, on=IN_TIME.date())

    assert size == "small"
    assert size.is_sme
    assert queries.size_of(organisation, on=date(IN_TIME.year - 1, 12, 31)) is None
    assert [event.verb for event in story_of(organisation)] == ["organisation.sized"]


def test_a_size_is_unknown_two_years_after_the_accounts_were_closed(organisation, officer):
    declare(organisation, officer)

    assert queries.size_of(organisation, on=date(CLOSED.year + 2, 12, 31)) == "small"
    assert queries.size_of(organisation, on=date(CLOSED.year + 3, 1, 1)) is None


def test_the_latest_word_on_a_year_counts_and_the_earlier_stays(organisation, officer):
    declare(organisation, officer)
    declare(organisation, officer, figures=replace(SMALL, staff=Decimal(4), turnover=1_000_000))

    assert queries.size_of(organisation, on=IN_TIME.date()) == "micro"
    assert organisation.size_declarations.count() == 2


def test_related_enterprises_are_counted(organisation, officer):
    mother = Relative("Zuid NV", "linked", None, replace(SMALL, staff=Decimal(300)))
    declare(organisation, officer, related=[mother])

    assert queries.size_of(organisation, on=IN_TIME.date()) == "large"


def test_an_owner_declares_for_their_company(organisation):
    owner = PersonFactory(organisation=organisation, user=UserFactory(), is_owner=True)

    declare(organisation, owner.user)

    assert queries.size_of(organisation, on=IN_TIME.date()) == "small"


@pytest.mark.parametrize("role", ["auditor", "cabinet"])
def test_readers_and_strangers_declare_nothing(organisation, role):
    colleague = PersonFactory(organisation=organisation, user=UserFactory()).user
    reader = StaffFactory(agency=organisation.agency, role=role)

    for somebody in (colleague, reader, StaffFactory()):
        with pytest.raises(Refused):
            declare(organisation, somebody)


def test_what_cannot_be_is_refused_at_its_field(organisation, officer):
    tiny = Relative("Zuid NV", "partner", Decimal(5), SMALL)
    for field, details in {
        "closed_on": {"closed_on": date(IN_TIME.year + 1, 12, 31)},
        "reference": {"reference": ""},
        "related": {"related": [tiny]},
    }.items():
        with pytest.raises(Refused) as refusal:
            declare(organisation, officer, **details)
        assert refusal.value.field == field


def test_the_sizes_of_many_take_two_questions(officer, organisation, django_assert_num_queries):
    others = OrganisationFactory.create_batch(3, agency=organisation.agency)
    for each in others:
        declare(each, officer)

    keys = [organisation.pk, *(each.pk for each in others)]

    with django_assert_num_queries(2):
        found = queries.sizes_of(keys, on=IN_TIME.date())

    assert found == {each.pk: "small" for each in others}
