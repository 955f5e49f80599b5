"""Which organisations somebody sees, and how they are found."""

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.directory import OrganisationFactory

from hansa.apps.directory import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return StaffFactory(agency=AgencyFactory())


def found(officer, text):
    visible = queries.visible_to(officer)
    return [organisation.name for organisation in queries.named(visible, text=text)]


def keep(officer, *names, **details):
    agency = officer.roles.get().agency
    for name in names:
        OrganisationFactory(agency=agency, name=name, **details)


def test_an_officer_sees_the_organisations_of_their_own_agency(officer):
    keep(officer, "Noordzee Koeltechniek")
    OrganisationFactory(name="Somebody else's")

    assert [each.name for each in queries.visible_to(officer)] == ["Noordzee Koeltechniek"]


def test_nobody_sees_an_organisation_without_signing_in():
    OrganisationFactory()

    assert list(queries.visible_to(AnonymousUser())) == []


@pytest.mark.parametrize("text", ["Noord", "koel", "zee k", "Koeltechnik", "noordzee koeltechniek"])
def test_an_organisation_is_found_by_part_of_its_name_or_nearly(officer, text):
    keep(officer, "Noordzee Koeltechniek", "Atelier Quatre Vents")

    assert found(officer, text) == ["Noordzee Koeltechniek"]


def test_accents_do_not_matter(officer):
    keep(officer, "Énergies Côtières", "Atelier Quatre Vents")

    assert found(officer, "energies cot") == ["Énergies Côtières"]


def test_the_likest_name_comes_first(officer):
    keep(officer, "Antwerp Energy Harbour", "Harbour Energy", "Energy")

    assert found(officer, "harbour energy")[0] == "Harbour Energy"


def test_an_organisation_is_found_by_the_start_of_its_number(officer):
    keep(officer, "Noordzee Koeltechniek", enterprise_number="0123456749")

    assert found(officer, "0123.456") == ["Noordzee Koeltechniek"]
