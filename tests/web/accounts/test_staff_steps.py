"""With what the staff of one's agency come in."""

import pytest
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.second_steps import with_app

from hansa.apps.accounts import queries

PAGE = "/staff/second-steps/"


@pytest.fixture
def officer(db):
    return with_app(StaffFactory(full_name="An Peeters"))


@pytest.fixture
def agency(officer):
    return officer.roles.get().agency


@pytest.fixture
def administrator(client, agency):
    user = StaffFactory(agency=agency, role="administrator", full_name="Bo Claes")
    client.force_login(user)
    return user


def test_an_administrator_requires_a_second_step_and_takes_that_back(client, administrator, agency):
    with_app(administrator)

    required = client.post(PAGE, {"agency": agency.pk, "required": "on"}, follow=True)
    assert "The staff of" in required.content.decode()
    assert queries.agency_with(agency.code).requires_second_step

    client.post(PAGE, {"agency": agency.pk})
    assert not queries.agency_with(agency.code).requires_second_step


def test_the_page_says_who_has_set_one_up(client, administrator):
    page = client.get(PAGE).content.decode()

    assert "Let An Peeters set up anew" in page
    assert "none yet" in page


def test_a_stranger_may_not_look(client, officer, agency):
    assert client.get(PAGE).url == f"/sign-in/?next={PAGE}"
    for other in (UserFactory(), officer):
        client.force_login(other)
        assert client.get(PAGE).status_code == 404
        assert client.post(f"/staff/{officer.pk}/second-steps/forget/").status_code == 404


def test_an_administrator_elsewhere_is_a_stranger(client, officer, agency):
    client.force_login(StaffFactory(role="administrator"))

    assert client.post(PAGE, {"agency": agency.pk, "required": "on"}).status_code == 422
    assert client.post(f"/staff/{officer.pk}/second-steps/forget/").status_code == 404
    assert queries.takes_a_second_step(officer)


def test_a_colleague_who_lost_the_telephone_sets_up_anew(client, administrator, officer):
    response = client.post(f"/staff/{officer.pk}/second-steps/forget/", follow=True)

    assert "An Peeters sets up a second step anew" in response.content.decode()
    assert not queries.takes_a_second_step(officer)


def test_ones_own_is_not_taken_away_here(client, administrator):
    with_app(administrator)

    response = client.post(f"/staff/{administrator.pk}/second-steps/forget/")

    assert response.status_code == 409
    assert "Ask another administrator" in response.content.decode()
