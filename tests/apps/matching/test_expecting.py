"""How many meetings a list may bring: the formula, case by case, and what a session makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.interest import profile_for
from tests.factories.sessions import NOW, company_in

from hansa.apps.matching import queries
from hansa.apps.matching.rules import Choice
from hansa.apps.matching.rules.expecting import NONE, Rival, expect, rate_of_yes, room_for
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.models import Party

CHANCES = st.lists(st.floats(0, 1), max_size=12)


@pytest.mark.parametrize(
    ("asked", "declined", "rate"), [(0, 0, 0.8), (10, 10, 0.4), (90, 0, 0.98), (90, 90, 0.08)]
)
def test_little_evidence_moves_the_rate_of_yes_little(asked, declined, rate):
    assert rate_of_yes(asked=asked, declined=declined) == pytest.approx(rate)


@pytest.mark.parametrize(
    ("rivals", "places", "room"),
    [
        ([], 1, 1.0),
        ([], 0, 0.0),
        ([Rival(90, 1.0)], 1, 0.0),
        ([Rival(60, 1.0)], 1, 0.5),
        ([Rival(60, 0.8)], 1, 1 / 1.8),
        ([Rival(30, 1.0)] * 9, 1, 1.0),
        ([Rival(90, 0.5), Rival(60, 1.0)], 2, 0.75),
    ],
)
def test_what_is_worth_more_is_held_first_and_equals_share(rivals, places, room):
    assert room_for(60, rivals=rivals, places=places) == pytest.approx(room)


def test_nothing_is_expected_of_nothing():
    assert expect([], places=5) == expect([0.5], places=0) == NONE


@given(CHANCES)
def test_with_places_for_all_the_mean_is_the_sum_of_the_chances(chances):
    assert expect(chances, places=12).mean == pytest.approx(sum(chances), abs=1e-9)


@given(CHANCES, st.integers(1, 6))
def test_no_more_is_expected_than_there_are_places(chances, places):
    told = expect(chances, places=places)

    assert told.mean <= min(places, sum(chances)) + 1e-9
    assert 0 <= told.least <= told.most <= places


@given(CHANCES, st.floats(0, 1), st.integers(1, 6))
def test_one_wish_more_never_brings_fewer(chances, more, places):
    before, after = expect(chances, places=places), expect([*chances, more], places=places)

    assert after.mean >= before.mean - 1e-9


def expected_of(profile):
    return queries.expected_for(profile, sessions_of(profile))[0]


def sessions_of(profile):
    return [each.session for each in queries.standings_for(profile, now=NOW)]


def test_an_answer_makes_the_meeting_more_probable(market):
    company, host = market.companies[0], market.hosts[0]
    market.express(company, host)
    asked = expected_of(company).expectation.mean
    market.express(host, company)

    assert asked == pytest.approx(0.8)
    assert expected_of(company).expectation.mean == pytest.approx(1.0)


def test_two_who_want_a_host_with_one_place_share_it(market):
    Party.objects.filter(pk=market.hall.hosts[0].pk).update(most=1)
    for company in market.companies:
        market.express(company, market.hosts[0])

    told = expected_of(market.companies[0])

    assert told.expectation.mean == pytest.approx(0.8 / 1.8)
    assert queries.expected_in([told.session])[0].wishes == 2


def test_a_must_goes_before_a_like(market):
    Party.objects.filter(pk=market.hall.hosts[0].pk).update(most=1)
    market.express(market.companies[0], market.hosts[0], Choice.MUST)
    market.express(market.companies[1], market.hosts[0], Choice.LIKE)

    means = [expected_of(each).expectation.mean for each in market.companies]

    assert means == pytest.approx([0.8, 0.8 * 0.2])


def test_what_was_declined_in_sessions_of_this_mission_tells_nothing_of_the_others(market):
    declined = market.hall.wish(0, 0)
    meetings.decline_wish(wish=declined, reason="No.", by=None, now=NOW)
    market.express(market.companies[1], market.hosts[1])
    same_mission = expected_of(market.companies[1]).expectation.mean

    assert same_mission == pytest.approx(0.8)


def test_a_company_in_no_session_expects_nothing(market):
    late = profile_for(company_in(market.hall.coast, "Late Comer"))

    assert queries.expected_for(late, sessions_of(late)) == []
