"""The peers do what they are said to do, on events small enough to see."""

from dataclasses import replace

import pytest
from benchmarks.scheduling.checking import complaints
from benchmarks.scheduling.generators import choose_and_place, place_all
from benchmarks.scheduling.measuring import idle_of, worth_of
from benchmarks.scheduling.peers import compact, first_fit, seated
from tests.bench.scheduling.drawn import event

from hansa.engines.scheduling import Session


def test_the_first_fit_takes_the_worthiest_first_and_the_first_slot_that_is_free():
    problem = event("AB", "AC", "BC", slots=2)

    answer = first_fit(problem)

    assert answer.slots == {"AB": 0, "AC": 1}


def test_the_first_fit_waits_for_a_table():
    problem = event("AB", "CD", slots=2, tables=1)

    assert first_fit(problem).slots == {"AB": 0, "CD": 1}


def test_the_first_fit_keeps_orders_and_agreed_slots():
    problem = event("AB", "CD", "EF", precedences=(("CD", "AB"),))
    wishes = {wish.key: wish for wish in problem.wishes}
    agreed = replace(wishes["CD"], fixed_slot=1)
    problem = replace(problem, wishes=(wishes["AB"], agreed, wishes["EF"]))

    assert first_fit(problem).slots == {"CD": 1, "AB": 2, "EF": 0}


@pytest.mark.parametrize(("tables", "fewest"), [(1, 1), (2, 0)])
def test_the_model_finds_the_fewest_idle_periods_and_proves_it(tables, fewest):
    # With two tables B and C meet while A sees D, between A's meetings with them.
    problem = event("AB", "AC", "AD", "BC", slots=5, tables=tables, required=True)

    answer = compact(problem, seconds=10, workers=1)

    meetings = seated(problem, answer.slots)
    assert answer.proved
    assert idle_of(problem, meetings) == fewest
    assert complaints(problem, meetings) == []


def test_the_model_prefers_worth_to_short_waits():
    problem = event("AB", "AC", "BC", "BD", slots=3, tables=1)

    answer = compact(problem, seconds=10, workers=1)

    assert worth_of(problem, seated(problem, answer.slots)) == 10 + 9 + 8


def test_the_model_says_when_there_is_no_timetable():
    problem = event("AB", "AC", "AD", slots=2, required=True)

    answer = compact(problem, seconds=10, workers=1)

    assert answer.proved
    assert answer.slots == {}


def test_the_model_keeps_orders():
    problem = event("AB", "CD", required=True, slots=2, precedences=(("CD", "AB"),))

    assert compact(problem, seconds=10, workers=1).slots == {"CD": 0, "AB": 1}


def test_the_model_keeps_fairness():
    # A meets all three; the table is free for them in the first, third and fifth slot only.
    pairs = ("AB", "AC", "AD")
    problem = event(*pairs, slots=5, tables=1, required=True)
    wishes = [
        replace(wish, fixed_slot=slot) for wish, slot in zip(problem.wishes, (0, 2, 4), strict=True)
    ]
    problem = replace(problem, wishes=tuple(wishes))

    unfair = compact(replace(problem, fairness=1), seconds=10, workers=1)
    fair = compact(replace(problem, fairness=2), seconds=10, workers=1)

    assert unfair.slots == {}
    assert unfair.proved
    assert len(fair.slots) == 3


def test_what_peers_answer_may_stand():
    problem = place_all(participants=30, meetings=90, slots=12, tables=10)

    for answer in (first_fit(problem), compact(problem, seconds=5, workers=1)):
        if len(answer.slots) == 90:
            assert complaints(problem, seated(problem, answer.slots)) == []


def test_a_peer_tells_how_it_got_better():
    problem = choose_and_place(delegates=12, hosts=6, wishes=50, slots=8, tables=4)

    curve = compact(problem, seconds=5, workers=1).curve

    merits = [point.merit for point in curve.points]
    assert merits == sorted(merits)
    assert curve.points[-1].worth >= first_fit(problem).curve.points[-1].worth


def test_waits_are_counted_within_each_session():
    problem = event("AB", "AC", "AD", slots=5)
    days = (Session("one", (0, 1), ("1", "2")), Session("two", (2, 3, 4), ("1", "2")))
    meetings = seated(problem, {"AB": 0, "AC": 2, "AD": 4})

    assert idle_of(problem, meetings) == 2
    assert idle_of(replace(problem, sessions=days), meetings) == 1
