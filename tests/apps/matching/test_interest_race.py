"""Both sides, and two hands of one side, speak at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connection
from tests.factories.interest import a_market, rounds_of
from tests.factories.sessions import NOW

from hansa.apps.matching import services
from hansa.apps.matching.models import Carriage, Interest
from hansa.apps.matching.rules import Choice
from hansa.apps.meetings.models import Wish
from hansa.values import Refused

pytestmark = pytest.mark.django_db(transaction=True)

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def market():
    return a_market(TEN)


def at_once(sayings):
    """What becomes of each verb when all are done together."""
    start = Barrier(len(sayings))

    def say(saying):
        try:
            start.wait(timeout=10)
            return saying()
        except Refused as refused:
            return refused.objections
        finally:
            connection.close()

    with ThreadPoolExecutor(len(sayings)) as mouths:
        return list(mouths.map(say, sayings))


def test_two_who_choose_one_another_at_once_have_one_wish_with_an_answer(market):
    company, host = market.companies[0], market.hosts[0]

    at_once(
        [
            lambda: market.express(company, host, Choice.MUST),
            lambda: market.express(host, company, Choice.MUST),
        ]
    )

    assert market.wishes() == [(95, 95, False)]
    carriage = Carriage.objects.get()
    assert (carriage.made, carriage.answered) == (True, True)


def test_a_button_pressed_many_times_says_it_once(market):
    company, host = market.companies[0], market.hosts[0]

    at_once([lambda: market.express(company, host)] * 5)

    assert (Interest.objects.count(), Wish.objects.count()) == (1, 1)


def test_two_hands_of_one_company_do_not_go_beyond_its_cap(market):
    rounds_of(market.session, most_musts=1)
    company = market.companies[0]

    answers = at_once(
        [lambda host=host: market.express(company, host, Choice.MUST) for host in market.hosts]
    )

    assert sum(isinstance(answer, Interest) for answer in answers) == 1
    assert Interest.objects.count() == 1


def test_all_speak_while_the_officer_carries_and_nobody_waits_for_ever(market):
    pairs = [(one, host) for one in market.companies for host in market.hosts]

    at_once(
        [
            *(lambda pair=pair: market.express(*pair) for pair in pairs),
            *(lambda pair=pair: market.express(*reversed(pair)) for pair in pairs),
            lambda: services.carry_into(session=market.session, by=market.officer, now=NOW),
        ]
    )

    assert market.wishes() == [(60, 60, False)] * 4
