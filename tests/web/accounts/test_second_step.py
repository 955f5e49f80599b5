"""The second step at the door."""

import pytest
from tests.factories.accounts import PASSWORD, StaffFactory, UserFactory
from tests.factories.devices import Device
from tests.factories.second_steps import shown, with_app, with_passkey

from hansa.apps.accounts import queries, services
from hansa.plumbing.mailing.models import Letter

STEP = "/sign-in/second-step/"


@pytest.fixture
def officer(db):
    return with_app(StaffFactory(email="an@example.org", raw_password=PASSWORD))


def with_password(client, **said):
    return client.post("/sign-in/", {"email": "an@example.org", "password": PASSWORD, **said})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def answered(client, device):
    asked = client.post("/sign-in/passkey/challenge/").json()
    return client.post("/sign-in/passkey/", {"answer": device.uses_it(asked)})


def test_after_the_password_comes_the_code_and_then_the_page_that_was_wanted(client, officer):
    first = with_password(client, next="/account/")
    assert first.url == STEP
    assert not is_signed_in(client)
    assert "One more step" in client.get(STEP).content.decode()

    second = client.post(STEP, {"code": shown()})

    assert second.url == "/account/"
    assert is_signed_in(client)


def test_a_stranger_who_showed_no_password_is_led_to_the_front_door(client, officer):
    assert client.get(STEP).url == "/sign-in/"
    assert client.post(STEP, {"code": shown()}).url == "/sign-in/"


def test_a_wrong_code_is_told_and_may_be_typed_again(client, officer):
    with_password(client)

    wrong = client.post(STEP, {"code": "000000"})

    assert wrong.status_code == 422
    assert "This code does not open." in wrong.content.decode()
    assert client.post(STEP, {"code": shown()}).url == "/"


def test_a_link_by_mail_is_the_first_step_only(client, officer):
    response = client.post(f"/sign-in/{queries.sign_in_token(officer)}/")

    assert response.url == STEP
    assert not is_signed_in(client)


def test_a_code_by_mail_is_the_first_step_only(client, officer):
    client.post("/sign-in/link/", {"link-email": officer.email})
    code = next(x for x in Letter.objects.latest("pk").body.splitlines() if x.startswith("    "))

    assert client.post("/sign-in/link/mailed/", {"code": code}).url == STEP


def test_a_code_by_mail_lets_a_delegate_in(client, officer):
    delegate = UserFactory(email="jo@example.org")
    client.post("/sign-in/link/", {"link-email": delegate.email})
    code = next(x for x in Letter.objects.latest("pk").body.splitlines() if x.startswith("    "))

    wrong = client.post("/sign-in/link/mailed/", {"code": "BCDF-GHJK"})
    right = client.post("/sign-in/link/mailed/", {"code": code})

    assert wrong.status_code == 422
    assert "Have a new one mailed" in wrong.content.decode()
    assert right.url == "/me/"


def test_the_step_waits_ten_minutes(client, officer):
    with_password(client)
    session = client.session
    session["half_in"] = {**session["half_in"], "until": 0}
    session.save()

    assert client.post(STEP, {"code": shown()}).url == "/sign-in/"


def test_a_passkey_is_the_second_step_of_its_owner(client, officer):
    device = Device()
    with_passkey(officer, device)
    with_password(client)

    response = answered(client, device)

    assert response.url == "/"
    assert is_signed_in(client)


def test_a_passkey_alone_lets_in(client, officer):
    device = Device()
    with_passkey(officer, device)

    assert answered(client, device).url == "/"


def test_an_answer_is_taken_once(client, officer):
    device = Device()
    with_passkey(officer, device)
    asked = client.post("/sign-in/passkey/challenge/").json()
    answer = device.uses_it(asked)
    assert client.post("/sign-in/passkey/", {"answer": answer}).status_code == 302
    client.post("/sign-out/")

    again = client.post("/sign-in/passkey/", {"answer": answer})

    assert again.status_code == 422
    assert "This passkey does not open an account here." in again.content.decode()


def test_a_known_device_is_remembered_and_has_guesses_of_its_own(client, officer):
    with_password(client)
    client.post(STEP, {"code": shown()})
    cookie = client.cookies["hansa_device"]
    client.post("/sign-out/")
    for number in range(20):
        client.cookies.pop("hansa_device", None)
        client.post("/sign-in/", {"email": officer.email, "password": str(number)})

    assert cookie["httponly"]
    assert with_password(client).status_code == 422
    client.cookies["hansa_device"] = cookie.value
    assert with_password(client).url == STEP


def test_a_recovery_code_opens_too(client, officer):
    code, *_ = services.make_recovery_codes(user=officer, now=officer.created_at)
    with_password(client)

    assert client.post(STEP, {"code": code}).url == "/"
