"""What opens one's own account beside a password."""

import base64
import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.devices import Device
from tests.factories.second_steps import with_app, with_passkey

from hansa.apps.accounts import queries, rules, services

PAGE = "/account/second-steps/"
APP = f"{PAGE}app/"
CHALLENGE = f"{PAGE}passkey/challenge/"
ADDRESSES = [APP, f"{APP}remove/", f"{PAGE}passkey/", CHALLENGE, f"{PAGE}recovery-codes/"]


@pytest.fixture
def officer(db):
    return StaffFactory(full_name="An Peeters")


@pytest.fixture
def here(client, officer):
    client.force_login(officer)
    return client


def shown_for(page):
    """What an app shows that was given the letters of the page."""
    letters = re.search(r"<code>([A-Z2-7 ]+)</code>", page.content.decode())[1]
    secret = base64.b32decode(letters.replace(" ", ""))
    return rules.app_code(secret, step=rules.step_of(datetime.now(tz=UTC)))


def test_a_device_makes_a_passkey_and_the_page_names_it(here, officer):
    asked = here.post(CHALLENGE).json()
    answer = Device().makes(asked)

    response = here.post(f"{PAGE}passkey/", {"answer": answer, "name": "My laptop"}, follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [(PAGE, 302)]
    assert "Take “My laptop” away" in page
    assert "The passkey “My laptop” was added." in page
    assert "You have no recovery codes" in page


@pytest.mark.parametrize("address", [PAGE, *ADDRESSES])
def test_a_stranger_is_led_to_the_front_door(client, officer, address):
    assert client.post(address).url == f"/sign-in/?next={address}"


def test_a_stranger_does_not_take_somebody_elses_passkey_away(here, officer):
    passkey = with_passkey(StaffFactory(), Device())

    assert here.post(f"{PAGE}passkey/{passkey.pk}/remove/").status_code == 404


def test_an_answer_without_a_challenge_makes_no_passkey(here, officer):
    asked = here.post(CHALLENGE).json()
    answer = Device().makes(asked)
    here.post(f"{PAGE}passkey/", {"answer": answer, "name": "one"})

    again = here.post(f"{PAGE}passkey/", {"answer": answer, "name": "two"})

    assert again.status_code == 422
    assert "The device made no passkey." in again.content.decode()
    assert queries.passkeys_of(officer).count() == 1


def test_an_app_is_taken_up_once_it_shows_the_right_code(here, officer):
    first = here.get(APP)
    wrong = here.post(APP, {"code": "000000"})

    right = here.post(APP, {"code": shown_for(first)})

    assert wrong.status_code == 422
    assert "not the code that the app shows now" in wrong.content.decode()
    assert right.url == PAGE
    assert queries.takes_a_second_step(officer)


def test_the_secret_does_not_lie_open_in_the_session(here, officer):
    letters = shown_letters(here.get(APP))

    secret = base64.b32decode(letters.replace(" ", "")).hex()

    assert secret not in str(dict(here.session))


def shown_letters(page):
    return re.search(r"<code>([A-Z2-7 ]+)</code>", page.content.decode())[1]


def test_an_app_and_a_passkey_are_taken_away(here, officer):
    with_app(officer)
    passkey = with_passkey(officer, Device())

    here.post(f"{PAGE}passkey/{passkey.pk}/remove/")
    here.post(f"{APP}remove/")

    assert not queries.takes_a_second_step(officer)


def test_recovery_codes_are_shown_once(here, officer):
    with_app(officer)

    page = here.post(f"{PAGE}recovery-codes/").content.decode()

    codes = re.findall(r"<li><code>([A-Z-]+)</code>", page)
    assert len(set(codes)) == rules.RECOVERY_CODES
    assert codes[0] not in here.get(PAGE).content.decode()
    assert here.get(f"{PAGE}recovery-codes/").status_code == 405


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_came_in_long_ago_signs_in_again_first(here, officer, address):
    services.signed_in(user=officer, now=datetime.now(tz=UTC) - timedelta(hours=1))

    response = here.post(address)

    assert response.status_code == 403
    assert "Sign in again first" in response.content.decode()


def asked_by_its_agency(officer):
    agency = officer.roles.get().agency
    boss = StaffFactory(agency=agency, role="administrator")
    services.require_second_step(agency=agency, required=True, by=boss, now=datetime.now(tz=UTC))


def test_where_the_agency_asks_everything_leads_here_until_it_is_done(here, officer):
    asked_by_its_agency(officer)

    assert here.get("/").url == PAGE
    assert here.get("/organisations/").url == PAGE
    assert here.get("/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == PAGE
    assert "Your agency asks for a second step" in here.get(PAGE).content.decode()

    here.post(APP, {"code": shown_for(here.get(APP))})

    assert here.get("/").status_code == 200


def test_meanwhile_one_may_change_the_language_and_go_out(here, officer):
    asked_by_its_agency(officer)

    assert here.post("/design/language/", {"language": "fr", "next": PAGE}).url == PAGE
    assert here.post("/sign-out/").url == "/sign-in/"


def test_the_last_second_step_stays_where_the_agency_asks_for_it(here, officer):
    with_app(officer)
    asked_by_its_agency(officer)

    response = here.post(f"{APP}remove/")

    assert response.status_code == 409
    assert "Add another one first." in response.content.decode()
