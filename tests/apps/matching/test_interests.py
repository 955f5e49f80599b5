"""Interest: said by each side, taken back, ranked, and carried into the session of both."""

import pytest
from tests.factories.interest import profile_for
from tests.factories.registration import west_coast
from tests.factories.sessions import NOW, company_in, host_in

from hansa.apps.matching import queries, services
from hansa.apps.matching.models import Exclusion, Interest
from hansa.apps.matching.rules import Choice
from hansa.apps.meetings import rules as meeting_rules
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.models import Wish
from hansa.plumbing.history.models import Event
from hansa.values import Refused


def test_interest_is_remembered_with_who_said_it_and_why(market):
    said = market.express(market.companies[0], market.hosts[0], Choice.MUST, why="They buy cells.")

    assert (said.choice, said.why, said.said_by) == ("must", "They buy cells.", market.officer)
    assert Event.objects.get(verb="interest.said").details == {"was": "", "choice": "must"}


def test_interest_becomes_a_wish_of_the_session_in_which_both_sit(market):
    market.express(market.companies[0], market.hosts[0], Choice.LIKE)

    wish = Wish.objects.get()
    assert (wish.asking, wish.asked) == (market.hall.companies[0], market.hall.hosts[0])
    assert market.wishes() == [(60, None, False)]


def test_saying_the_same_again_changes_and_records_nothing(market):
    market.express(market.companies[0], market.hosts[0])
    market.express(market.companies[0], market.hosts[0])

    assert Interest.objects.count() == Event.objects.filter(verb="interest.said").count() == 1
    assert market.wishes() == [(60, None, False)]


def test_a_must_of_both_sides_is_a_must_meet_of_the_timetable(market):
    market.express(market.companies[0], market.hosts[0], Choice.MUST)
    market.express(market.hosts[0], market.companies[0], Choice.MUST, origin="host")

    wish = Wish.objects.get()
    assert (wish.worth, wish.answer) == (95, 95)
    assert meeting_rules.is_must_meet(worth=wish.worth, answer=wish.answer, marked=False)


def test_a_no_declines_the_wish_and_taking_it_back_lets_it_wait_again(market):
    market.express(market.companies[0], market.hosts[0], Choice.LIKE)
    market.express(market.hosts[0], market.companies[0], Choice.NO, origin="host")
    declined = market.wishes()
    market.take_back(market.hosts[0], market.companies[0])

    assert declined == [(60, None, True)]
    assert market.wishes() == [(60, None, False)]


def test_a_no_that_becomes_a_must_brings_the_meeting_back(market):
    market.express(market.companies[0], market.hosts[0], Choice.LIKE)
    market.express(market.hosts[0], market.companies[0], Choice.NO)
    market.express(market.hosts[0], market.companies[0], Choice.MUST)

    assert market.wishes() == [(60, 95, False)]


def test_a_meeting_that_the_host_declined_by_hand_is_not_brought_back(market):
    wish = market.hall.wish(0, 0)
    meetings.decline_wish(wish=wish, reason="On leave.", by=None, now=NOW)

    market.express(market.companies[0], market.hosts[0], Choice.MUST)

    assert market.wishes() == [(50, None, True)]


def test_taking_back_withdraws_the_wish(market):
    market.express(market.companies[0], market.hosts[0])
    market.take_back(market.companies[0], market.hosts[0])
    market.take_back(market.companies[0], market.hosts[0])

    assert market.wishes() == []
    assert Event.objects.filter(verb="interest.taken_back").count() == 1


def test_when_one_takes_it_back_the_other_asks(market):
    market.express(market.companies[0], market.hosts[0], Choice.MUST)
    market.express(market.hosts[0], market.companies[0], Choice.LIKE, origin="host")
    market.take_back(market.companies[0], market.hosts[0])

    wish = Wish.objects.get()
    assert (wish.asking, wish.origin) == (market.hall.hosts[0], "host")
    assert market.wishes() == [(60, None, False)]


def test_when_those_asked_take_it_back_the_wish_stays_asked_for(market):
    market.express(market.companies[0], market.hosts[0], Choice.MUST)
    market.express(market.hosts[0], market.companies[0], Choice.LIKE)
    market.take_back(market.hosts[0], market.companies[0])

    assert market.wishes() == [(95, None, False)]


def test_a_wish_made_by_hand_outlives_the_interest_that_weighed_it(market):
    market.hall.wish(0, 0, worth=50)
    market.express(market.companies[0], market.hosts[0], Choice.LIKE)
    market.take_back(market.companies[0], market.hosts[0])

    assert market.wishes() == [(60, None, False)]


def test_delegates_meet_one_another(market):
    market.express(market.companies[0], market.companies[1], Choice.MUST)

    assert market.wishes() == [(95, None, False)]


def test_two_hosts_are_refused(market):
    with pytest.raises(Refused, match="Two hosts meet"):
        market.express(market.hosts[0], market.hosts[1])


def test_somebody_of_another_mission_is_refused(market):
    stranger = profile_for(host_in(west_coast(slug="lima", name="AWEX"), "Lima Port"))

    with pytest.raises(Refused, match="Lima Port is not on this mission"):
        market.express(market.companies[0], stranger)


def test_somebody_who_no_longer_travels_is_refused_but_may_be_told_no(market):
    gone = company_in(market.hall.coast, "Gone Home")
    gone.status = "withdrawn"
    gone.save()
    profile = profile_for(gone)

    with pytest.raises(Refused, match="Gone Home no longer takes part"):
        market.express(market.companies[0], profile)

    assert market.express(market.companies[0], profile, Choice.NO).choice == "no"


def test_whom_one_asked_to_be_spared_is_refused_saying_so(market):
    host = market.hosts[0]
    spared = {"organisation": host.organisation, "name": "Anything"}
    Exclusion.objects.create(profile=market.companies[0], **spared)

    with pytest.raises(Refused, match="You asked not to be introduced to Bayside Power"):
        market.express(market.companies[0], host)


def test_who_asked_to_be_spared_us_is_refused_without_saying_so(market):
    Exclusion.objects.create(profile=market.hosts[0], name="zelmavelde  GRID")

    with pytest.raises(Refused) as refusal:
        market.express(market.companies[0], market.hosts[0])

    assert refusal.value.objections == ("Bayside Power cannot be met on this mission.",)


def test_a_reason_is_short(market):
    with pytest.raises(Refused, match="300 characters"):
        market.express(market.companies[0], market.hosts[0], why="x" * 301)


def test_ranks_weigh_the_wishes_and_new_interest_comes_last(market):
    company, (first, second) = market.companies[0], market.hosts
    market.express(company, first, Choice.MUST)
    market.express(company, second, Choice.MUST)

    services.rank(profile=company, order=[second.pk, first.pk], by=market.officer, now=NOW)
    market.express(company, market.companies[1], Choice.MUST)

    ranked = list(queries.interests_of(company).values_list("about", "rank"))
    assert ranked == [(second.pk, 1), (first.pk, 2), (market.companies[1].pk, 3)]
    assert market.wishes() == [(99, None, False), (100, None, False), (98, None, False)]


def test_ranking_passes_over_strangers_and_keeps_those_left_out(market):
    company, (first, second) = market.companies[0], market.hosts
    market.express(company, first)
    market.express(company, second)

    services.rank(profile=company, order=[999_999, second.pk], by=market.officer, now=NOW)

    assert [each.about_id for each in queries.interests_of(company)] == [second.pk, first.pk]


def test_each_side_knows_what_the_other_wants_but_no_no(market):
    company, host = market.companies[0], market.hosts[0]
    market.express(host, company, Choice.MUST)
    market.express(market.hosts[1], company, Choice.NO)
    market.express(company, market.hosts[1], Choice.LIKE)

    lines = [
        (each.about, bool(each.mine), bool(each.theirs)) for each in queries.interests(company)
    ]

    assert lines == [(market.hosts[1], True, False), (host, False, True)]
    assert queries.counts_of(company).unanswered == 1
    assert queries.totals_of(company.mission) == {"musts": 1, "likes": 1, "noes": 1, "mutual": 0}


def test_whoever_joins_a_session_brings_their_interest_along(market):
    late = company_in(market.hall.coast, "Late Comer")
    profile = profile_for(late)
    market.express(profile, market.hosts[0], Choice.MUST)
    before = market.wishes()
    meetings.join_session(session=market.session, registration=late, by=market.officer, now=NOW)

    first = services.carry_into(session=market.session, by=market.officer, now=NOW)
    again = services.carry_into(session=market.session, by=market.officer, now=NOW)

    assert (before, first, again) == ([], 1, 0)
    assert market.wishes() == [(95, None, False)]
