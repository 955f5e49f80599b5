"""Government sign-on, against an issuer that answers over HTTP."""

import pytest
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.issuer import CLIENT, SECRET, issuing
from tests.factories.second_steps import with_app

LEAVE, BACK = "/sign-in/government/", "/sign-in/government/back/"


@pytest.fixture
def officer(db):
    return StaffFactory(email="an@example.org")


@pytest.fixture
def issuer(settings):
    with issuing(sub="7", email="An@example.org", email_verified=True) as issuer:
        settings.GOVERNMENT = {
            "server": issuer.address,
            "client": CLIENT,
            "secret": SECRET,
            "name": "eGov",
        }
        yield issuer


def comes_back(client, issuer, *, wanted="", **changed):
    left = client.get(LEAVE, {"next": wanted})
    return client.get(BACK, {**issuer.asked(left.url), **changed})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_an_officer_leaves_for_the_issuer_and_comes_back_signed_in(client, officer, issuer):
    left = client.get(LEAVE, {"next": "/account/"})
    assert left.url.startswith(f"{issuer.address}/authorize?client_id=hansa&redirect_uri=")

    back = client.get(BACK, issuer.asked(left.url))

    assert back.url == "/account/"
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_the_sign_in_page_names_it(client, officer, issuer):
    page = client.get("/sign-in/?next=/account/").content.decode()

    assert "Come in with eGov" in page
    assert 'href="/sign-in/government/?next=/account/"' in page


def test_without_an_issuer_there_is_no_such_way(client, officer):
    assert client.get(LEAVE).status_code == 404
    assert client.get(BACK).status_code == 404
    assert "government" not in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize(
    "told",
    [
        {"email": "stranger@example.org"},
        {"email": "delegate@example.org"},
        {"email_verified": False},
        {"email_verified": "false"},
    ],
)
def test_a_stranger_whom_the_government_knows_is_not_staff(client, officer, issuer, told):
    UserFactory(email="delegate@example.org")
    issuer.told |= told

    response = comes_back(client, issuer)

    assert response.status_code == 422
    assert "no agency here has you on its staff" in response.content.decode()
    assert not is_signed_in(client)


@pytest.mark.parametrize("changed", [{"state": "another"}, {"code": "another"}, {"code": ""}])
def test_an_answer_to_nobodys_question_lets_nobody_in(client, officer, issuer, changed):
    response = comes_back(client, issuer, **changed)

    assert response.status_code == 422
    assert "gave no answer that holds" in response.content.decode()
    assert not is_signed_in(client)


def test_an_answer_is_good_once(client, officer, issuer):
    answer = issuer.asked(client.get(LEAVE).url)
    client.get(BACK, answer)
    client.post("/sign-out/")

    assert client.get(BACK, answer).status_code == 422


@pytest.mark.parametrize(
    "proved", [{"sub": "8"}, {"iss": "https://evil.example"}, {"aud": "another"}, {"exp": 1}]
)
def test_a_token_that_proves_something_else_lets_nobody_in(client, officer, issuer, proved):
    issuer.proved = proved

    assert comes_back(client, issuer).status_code == 422
    assert not is_signed_in(client)


def test_nobody_is_led_to_another_site(client, officer, issuer):
    assert comes_back(client, issuer, wanted="https://evil.example/").url == "/"


def test_an_issuer_that_does_not_answer_is_told(client, officer, issuer, settings):
    settings.GOVERNMENT = {**settings.GOVERNMENT, "server": "http://127.0.0.1:9"}

    response = client.get(LEAVE)

    assert response.status_code == 422
    assert "gave no answer that holds" in response.content.decode()


def test_whoever_comes_from_the_government_owes_no_other_step(client, officer, issuer):
    agency = officer.roles.get().agency
    agency.requires_second_step = True
    agency.save()

    comes_back(client, issuer)

    assert client.get("/").status_code == 200


def test_an_own_second_step_is_not_asked_for_beside_it(client, officer, issuer):
    with_app(officer)

    assert comes_back(client, issuer).url == "/"
    assert is_signed_in(client)
