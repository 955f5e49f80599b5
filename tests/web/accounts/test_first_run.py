"""The first page of an empty site."""

import pytest
from tests.factories.accounts import PASSWORD, UserFactory

from hansa.apps.accounts import queries

ANSWERS = {
    "full_name": "An Peeters",
    "email": "an@example.org",
    "password": PASSWORD,
    "language": "en",
    "agency_name": "Noordzee Export",
    "agency_code": "noordzee",
    "region": "flanders",
}


@pytest.mark.django_db
def test_the_first_to_come_founds_the_site_and_is_in(client):
    response = client.post("/first-run/", ANSWERS, follow=True)

    assert response.redirect_chain == [("/", 302)]
    assert "No mission yet" in response.content.decode()
    assert queries.user_with_email("an@example.org").is_administrator


@pytest.mark.django_db
def test_a_stranger_finds_no_such_page_once_the_site_is_founded(client):
    UserFactory()

    assert client.get("/first-run/").status_code == 404
    assert client.post("/first-run/", ANSWERS).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/sign-in/", "/organisations/", "/me/", "/m/x/"])
def test_an_empty_site_leads_there_from_everywhere(client, address):
    led = client.get(address, follow=True)

    assert led.redirect_chain[-1] == ("/first-run/", 302)


@pytest.mark.django_db
def test_the_page_itself_and_the_language_switch_open(client):
    assert client.get("/first-run/").status_code == 200
    assert client.post("/design/language/", {"language": "fr", "next": "/first-run/"}).url == (
        "/first-run/"
    )


@pytest.mark.django_db
def test_a_short_password_is_named_and_nobody_is_made(client):
    response = client.post("/first-run/", {**ANSWERS, "password": "herring"})

    assert response.status_code == 422
    assert "id_password_error" in response.content.decode()
    assert not queries.site_is_founded()
