"""Requests that no page can do anything with."""

import pytest
from tests.factories.accounts import StaffFactory

UNREADABLE = "This request could not be read"


@pytest.fixture
def officer(client, db):
    client.force_login(StaffFactory())
    return client


@pytest.mark.parametrize("address", ["/calendar/%00.ics", "/organisations/?q=%00", "/m/%00/"])
def test_a_null_character_in_an_address_is_refused_in_words(officer, address):
    answer = officer.get(address)

    assert (answer.status_code, UNREADABLE in answer.text) == (400, True)


def test_a_null_character_in_a_form_is_refused_in_words(officer):
    answer = officer.post("/organisations/new/", {"name": "Arbor\0Heat"})

    assert (answer.status_code, UNREADABLE in answer.text) == (400, True)


def test_a_null_character_in_a_cookie_is_refused_before_anything_looks_for_it(client, db):
    client.cookies.load(r'sessionid="abcdefghijkl\000mnop"')

    assert client.get("/").status_code == 400


def test_a_stranger_is_refused_alike(client, db):
    assert client.get("/organisations/?q=%00").status_code == 400
