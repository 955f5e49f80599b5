"""A thousand guesses in an hour: twenty are looked at, and the owner still gets in."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.hashing import CountingHasher

from hansa.apps.accounts import queries, rules, services
from hansa.apps.accounts.models import Guesses
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

NOW = datetime(2025, 6, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def counted(settings):
    settings.PASSWORD_HASHERS = ["tests.factories.hashing.CountingHasher"]
    CountingHasher.asked = 0
    return CountingHasher


def guess(number, *, email="an@example.org", known=False, now=NOW):
    """Somebody guesses; each time from another place."""
    try:
        services.come_in_with_password(
            email=email, password=f"guess {number}", place=f"place {number}", known=known, now=now
        )
    except Refused as refused:
        return refused.objections
    raise AssertionError("A guess opened the account.")


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["an@example.org", "nobody@example.org"])
def test_of_a_thousand_guesses_in_an_hour_fifteen_reach_the_hasher(counted, email):
    UserFactory(email="an@example.org", raw_password=PASSWORD)
    counted.asked = 0

    answers = {guess(n, email=email, now=NOW + n * HOUR / 1000) for n in range(1000)}

    assert counted.asked == rules.GUESSES_OF_STRANGERS == 15
    assert len(answers) == 1


@pytest.mark.django_db
def test_with_those_on_known_devices_no_more_than_twenty_reach_it_in_any_hour(counted):
    UserFactory(email="an@example.org", raw_password=PASSWORD)
    counted.asked, at = 0, []

    for minute in range(180):
        now, before = NOW + timedelta(minutes=minute), counted.asked
        guess(minute, now=now)
        guess(minute, known=True, now=now)
        at += [now] * (counted.asked - before)

    busiest = max(sum(start <= moment < start + HOUR for moment in at) for start in at)
    assert busiest == rules.GUESSES_OF_STRANGERS + rules.GUESSES_OF_KNOWN_DEVICES == 20


@pytest.mark.django_db
def test_meanwhile_the_owner_gets_in_on_a_known_device_and_by_a_letter(counted):
    an = UserFactory(email="an@example.org", raw_password=PASSWORD)
    for number in range(100):
        guess(number)
    at_once = {"email": an.email, "password": PASSWORD, "place": "home", "now": NOW}

    with pytest.raises(Refused):
        services.come_in_with_password(**at_once)
    assert services.come_in_with_password(**at_once, known=True) == an
    services.send_sign_in_link(email=an.email, place="home", now=NOW)
    an.refresh_from_db()
    assert services.come_in_with_link(token=queries.sign_in_token(an), now=NOW) == an
    assert Letter.objects.count() == 1


@pytest.mark.django_db
def test_a_device_is_known_to_its_owner_until_the_password_changes():
    an = UserFactory(email="an@example.org", raw_password=PASSWORD)
    token = queries.device_token(an)

    assert queries.is_known_device(token, email="An@example.org ")
    assert not queries.is_known_device(token, email="jo@example.org")
    assert not queries.is_known_device(f"{token}x", email="an@example.org")
    services.choose_password(user=an, password="eight herrings at dusk", now=NOW)
    assert not queries.is_known_device(token, email="an@example.org")


@pytest.mark.django_db
def test_guesses_of_the_hour_before_are_not_kept():
    guess(1, email="somebody@example.org")

    guess(2, now=NOW + 2 * HOUR)

    assert Guesses.objects.count() == 1
