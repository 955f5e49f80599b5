"""Who of the directory might be asked: by what companies need, read on change only."""

import pytest
from django.db import connection
from tests.factories.accounts import StaffFactory
from tests.factories.matching import company_profile
from tests.factories.registration import west_coast
from tests.factories.sourcing import counsellor_of, organisation_abroad, prospect_of

from hansa.apps.matching import services
from hansa.apps.matching.models import (
    CooperationProfile,
    Exclusion,
    OrganisationMeaning,
    Prospect,
)
from hansa.apps.matching.queries import suggesting

pytestmark = pytest.mark.django_db
NEED = "Nous cherchons un distributeur de capteurs pour chambres froides"
OFFERS = {
    "Cascade Cold Chain": "Distributor of sensors and controls for cold stores",
    "Pacific Notaries": "We draw up deeds of sale for houses",
}


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def marc(coast):
    return counsellor_of(coast)


@pytest.fixture
def company(coast):
    company = company_profile(coast, name="Orval Sensors", needs=[NEED])
    services.understand(
        CooperationProfile.objects.filter(pk=company.pk), on_step=lambda _done, _all: None
    )
    return company


@pytest.fixture
def organisations(coast):
    return [organisation_abroad(coast, name=name, pitch=pitch) for name, pitch in OFFERS.items()]


def read(*countries: str) -> int:
    return services.understand_organisations(countries=countries, on_step=lambda _done: None)


def suggested(company, coast, user) -> list[str]:
    found = suggesting.suggestions(company, leg=coast.san_francisco, user=user)
    return [str(one.organisation) for one in found]


def test_the_nearest_to_a_need_comes_first_with_the_need_it_answers(
    coast, marc, company, organisations
):
    read("US")

    best, *_others = suggesting.suggestions(company, leg=coast.san_francisco, user=marc)

    assert (str(best.organisation), best.need.text) == ("Cascade Cold Chain", NEED)


def test_texts_are_read_once_and_again_when_they_change(coast, organisations):
    first, second = read("US"), read("US")
    organisations[0].pitch = "Now we build boats"
    organisations[0].save()
    third = read("US")

    assert (first, second, third, read("FR")) == (2, 0, 1, 0)
    assert OrganisationMeaning.objects.count() == 2


def test_nobody_is_suggested_who_is_asked_already_or_unwelcome(coast, marc, company, organisations):
    read("US")
    assert "Cascade Cold Chain" in suggested(company, coast, marc)

    Exclusion.objects.create(profile=company, name="Cascade Cold Chain Inc.")
    assert "Cascade Cold Chain" not in suggested(company, coast, marc)

    Exclusion.objects.all().delete()
    services.long_list(
        leg=coast.san_francisco, organisation=organisations[0], serves={}, by=marc,
        now=company.stated_at,
    )  # fmt: skip
    assert Prospect.objects.count() == 1
    assert "Cascade Cold Chain" not in suggested(company, coast, marc)


def test_a_stranger_is_shown_no_organisation_of_another_agency(coast, company, organisations):
    read("US")

    assert suggested(company, coast, StaffFactory()) == []


def test_nothing_is_suggested_before_the_needs_are_understood(coast, marc, organisations):
    read("US")

    assert suggested(company_profile(coast, name="New", needs=[NEED]), coast, marc) == []


def test_the_search_has_an_index(coast, marc):
    prospect_of(coast, by=marc)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexdef FROM pg_indexes WHERE indexname = 'organisations_by_nearness'"
        )
        (made,) = cursor.fetchone()

    assert "USING hnsw" in made


def test_countries_of_missions_that_are_over_are_not_read(coast):
    assert suggesting.countries_ahead() == ["US"]

    coast.mission.status = "done"
    coast.mission.save()

    assert suggesting.countries_ahead() == []
