"""Coming in and going out."""

import re
import time

import pytest
from django.test import Client
from tests.factories.accounts import PASSWORD, StaffFactory, UserFactory
from tests.factories.hashing import CountingHasher

from hansa.apps.accounts import queries
from hansa.apps.accounts.rules import LINK_LIFE
from hansa.plumbing.mailing.models import Letter

SIGN_IN = "/sign-in/"


@pytest.fixture
def officer(db):
    return StaffFactory(email="an@example.org", raw_password=PASSWORD, language="en")


@pytest.fixture
def delegate(officer):
    return UserFactory(email="jo@example.org", full_name="Jo Kim")


# Masked anew for every page.
SECRET = re.compile(r"csrfmiddlewaretoken\" value=\"\w+|X-CSRFToken\": \"\w+")


def said(response):
    """The page, without what differs each time."""
    return SECRET.sub("", " ".join(response.content.decode().split()))


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_an_officer_comes_in_with_a_password_and_lands_on_the_missions(client, officer):
    response = client.post(SIGN_IN, {"email": "an@example.org", "password": PASSWORD}, follow=True)

    assert response.redirect_chain == [("/", 302)]
    assert is_signed_in(client)


@pytest.mark.slow
def test_a_thousand_guesses_of_strangers_keep_nobody_out(client, officer, settings):
    settings.PASSWORD_HASHERS = ["tests.factories.hashing.CountingHasher"]
    officer.set_password(PASSWORD)
    officer.save()
    right = {"email": officer.email, "password": PASSWORD}
    client.post(SIGN_IN, right)
    client.post("/sign-out/")
    CountingHasher.asked = 0

    answers = [
        Client(REMOTE_ADDR=f"10.0.{n // 250}.{n % 250}").post(
            SIGN_IN, {"email": officer.email, "password": f"guess {n}"}
        )
        for n in range(1000)
    ]

    assert {answer.status_code for answer in answers} == {422}
    assert CountingHasher.asked <= 20
    assert client.post(SIGN_IN, right).url == "/"
    elsewhere = Client()
    assert elsewhere.post(SIGN_IN, right).status_code == 422
    elsewhere.post("/sign-in/link/", {"link-email": officer.email})
    link = re.search(r"/sign-in/\S+/", Letter.objects.get(to=officer.email).body)
    assert elsewhere.post(link.group()).url == "/"


def test_a_stranger_is_led_to_signing_in_and_back(client, officer):
    led = client.get("/account/")

    assert led.url == "/sign-in/?next=/account/"
    page = said(client.get(led.url))
    assert '<input type="hidden" name="next" value="/account/">' in page
    came = client.post(SIGN_IN, {"email": officer.email, "password": PASSWORD, "next": "/account/"})
    assert came.url == "/account/"


@pytest.mark.parametrize(
    "goal", ["https://evil.example/", "//evil.example", "nowhere", "25:99", "accounts:staff"]
)
def test_nobody_is_led_to_another_site_or_to_something_that_is_no_address(client, officer, goal):
    came = client.post(SIGN_IN, {"email": officer.email, "password": PASSWORD, "next": goal})

    assert came.url == "/"


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client, officer):
    wrong = client.post(SIGN_IN, {"email": "an@example.org", "password": "wrong"})
    unknown = client.post(SIGN_IN, {"email": "no@example.org", "password": "wrong"})

    assert wrong.status_code == unknown.status_code == 422
    assert "do not open an account" in said(wrong)
    assert said(wrong).replace("an@example.org", "") == said(unknown).replace("no@example.org", "")


def test_a_delegate_lands_on_their_agenda(client, delegate):
    delegate.set_password(PASSWORD)
    delegate.save()

    came = client.post(SIGN_IN, {"email": delegate.email, "password": PASSWORD})

    assert came.url == "/me/"


def test_looking_at_a_link_does_not_use_it_up(client, delegate):
    link = f"/sign-in/{queries.sign_in_token(delegate)}/"

    looks = [client.get(link).status_code for _ in range(3)]
    came = client.post(link)

    assert looks == [200, 200, 200]
    assert came.url == "/me/"
    assert is_signed_in(client)


def test_a_used_link_says_how_to_get_a_new_one(client, delegate):
    link = f"/sign-in/{queries.sign_in_token(delegate)}/"
    client.post(link)
    client.logout()

    for response in (client.get(link), client.post(link)):
        assert response.status_code == 410
        assert "This link no longer opens" in said(response)
        assert "Mail me a link" in said(response)
    assert not is_signed_in(client)


def test_an_expired_link_offers_a_new_one_and_tells_no_more_than_a_forged_one(
    client, delegate, monkeypatch
):
    link = f"/sign-in/{queries.sign_in_token(delegate)}/"
    late = time.time() + LINK_LIFE.total_seconds() + 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: late)

    answers = [client.get(link), client.post(link)]

    assert {answer.status_code for answer in answers} == {410}
    assert "Have a new one mailed" in said(answers[0])
    forged = "/sign-in/e30:1a2b3c:forged/"
    assert said(answers[0]).replace(link, forged) == said(client.get(forged))
    assert not is_signed_in(client)
    client.post("/sign-in/link/", {"link-email": delegate.email})
    assert client.post(f"/sign-in/{queries.sign_in_token(delegate)}/").url == "/me/"


def test_who_is_in_already_is_taken_along_by_a_used_link(client, delegate):
    link = f"/sign-in/{queries.sign_in_token(delegate)}/"
    client.post(link)

    assert client.get(link).url == "/me/"


def test_a_forged_link_is_a_calm_page(client, officer):
    response = client.get("/sign-in/e30:1a2b3c:forged/")

    assert response.status_code == 410
    assert "This link no longer opens" in said(response)


def test_a_link_speaks_its_readers_language(client, delegate):
    delegate.language = "fr"
    delegate.save()

    response = client.get(f"/sign-in/{queries.sign_in_token(delegate)}/")

    assert '<html lang="fr"' in said(response)


def test_a_link_that_is_asked_for_is_mailed_and_opens(client, delegate, settings):
    settings.BASE_URL = "http://testserver"
    response = client.post("/sign-in/link/", {"link-email": "Jo@example.org"}, follow=True)

    link = next(line for line in Letter.objects.get().body.splitlines() if "://" in line)
    assert "Look into your mail" in said(response)
    assert client.post(link).url == "/me/"


def test_an_unknown_address_gets_the_same_answer_and_no_letter(client, delegate):
    known = client.post("/sign-in/link/", {"link-email": delegate.email}, follow=True)
    unknown = client.post("/sign-in/link/", {"link-email": "no@example.org"}, follow=True)

    assert said(known) == said(unknown)
    assert Letter.objects.count() == 1


def test_an_address_without_an_at_is_named(client, officer):
    response = client.post("/sign-in/link/", {"link-email": "jo"})

    assert response.status_code == 422
    assert "id_link-email_error" in said(response)


def test_signing_out_closes_the_session(client, officer):
    client.force_login(officer)

    response = client.post("/sign-out/", follow=True)

    assert "You are signed out." in said(response)
    assert not is_signed_in(client)


def test_a_link_elsewhere_cannot_sign_anybody_out(client, officer):
    client.force_login(officer)

    assert client.get("/sign-out/").status_code == 405


def test_the_account_decides_the_language(client, officer):
    officer.language = "nl"
    officer.save()
    client.post(SIGN_IN, {"email": officer.email, "password": PASSWORD})

    assert '<html lang="nl"' in said(client.get("/account/"))


def test_the_switch_changes_the_account(client, officer):
    client.force_login(officer)

    client.post("/design/language/", {"language": "de", "next": "/account/"})

    officer.refresh_from_db()
    assert officer.language == "de"
    assert '<html lang="de"' in said(client.get("/account/"))
