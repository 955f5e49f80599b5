"""One's own name, language and password."""

import pytest
from tests.factories.accounts import PASSWORD, UserFactory


@pytest.fixture
def jo(db):
    return UserFactory(full_name="Jo Kim", language="en")


def test_name_and_language_change(client, jo):
    client.force_login(jo)

    response = client.post("/account/", {"full_name": "Jo Kim-Peeters", "language": "nl"})

    jo.refresh_from_db()
    assert response.url == "/account/"
    assert (jo.full_name, jo.language) == ("Jo Kim-Peeters", "nl")


@pytest.mark.parametrize("address", ["/account/", "/account/password/"])
def test_a_stranger_is_asked_to_sign_in(client, jo, address):
    assert client.get(address).url == f"/sign-in/?next={address}"


def test_a_new_password_keeps_this_device_in(client, jo):
    client.force_login(jo)

    client.post("/account/password/", {"password": PASSWORD})

    jo.refresh_from_db()
    assert jo.check_password(PASSWORD)
    assert client.get("/account/").status_code == 200


def test_a_common_password_is_named(client, jo):
    client.force_login(jo)

    response = client.post("/account/password/", {"password": "password1234"})

    assert response.status_code == 422
    assert "id_password_error" in response.content.decode()
