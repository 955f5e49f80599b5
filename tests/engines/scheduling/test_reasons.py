"""Why a wish is not held, and which requirements contradict."""

import pytest
from tests.engines.scheduling.problems import session

from hansa.engines.scheduling import NoTimetable, Party, Reason, Unheld, Wish, solve


def unheld(problem) -> tuple[Unheld, ...]:
    return solve(problem, seconds=5, workers=1).unheld


def test_a_party_with_a_worthier_meeting_in_every_slot_is_full():
    best = Wish("best", ("orval", "terra"), worth=90)
    less = Wish("less", ("orval", "luna"), worth=10)

    assert unheld(session(best, less, slots_=1)) == (Unheld("less", Reason.PARTY_FULL, "orval"),)


def test_parties_that_are_never_there_together_have_no_common_slot():
    early = Party("orval", ("Ana",), away=frozenset({("Ana", 1)}))
    late = Party("terra", ("Tom",), away=frozenset({("Tom", 0)}))
    wish = Wish("wish", ("orval", "terra"), worth=10)

    problem = session(wish, slots_=2, parties=(early, late))

    assert unheld(problem) == (Unheld("wish", Reason.NO_COMMON_SLOT),)


def test_the_tables_can_be_what_is_full():
    best = Wish("best", ("orval", "terra"), worth=90)
    less = Wish("less", ("sol", "luna"), worth=10)

    problem = session(best, less, slots_=1, tables=1)

    assert unheld(problem) == (Unheld("less", Reason.TABLES_FULL),)


def test_free_slots_that_never_meet_are_told_from_full_days():
    orval_at_first = Wish("orval at first", ("orval", "sol"), worth=10, fixed_slot=0)
    terra_later = Wish("terra later", ("terra", "luna"), worth=10, fixed_slot=1)
    wish = Wish("wish", ("orval", "terra"), worth=90)

    problem = session(orval_at_first, terra_later, wish, slots_=2)

    assert unheld(problem) == (Unheld("wish", Reason.NEVER_FREE_TOGETHER),)


def test_an_order_can_keep_a_wish_out():
    first = Wish("first", ("orval", "terra"), worth=10)
    second = Wish("second", ("sol", "luna"), worth=90, fixed_slot=0)

    problem = session(first, second, precedences=(("first", "second"),))

    assert unheld(problem) == (Unheld("first", Reason.ORDER_OR_FAIRNESS),)


def refusal(problem) -> NoTimetable:
    with pytest.raises(NoTimetable) as caught:
        solve(problem, seconds=5, workers=1)
    return caught.value


def test_two_meetings_agreed_for_one_person_at_once_contradict():
    one = Wish("one", ("orval", "terra"), worth=10, fixed_slot=1)
    other = Wish("other", ("orval", "luna"), worth=10, fixed_slot=1)
    apart = Wish("apart", ("sol", "luna"), worth=10, required=True)

    answer = refusal(session(one, other, apart))

    assert answer.requirements == (
        "one is agreed at 10:20-10:40",
        "other is agreed at 10:20-10:40",
    )
    assert answer.wishes == ("one", "other")
    assert str(answer) == (
        "These requirements cannot all be kept: "
        "one is agreed at 10:20-10:40; other is agreed at 10:20-10:40."
    )


def test_more_required_meetings_than_slots_contradict():
    hosts = ("terra", "luna", "sol")
    wishes = [Wish(f"with {it}", ("orval", it), worth=10, required=True) for it in hosts]

    answer = refusal(session(*wishes, slots_=2, tables=8))

    assert answer.wishes == ("with terra", "with luna", "with sol")


def test_precedences_in_a_circle_contradict():
    first = Wish("first", ("orval", "terra"), worth=10, required=True)
    second = Wish("second", ("sol", "luna"), worth=10, required=True)
    circle = (("first", "second"), ("second", "first"))

    answer = refusal(session(first, second, precedences=circle))

    assert answer.requirements == (
        "first is required",
        "second is required",
        "first must come before second",
        "second must come before first",
    )


def test_fairness_is_named_where_it_is_what_cannot_be_kept():
    at_ten = Wish("at ten", ("orval", "terra"), worth=10, fixed_slot=0)
    at_noon = Wish("at noon", ("orval", "luna"), worth=10, fixed_slot=2)

    answer = refusal(session(at_ten, at_noon, fairness=0))

    assert answer.requirements == (
        "at ten is agreed at 10:00-10:20",
        "at noon is agreed at 10:40-11:00",
        "nobody may have over 0 more idle periods than another",
    )


def test_a_long_contradiction_is_cut_short_in_the_sentence_only():
    wishes = [Wish(f"w{at}", ("orval", f"h{at}"), worth=10, required=True) for at in range(11)]

    answer = refusal(session(*wishes, slots_=10, tables=8))

    assert len(answer.requirements) == 11
    assert str(answer).endswith("; w7 is required; 3 more requirements.")
