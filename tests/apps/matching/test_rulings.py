"""The organisers' word on two: they are to meet, or they are not to."""

import pytest
from tests.factories.sessions import NOW

from hansa.apps.matching import queries, services
from hansa.apps.matching.models import Exclusion, Ruling
from hansa.apps.matching.rules import Choice
from hansa.apps.meetings.models import Wish
from hansa.plumbing.history.models import Event
from hansa.values import Refused


def ruled(market, *, allows, why="The ambassador asked.", one=None, other=None):
    return services.rule_on(
        one=one or market.companies[0],
        other=other or market.hosts[0],
        allows=allows,
        why=why,
        by=market.officer,
        now=NOW,
    )


def test_organisers_add_a_meeting_for_which_nobody_asked(market):
    ruled(market, allows=True)

    wish = Wish.objects.get()
    assert (wish.asking, wish.worth, wish.origin) == (market.hall.companies[0], 95, "agency")


def test_it_asks_for_the_visitor_whoever_was_named_first(market):
    ruled(market, allows=True, one=market.hosts[0], other=market.companies[0])

    assert Wish.objects.get().asking == market.hall.companies[0]


def test_a_forbidden_meeting_is_declined_without_the_reason(market):
    market.express(market.companies[0], market.hosts[0])

    ruled(market, allows=False, why="They are under investigation.")

    wish = Wish.objects.get()
    assert wish.declined_at == NOW
    assert wish.decline_reason == "This meeting is not wanted."


def test_those_who_are_forbidden_to_meet_are_told_neither_by_whom_nor_why(market):
    ruled(market, allows=False, why="They are under investigation.")

    with pytest.raises(Refused) as refusal:
        market.express(market.companies[0], market.hosts[0])

    assert refusal.value.objections == ("Bayside Power cannot be met on this mission.",)


def test_a_ruling_is_said_anew_and_lifted(market):
    market.express(market.companies[0], market.hosts[0])
    ruling = ruled(market, allows=False)
    again = ruled(market, allows=False)
    services.lift_ruling(ruling=ruling, by=market.officer, now=NOW)
    services.lift_ruling(ruling=ruling, by=market.officer, now=NOW)

    assert again == ruling
    assert not Ruling.objects.exists()
    assert market.wishes() == [(60, None, False)]
    told = Event.objects.filter(verb__startswith="ruling.").order_by("pk")
    assert [each.verb for each in told] == ["ruling.said", "ruling.lifted"]


def test_a_lifted_addition_takes_its_wish_along(market):
    ruling = ruled(market, allows=True)

    services.lift_ruling(ruling=ruling, by=market.officer, now=NOW)

    assert market.wishes() == []


def test_nobody_is_made_to_meet_whom_they_do_not_want_to(market):
    market.express(market.hosts[0], market.companies[0], Choice.NO)
    Exclusion.objects.create(profile=market.companies[0], name="Bayside Power")

    with pytest.raises(Refused) as refusal:
        ruled(market, allows=True)

    assert refusal.value.objections == (
        "Zelmavelde Grid asked not to be introduced to the other.",
        "Bayside Power said no, thanks.",
    )


def test_a_ruling_needs_a_reason(market):
    with pytest.raises(Refused, match="stays among the organisers"):
        ruled(market, allows=False, why=" ")


def test_two_hosts_are_nobodys_to_rule_on(market):
    with pytest.raises(Refused, match="Choose a company of the delegation"):
        ruled(market, allows=True, one=market.hosts[0], other=market.hosts[1])


def test_who_is_kept_apart_is_neither_offered_nor_counted(market):
    market.express(market.hosts[0], market.companies[0])
    ruled(market, allows=False)

    assert queries.interests(market.companies[0]) == []
    assert queries.kept_from(market.companies[0]) == {market.hosts[0].pk}
