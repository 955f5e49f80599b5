"""Both sides write, propose and settle at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection
from tests.factories.accounts import UserFactory
from tests.factories.interest import a_market
from tests.factories.sessions import NOW

from hansa.apps.matching import services
from hansa.apps.matching.models import Conversation, Message, VideoCall
from hansa.apps.matching.rules.talks import CallStatus
from hansa.apps.matching.services import Speaker
from hansa.apps.registration.models import Contact
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db(transaction=True)

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def sides():
    """A company that wants to meet a host: who speaks for each."""
    market = a_market(TEN)
    company, host = market.companies[0], market.hosts[0]
    person = company.registration.delegates.get().person
    person.user = UserFactory()
    person.save()
    market.express(company, host)
    return (
        Speaker(company, person.user, None, lambda *_who: "https://hansa.example/"),
        Speaker(host, None, host.counterpart.contact, lambda *_who: "https://hansa.example/"),
    )


def at_once(verbs):
    """What becomes of each verb when all are done together."""
    start = Barrier(len(verbs))

    def do(verb):
        try:
            start.wait(timeout=10)
            return verb()
        except Refused as refused:
            return refused.objections
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as hands:
        return list(hands.map(do, verbs))


def both(sides, verb, **what):
    one, other = sides
    return at_once(
        [
            lambda: verb(speaker=one, to=other.profile, now=NOW, **what),
            lambda: verb(speaker=other, to=one.profile, now=NOW, **what),
        ]
    )


def test_two_who_write_at_once_have_one_talk_and_a_letter_each(sides):
    both(sides, services.write_message, text="Hello.")

    assert Conversation.objects.count() == 1
    assert Message.objects.count() == 2
    assert Letter.objects.count() == 2


def test_of_two_calls_proposed_at_once_one_stands(sides):
    made = both(
        sides, services.propose_call, starts_at=NOW + timedelta(days=1), address="https://c.example"
    )

    assert VideoCall.objects.count() == 1
    assert ("A call is proposed already; answer it or call it off first.",) in made


def test_a_call_that_both_say_was_held_counts_once(sides):
    one, other = sides
    begins = NOW + timedelta(days=1)
    call = services.propose_call(
        speaker=one, to=other.profile, starts_at=begins, address="https://c.example", now=NOW
    )
    services.settle_call(speaker=other, call=call, to=CallStatus.ACCEPTED, now=NOW)

    later = begins + timedelta(hours=1)
    at_once(
        [
            lambda: services.settle_call(speaker=one, call=call, to=CallStatus.HELD, now=later),
            lambda: services.settle_call(speaker=other, call=call, to=CallStatus.HELD, now=later),
        ]
    )

    assert Contact.objects.filter(how="video").count() == 1
