"""What the organisations of the demonstration tell of themselves."""

from datetime import UTC, datetime

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.directory import OrganisationFactory

from hansa.apps.directory import queries, rules
from hansa.apps.directory.models import MarketExperience, Profile
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.records import ACTIVITIES, tell

BEGUN = datetime(2026, 9, 14, 8, tzinfo=UTC)


@pytest.mark.django_db
def test_companies_tell_their_size_sectors_profiles_and_markets():
    agency = AgencyFactory(code="brussels")
    officer = StaffFactory(agency=agency)
    known = {
        name: (OrganisationFactory(agency=agency, name=name), [])
        for name in [f"Zelmavelde {trade}" for trade in ACTIVITIES]
    }
    cast = Cast(agencies={"brussels": agency}, officers={"brussels": officer}, counsellors={})
    steps = []

    tell(known, cast=cast, now=BEGUN, on_step=lambda: steps.append(1))

    keys = [organisation.pk for organisation, _people in known.values()]
    assert len(steps) == len(known)
    assert set(queries.sizes_of(keys, on=BEGUN.date()).values()) == set(rules.SizeClass)
    assert Profile.objects.filter(language="nl").count() >= len(known) // 3
    assert MarketExperience.objects.exists()


def test_every_trade_is_an_activity_of_nace():
    codes = [code for found in ACTIVITIES.values() for code in found]

    assert [code for code in codes if not rules.activity_title(code)] == []
