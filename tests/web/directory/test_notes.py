"""What an agency notes about an organisation in confidence."""

import pytest
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import application, partner_of, west_coast
from tests.house.world import note_about

from hansa.apps.directory.models import Note


@pytest.fixture
def coast(db):
    return west_coast()


@pytest.fixture
def company(coast):
    return application(coast).organisation


def test_a_note_is_written_and_read_by_colleagues(client, coast, company):
    client.force_login(coast.officer)
    page = f"/organisations/{company.pk}/notes/"

    client.post(page, {"text": "They pay late.", "agency": coast.agency.pk})
    client.force_login(StaffFactory(agency=coast.agency, role="counsellor"))

    shown = client.get(page).content.decode()
    assert "They pay late." in shown
    assert "Nour Lambert" in shown


def test_a_stranger_may_not_look(client, coast, company):
    note = note_about(company, by=coast.officer)

    for other in (
        UserFactory(),
        StaffFactory(),
        StaffFactory(agency=coast.agency, role="finance"),
        StaffFactory(agency=coast.agency, role="cabinet"),
        PersonFactory(organisation=company, user=UserFactory(), is_owner=True).user,
    ):
        client.force_login(other)
        assert client.get(f"/organisations/{company.pk}/notes/").status_code == 404
        assert client.post(f"/organisations/notes/{note.pk}/strike/").status_code in (403, 404)


def test_another_organiser_notes_what_it_knows_and_reads_only_that(client, coast, company):
    note_about(company, by=coast.officer)
    officer = partner_of(coast)
    client.force_login(officer)
    page = f"/organisations/{company.pk}/notes/"

    client.post(page, {"text": "Met them in Lima.", "agency": officer.roles.get().agency_id})

    theirs = client.get(page).content.decode()
    assert "Met them in Lima." in theirs
    assert "They pay late." not in theirs
    client.force_login(coast.officer)
    assert "Met them in Lima." not in client.get(page).content.decode()


def test_an_organisation_that_nobody_met_has_no_page_for_another_agency(client, coast):
    at_home = OrganisationFactory(agency=coast.agency)
    client.force_login(partner_of(coast))

    assert client.get(f"/organisations/{at_home.pk}/notes/").status_code == 404


def test_a_note_is_struck_out_by_its_author_or_who_runs_the_agency(client, coast, company):
    note = note_about(company, by=coast.officer)
    client.force_login(StaffFactory(agency=coast.agency))

    refused = client.post(f"/organisations/notes/{note.pk}/strike/")
    client.force_login(coast.officer)
    client.post(f"/organisations/notes/{note.pk}/strike/")

    assert refused.status_code == 409
    assert "Only Nour Lambert or an administrator" in refused.content.decode()
    assert not Note.objects.exists()


def test_an_owner_corrects_the_record_of_their_company_only(client, company):
    owner = PersonFactory(organisation=company, user=UserFactory(), is_owner=True).user
    client.force_login(owner)
    said = {"name": "Renamed", "kind": "company", "city": "Ghent", "country": "BE"}

    answer = client.post(f"/organisations/{company.pk}/change/", said)

    company.refresh_from_db()
    assert answer.status_code == 302
    assert company.name == "Renamed"
    other = OrganisationFactory(agency=company.agency)
    assert client.get(f"/organisations/{other.pk}/").status_code == 404


@pytest.mark.parametrize("text", ["", " ", "a" * 4001])
def test_a_note_says_something_and_not_too_much(client, coast, company, text):
    client.force_login(coast.officer)
    said = {"text": text, "agency": coast.agency.pk}

    assert client.post(f"/organisations/{company.pk}/notes/", said).status_code == 422
