"""Roles given to a colleague and taken back."""

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory

from hansa.apps.accounts.models import StaffRole
from hansa.apps.accounts.rules import AgencyKind
from hansa.plumbing.history.recording import story_of


@pytest.fixture
def agency(db):
    return AgencyFactory(name="Noordzee Export")


@pytest.fixture
def boss(agency):
    return StaffFactory(role="administrator", agency=agency)


@pytest.fixture
def colleague(agency):
    return StaffFactory(role="officer", agency=agency, full_name="Bo Claes")


def test_a_role_is_given_and_taken_back_and_both_are_told(client, boss, agency, colleague):
    client.force_login(boss)
    page = f"/staff/{colleague.pk}/"

    given = client.post(page, {"agency": agency.pk, "role": "finance"}, follow=True)
    officer = colleague.roles.get(role="officer")
    taken = client.post(f"/staff/roles/{officer.pk}/take-back/", follow=True)

    assert "Bo Claes is “Finance officer” in Noordzee Export now." in given.content.decode()
    assert "The role “Mission officer” was taken back in Noordzee Export." in taken.content.decode()
    assert list(colleague.roles.values_list("role", flat=True)) == ["finance"]
    assert [event.by for event in story_of(colleague)] == [boss, boss]


def test_a_stranger_may_not_look(client, colleague):
    role = colleague.roles.get()
    page, taking = f"/staff/{colleague.pk}/", f"/staff/roles/{role.pk}/take-back/"

    for other in (UserFactory(), StaffFactory(role="administrator"), colleague):
        client.force_login(other)
        assert client.get(page).status_code == 404
        assert client.post(taking).status_code == 404


def test_an_agency_keeps_its_last_administrator(client, boss):
    client.force_login(boss)

    response = client.post(f"/staff/roles/{boss.roles.get().pk}/take-back/")

    assert response.status_code == 409
    assert "Noordzee Export needs an administrator" in response.content.decode()
    assert boss.roles.exists()


def test_an_auditor_reads_who_has_which_role_and_changes_none(client, agency, colleague):
    client.force_login(StaffFactory(role="auditor", agency=agency))
    page = f"/staff/{colleague.pk}/"

    assert "Mission officer" in client.get(page).content.decode()
    assert "Bo Claes" in client.get("/staff/").content.decode()
    assert client.post(page, {"agency": agency.pk, "role": "finance"}).status_code == 403
    assert client.post(f"/staff/roles/{colleague.roles.get().pk}/take-back/").status_code == 403


def test_a_partner_has_organisers_and_nobody_else(client, colleague):
    chamber = AgencyFactory(name="Chamber", kind=AgencyKind.PARTNER)
    StaffRole.objects.create(user=colleague, agency=chamber, role="organiser")
    client.force_login(UserFactory(is_administrator=True))

    response = client.post(
        f"/staff/{colleague.pk}/", {"agency": chamber.pk, "role": "area_manager"}
    )

    assert response.status_code == 422
    assert "In Chamber nobody is “Area manager”" in response.content.decode()


def test_what_happened_for_another_agency_is_not_told(client, boss, agency, colleague):
    elsewhere = AgencyFactory(name="Ardennes Export")
    client.force_login(UserFactory(is_administrator=True))
    said = {"agency": elsewhere.pk, "role": "finance"}
    client.post(f"/staff/{colleague.pk}/", said, follow=True)

    client.force_login(boss)
    page = client.get(f"/staff/{colleague.pk}/").content.decode()

    assert "Ardennes Export" not in page
