"""The agencies of the site."""

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory

from hansa.apps.accounts import queries

ANSWERS = {"kind": "regional", "name": "Ardennes Export", "code": "ardennes", "region": "wallonia"}


@pytest.fixture
def administrator(db):
    return UserFactory(is_administrator=True)


def test_an_administrator_of_the_site_adds_an_agency(client, administrator):
    client.force_login(administrator)

    response = client.post("/agencies/", ANSWERS)

    assert response.url == "/staff/"
    assert queries.agency_with("ardennes").name == "Ardennes Export"


def test_a_stranger_may_not_look(client, administrator):
    assert client.get("/agencies/").url == "/sign-in/?next=/agencies/"
    for other in (UserFactory(), StaffFactory(role="administrator")):
        client.force_login(other)
        assert client.get("/agencies/").status_code == 404


def test_a_code_that_is_taken_is_named(client, administrator):
    AgencyFactory(code="ardennes")
    client.force_login(administrator)

    response = client.post("/agencies/", ANSWERS)

    assert response.status_code == 422
    assert 'id="id_code_error"' in response.content.decode()
