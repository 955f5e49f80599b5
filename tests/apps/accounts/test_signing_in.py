"""Coming in with a password or a link, and how often one may try."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from tests.factories.accounts import PASSWORD, UserFactory

from hansa.apps.accounts import queries, rules, services
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

NOW = datetime(2025, 6, 2, 9, tzinfo=UTC)
come_in = partial(services.come_in_with_password, place="192.0.2.1", now=NOW)
come_in_with_code = partial(services.come_in_with_mailed_code, now=NOW)
send_link = partial(services.send_sign_in_link, place="192.0.2.1", now=NOW)


def refusal(action):
    with pytest.raises(Refused) as refused:
        action()
    return refused.value.objections


@pytest.fixture
def an(db):
    return UserFactory(email="an@example.org", raw_password=PASSWORD)


def test_the_right_password_opens(an):
    assert come_in(email="AN@example.org", password=PASSWORD) == an


def test_every_refusal_has_the_same_words(an):
    UserFactory(email="gone@example.org", raw_password=PASSWORD, is_active=False)

    wrong = refusal(lambda: come_in(email="an@example.org", password="wrong"))
    unknown = refusal(lambda: come_in(email="nobody@example.org", password="wrong"))
    gone = refusal(lambda: come_in(email="gone@example.org", password=PASSWORD))

    assert wrong == unknown == gone


def test_after_fifteen_wrong_tries_the_right_password_has_to_wait(an):
    wrong = [refusal(lambda: come_in(email=an.email, password="wrong")) for _ in range(15)]

    late = refusal(lambda: come_in(email=an.email, password=PASSWORD))

    assert {late} == set(wrong)
    after_a_while = NOW + rules.PATIENCE + timedelta(seconds=1)
    assert come_in(email=an.email, password=PASSWORD, now=after_a_while) == an


def test_the_right_password_is_no_guess(an):
    for _ in range(20):
        come_in(email=an.email, password=PASSWORD)

    assert come_in(email=an.email, password=PASSWORD) == an


def test_coming_in_does_not_forgive_what_others_guessed(an):
    for _ in range(14):
        refusal(lambda: come_in(email=an.email, password="wrong"))
    come_in(email=an.email, password=PASSWORD)
    refusal(lambda: come_in(email=an.email, password="wrong"))

    assert refusal(lambda: come_in(email=an.email, password=PASSWORD))


def test_one_place_cannot_try_every_account(an, monkeypatch):
    monkeypatch.setattr(rules, "TRIES_FROM_A_PLACE", 3)
    for account in range(3):
        refusal(lambda name=account: come_in(email=f"user{name}@example.org", password="wrong"))

    refusal(lambda: come_in(email=an.email, password=PASSWORD))

    assert come_in(email=an.email, password=PASSWORD, place="198.51.100.7") == an


@pytest.mark.django_db(transaction=True)
def test_tries_at_once_are_all_counted():
    UserFactory(email="an@example.org", raw_password=PASSWORD)
    together = Barrier(16)

    def tried(_):
        together.wait(timeout=20)
        try:
            refusal(lambda: come_in(email="an@example.org", password="wrong"))
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as sixteen:
        list(sixteen.map(tried, range(16)))

    assert refusal(lambda: come_in(email="an@example.org", password=PASSWORD))


def test_a_link_opens_once(an):
    token = queries.sign_in_token(an)

    assert services.come_in_with_link(token=token, now=NOW) == an
    assert refusal(lambda: services.come_in_with_link(token=token, now=NOW)) == (
        "This link was used before, or is more than 14 days old.",
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_comes_in_with_a_link():
    token = queries.sign_in_token(UserFactory())
    together = Barrier(2)

    def use(_):
        together.wait(timeout=10)
        try:
            return bool(services.come_in_with_link(token=token, now=NOW))
        except Refused:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as two:
        came_in = sorted(two.map(use, range(2)))

    assert came_in == [False, True]


# A signature of 32 bytes never ends in "_": this is another one.
@pytest.mark.parametrize("forge", [lambda token: token[:-1] + "_", lambda _: "x", lambda _: ""])
def test_a_forged_link_opens_nothing(an, forge):
    forged = forge(queries.sign_in_token(an))

    assert refusal(lambda: services.come_in_with_link(token=forged, now=NOW))


def test_a_link_is_mailed_in_the_readers_language_and_opens(an, settings):
    settings.BASE_URL = "https://hansa.example"

    send_link(email="An@Example.org")

    letter = Letter.objects.get()
    link = next(line for line in letter.body.splitlines() if line.startswith("https://"))
    token = link.removeprefix("https://hansa.example/sign-in/").strip("/")
    assert letter.to == "an@example.org"
    assert services.come_in_with_link(token=token, now=NOW) == an


def test_an_unknown_address_gets_no_letter(db):
    send_link(email="nobody@example.org")

    assert not Letter.objects.exists()


def test_links_are_mailed_five_times_in_a_while(an):
    for minute in range(7):
        send_link(email=an.email, now=NOW + timedelta(minutes=minute))

    assert Letter.objects.count() == 5


def mailed_code():
    """The code of the last letter."""
    lines = Letter.objects.latest("pk").body.splitlines()
    return next(line.strip() for line in lines if line.startswith("    "))


def test_a_code_opens_once_in_the_browser_that_asked(an):
    ticket = send_link(email=an.email)
    code = mailed_code()

    assert refusal(lambda: come_in_with_code(ticket="another browser", code=code))
    assert come_in_with_code(ticket=ticket, code=code.lower().replace("-", " ")) == an
    assert refusal(lambda: come_in_with_code(ticket=ticket, code=code))


def test_a_code_is_good_for_a_quarter_of_an_hour(an):
    ticket = send_link(email=an.email)
    late = NOW + rules.MAILED_CODE_LIFE

    assert refusal(lambda: come_in_with_code(ticket=ticket, code=mailed_code(), now=late))


def test_after_five_wrong_codes_the_right_one_opens_nothing(an):
    ticket = send_link(email=an.email)
    wrong = [refusal(lambda: come_in_with_code(ticket=ticket, code="X")) for _ in range(5)]

    assert {refusal(lambda: come_in_with_code(ticket=ticket, code=mailed_code()))} == set(wrong)


def test_coming_in_with_the_link_makes_the_code_worthless(an):
    ticket = send_link(email=an.email)
    services.come_in_with_link(token=queries.sign_in_token(an), now=NOW)

    assert refusal(lambda: come_in_with_code(ticket=ticket, code=mailed_code()))


def test_whoever_asks_for_an_unknown_address_gets_a_ticket_like_any_other(an):
    known, unknown = send_link(email=an.email), send_link(email="nobody@example.org")

    assert len(known) == len(unknown)
    assert known != unknown
