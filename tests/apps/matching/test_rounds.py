"""Rounds: what closes when, by the clock of the leg, and what a cap leaves out."""

from datetime import timedelta

import pytest
from tests.factories.interest import profile_for, rounds_of
from tests.factories.sessions import NOW

from hansa.apps.matching import queries, services
from hansa.apps.matching.models import Round
from hansa.apps.matching.rules import Choice, Stage, stage_at
from hansa.apps.matching.services import Terms
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings import solving
from hansa.plumbing.history.models import Event
from hansa.values import Refused

WEEK = timedelta(days=7)
ANSWERING, CLOSED = NOW + WEEK, NOW + 2 * WEEK
TERMS = Terms(choose_until=ANSWERING, answer_until=CLOSED)


def opened(market, *, terms=TERMS, now=NOW, why=""):
    return services.open_round(
        session=market.session, terms=terms, why=why, by=market.officer, now=now
    )


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        (ANSWERING - timedelta(seconds=1), Stage.GENERATED),
        (ANSWERING, Stage.PROVISIONAL),
        (CLOSED - timedelta(seconds=1), Stage.PROVISIONAL),
        (CLOSED, Stage.PUBLISHED),
    ],
)
def test_a_deadline_counts_from_its_moment_even_where_no_worker_ran(now, stage):
    far = stage_at(now, stage="generated", choose_until=ANSWERING, answer_until=CLOSED)

    assert far == stage


def test_while_answers_are_awaited_nobody_new_is_chosen(market):
    opened(market)

    with pytest.raises(Refused) as refusal:
        market.express(market.companies[0], market.hosts[0], now=ANSWERING)

    assert refusal.value.objections == (
        "Energy meets the Bay: only those who asked for you can still be chosen.",
    )


def test_whoever_was_asked_still_answers(market):
    opened(market)
    market.express(market.companies[0], market.hosts[0])

    market.express(market.hosts[0], market.companies[0], Choice.MUST, now=ANSWERING)

    assert market.wishes() == [(60, 95, False)]


def test_no_thanks_and_taking_back_are_heard_until_the_list_is_closed(market):
    opened(market)
    market.express(market.companies[0], market.hosts[0])
    market.express(market.companies[0], market.hosts[1])

    market.express(market.companies[0], market.hosts[0], Choice.NO, now=ANSWERING)
    market.take_back(market.companies[0], market.hosts[1], now=ANSWERING)

    assert market.wishes() == [(60, None, True)]


def test_a_closed_list_sends_everybody_to_the_officer(market):
    opened(market)
    market.express(market.companies[0], market.hosts[0])
    closed = "The wish list of Energy meets the Bay is closed; write to your officer."

    with pytest.raises(Refused) as saying:
        market.express(market.companies[0], market.hosts[0], Choice.NO, now=CLOSED)
    with pytest.raises(Refused) as taking_back:
        market.take_back(market.companies[0], market.hosts[0], now=CLOSED)
    with pytest.raises(Refused) as ranking:
        services.rank(profile=market.companies[0], order=[], by=None, now=CLOSED)

    refusals = {saying.value.objections, taking_back.value.objections, ranking.value.objections}
    assert refusals == {(closed,)}


def test_what_the_agency_says_for_somebody_is_heard_when_the_list_is_closed(market):
    opened(market)

    market.express(market.companies[0], market.hosts[0], now=CLOSED, origin="agency")

    assert market.wishes() == [(60, None, False)]


def test_two_who_share_no_session_are_bound_by_no_round(market):
    opened(market)
    stays_home = profile_for(market.hall.companies[0].registration.__class__.objects.create(
        mission=market.hall.coast.mission,
        organisation=market.hall.hosts[0].organisation,
        agency=market.hall.coast.agency,
        status="accepted",
        applied_at=NOW,
        decided_at=NOW,
    ))  # fmt: skip

    assert market.express(stays_home, market.hosts[1], now=CLOSED).choice == "like"


def test_a_session_without_rounds_never_closes(market):
    market.express(market.companies[0], market.hosts[0], now=CLOSED + 100 * WEEK)

    assert market.wishes() == [(60, None, False)]


def test_the_worker_moves_a_round_on_once(market):
    opened(market)

    numbers = [
        services.move_rounds_on(now=now) for now in (NOW, ANSWERING, ANSWERING, CLOSED, CLOSED)
    ]

    moves = Event.objects.filter(verb="round.moved_on").order_by("pk")
    assert numbers == [0, 1, 0, 1, 0]
    assert [each.details["stage"] for each in moves] == ["provisional", "published"]


def test_a_worker_that_slept_moves_a_round_on_to_where_it_is(market):
    opened(market)

    services.move_rounds_on(now=CLOSED)

    assert Round.objects.get().stage == Stage.PUBLISHED


def test_an_officer_closes_before_the_deadline_but_not_twice(market):
    round_ = opened(market)
    services.move_on(round_=round_, by=market.officer, now=NOW)
    services.move_on(round_=round_, by=market.officer, now=NOW)

    with pytest.raises(Refused, match="closed already"):
        services.move_on(round_=round_, by=market.officer, now=NOW)


def test_a_round_is_reopened_with_a_reason_that_is_read(market):
    opened(market)
    later = Terms(choose_until=CLOSED + WEEK, answer_until=CLOSED + WEEK + WEEK / 2)

    with pytest.raises(Refused, match="Say why the wish list is open again"):
        opened(market, terms=later, now=CLOSED)
    round_ = opened(market, terms=later, now=CLOSED, why="Six hosts came late.")

    assert (round_.stage, round_.reopened_why) == ("generated", "Six hosts came late.")
    assert Event.objects.get(verb="round.reopened").why == "Six hosts came late."


@pytest.mark.parametrize(
    ("choose", "answer", "objection"),
    [
        (2 * WEEK, WEEK, "Those asked need time to answer after everybody has chosen."),
        (-2 * WEEK, -WEEK, "The last deadline is over already."),
        (WEEK, 10 * WEEK, "The wish list must be closed before the session begins."),
    ],
)
def test_deadlines_that_make_no_sense_are_refused(market, choose, answer, objection):
    terms = Terms(choose_until=NOW + choose, answer_until=NOW + answer)

    with pytest.raises(Refused) as refusal:
        opened(market, terms=terms)

    assert refusal.value.objections == (objection,)


def test_a_cap_is_told_with_what_to_do(market):
    rounds_of(market.session, most_musts=1, most_likes=1)
    company = market.companies[0]
    market.express(company, market.hosts[0], Choice.MUST)

    with pytest.raises(Refused) as refusal:
        market.express(company, market.hosts[1], Choice.MUST)

    assert refusal.value.objections == (
        "Energy meets the Bay: a company has 1 must-meet at most; make it a like first.",
    )
    assert market.express(company, market.hosts[1], Choice.LIKE).choice == "like"


def test_a_must_beyond_the_cap_is_carried_as_a_like_and_a_like_beyond_it_waits(market):
    company, (first, second) = market.companies[0], market.hosts
    market.express(company, first, Choice.MUST)
    market.express(company, second, Choice.MUST)
    market.express(company, market.companies[1], Choice.LIKE)
    rounds_of(market.session, most_musts=1, most_likes=1)

    services.carry_into(session=market.session, by=market.officer, now=NOW)

    assert market.wishes() == [(95, None, False), (60, None, False)]
    assert queries.counts_of(company).likes == 1


def test_a_wish_that_waits_for_an_answer_takes_no_slot(market):
    market.express(market.companies[0], market.hosts[0], Choice.MUST)
    problem = solving.framed(market.session).problem
    nobody_is_away = [party.away for party in problem.parties]
    held = market.hall.wish(1, 1)
    meetings.place(
        wish=held,
        slot=market.hall.slots[0],
        table=market.hall.tables[0],
        by=market.officer,
        now=NOW,
    )

    other = market.hall.place(market.hall.wish(1, 0), slot=1, table=0)

    assert nobody_is_away == [frozenset(), frozenset()]
    assert other.slot == market.hall.slots[1]
    assert not hasattr(market.hall.wish(0, 0, worth=95), "meeting")
