"""Which requirements contradict one another, and why."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.engines.scheduling.fitting import fitted, sessions
from tests.engines.scheduling.problems import best_by_trying_everything, problems, session
from tests.examples import patient

from hansa.engines.scheduling import (
    Demand,
    Ground,
    Helper,
    NoTimetable,
    Party,
    Reason,
    Requirement,
    Why,
    Wish,
    solve,
)
from hansa.engines.scheduling.explanations.contradicting import contradiction
from hansa.engines.scheduling.problem.problem import only


def refusal(problem) -> NoTimetable:
    with pytest.raises(NoTimetable) as caught:
        solve(problem, seconds=5, workers=1)
    return caught.value


def sentences(answer: NoTimetable) -> list[str]:
    return [str(requirement) for requirement in answer.requirements]


def agreed(key: str, parties: tuple[str, ...], slot: int, **more) -> Wish:
    return Wish(key, parties, worth=10, fixed_slot=slot, **more)


def required(key: str, parties: tuple[str, ...], **more) -> Wish:
    return Wish(key, parties, worth=10, required=True, **more)


def test_two_meetings_agreed_for_one_person_at_once_contradict():
    one, other = agreed("one", ("orval", "terra"), 1), agreed("other", ("orval", "luna"), 1)

    answer = refusal(session(one, other, required("apart", ("sol", "luna"))))

    assert answer.requirements == (
        Requirement(
            Demand.AGREED,
            "one is agreed at 10:20-10:40",
            wishes=("one",),
            parties=("orval", "terra"),
            slot=1,
        ),
        Requirement(
            Demand.AGREED,
            "other is agreed at 10:20-10:40",
            wishes=("other",),
            parties=("orval", "luna"),
            slot=1,
        ),
    )
    assert answer.ground == Ground(
        Why.PERSON_TWICE,
        "orval one cannot be in both",
        party="orval",
        person="orval one",
        slot=1,
    )
    assert (answer.wishes, answer.minimal) == (("one", "other"), True)
    assert str(answer) == (
        "These requirements cannot all be kept: one is agreed at 10:20-10:40; "
        "other is agreed at 10:20-10:40. Why: orval one cannot be in both."
    )


def test_no_time_to_move_between_two_agreed_meetings_is_one_person_twice():
    one, other = agreed("one", ("orval", "terra"), 0), agreed("other", ("orval", "luna"), 1)

    answer = contradiction(session(one, other, moving=timedelta(minutes=1)))

    assert answer.ground.why is Why.PERSON_TWICE
    assert answer.wishes == ("one", "other")


def test_an_agreed_meeting_of_somebody_who_is_away_is_named_alone():
    away = Party("orval", ("Ana",), away=frozenset({("Ana", 1)}))

    answer = contradiction(session(agreed("one", ("orval", "terra"), 1), parties=(away,)))

    assert (answer.ground.why, answer.ground.alone.reason) == (
        Why.IMPOSSIBLE_ALONE,
        Reason.NO_COMMON_SLOT,
    )
    assert answer.minimal
    assert str(answer) == (
        "These requirements cannot all be kept: one is agreed at 10:20-10:40. Why: one is "
        "impossible alone: its parties are never there together when it may be held."
    )


def test_more_agreed_meetings_than_people_are_counted_with_the_people():
    two = Party("orval", ("Ana", "Bo"))
    wishes = [agreed(it, ("orval", it), 0) for it in ("terra", "luna", "sol")]

    answer = contradiction(session(*wishes, tables=4, parties=(two,)))

    assert answer.ground == Ground(
        Why.TOO_FEW_PEOPLE,
        "orval has 2 for them at 10:00-10:20",
        party="orval",
        slot=0,
        number=2,
    )
    assert answer.wishes == ("terra", "luna", "sol")


def test_a_table_agreed_twice_is_named():
    one = agreed("one", ("orval", "terra"), 0, fixed_table="B")
    other = agreed("other", ("sol", "luna"), 0, fixed_table="B")

    answer = contradiction(session(one, other))

    assert (answer.ground.why, answer.ground.table, answer.ground.slot) == (
        Why.TABLE_TWICE,
        "B",
        0,
    )
    assert answer.wishes == ("one", "other")


def test_more_agreed_meetings_than_tables_are_counted_with_the_tables():
    pairs = [("orval", "terra"), ("sol", "luna"), ("chimay", "bay")]

    answer = contradiction(session(*[agreed(f"{a}", (a, b), 0) for a, b in pairs]))

    assert (answer.ground.why, answer.ground.number) == (Why.TOO_FEW_TABLES, 2)
    assert len(answer.requirements) == 3


def test_more_agreed_meetings_than_interpreters_are_counted_with_the_interpreters():
    one = agreed("one", ("orval", "terra"), 0, skills=("Japanese",))
    other = agreed("other", ("sol", "luna"), 0, skills=("Japanese",))
    hana = Helper("Hana", frozenset({"Japanese"}))

    answer = contradiction(session(one, other, helpers=(hana,)))

    assert (answer.ground.why, answer.ground.number) == (Why.TOO_FEW_HELPERS, 1)
    assert answer.wishes == ("one", "other")


def test_more_agreed_meetings_than_a_cap_allows_are_named_with_it():
    capped = Party("orval", ("Ana",), most=1)
    wishes = [agreed(it, ("orval", it), at) for at, it in enumerate(("terra", "luna", "sol"))]

    answer = contradiction(session(*wishes, parties=(capped,)))

    assert (answer.ground.why, answer.ground.number) == (Why.CAP, 1)
    assert answer.wishes == ("terra", "luna")


def test_meetings_agreed_against_an_order_are_named_with_it():
    first, second = agreed("first", ("orval", "terra"), 1), agreed("second", ("sol", "luna"), 0)

    answer = contradiction(session(first, second, precedences=(("first", "second"),)))

    assert answer.ground.why is Why.WRONG_ORDER
    assert sentences(answer) == [
        "first is agreed at 10:20-10:40",
        "second is agreed at 10:00-10:20",
        "first must come before second",
    ]


def test_precedences_in_a_circle_contradict():
    first, second = required("first", ("orval", "terra")), required("second", ("sol", "luna"))
    circle = (("first", "second"), ("second", "first"))

    answer = refusal(session(first, second, precedences=circle))

    assert answer.ground.why is Why.CIRCLE
    assert sentences(answer) == [
        "first is required",
        "second is required",
        "first must come before second",
        "second must come before first",
    ]


def test_more_required_meetings_than_slots_contradict():
    wishes = [required(f"with {it}", ("orval", it)) for it in ("terra", "luna", "sol")]

    answer = refusal(session(*wishes, slots_=2, tables=8))

    assert answer.ground == Ground(
        Why.TOO_FEW_SEATS, "orval can sit in 2 of them", party="orval", number=2
    )
    assert answer.wishes == ("with terra", "with luna", "with sol")


def test_more_required_meetings_than_places_contradict():
    pairs = [("orval", "terra"), ("sol", "luna"), ("chimay", "bay")]

    answer = contradiction(session(*[required(a, (a, b)) for a, b in pairs], slots_=1, tables=2))

    assert (answer.ground.why, answer.ground.number) == (Why.TOO_FEW_PLACES, 2)


def test_fairness_is_named_where_it_is_what_cannot_be_kept():
    at_ten, at_noon = agreed("at ten", ("orval", "terra"), 0), agreed("noon", ("orval", "luna"), 2)

    answer = refusal(session(at_ten, at_noon, fairness=0))

    assert sentences(answer) == [
        "at ten is agreed at 10:00-10:20",
        "noon is agreed at 10:40-11:00",
        "nobody may have over 0 more idle periods than another",
    ]
    assert (answer.ground, answer.minimal) == (None, True)


def test_a_long_contradiction_is_cut_short_in_the_sentence_only():
    wishes = [required(f"w{at}", ("orval", f"h{at}")) for at in range(11)]

    answer = contradiction(session(*wishes, slots_=10, tables=8))

    assert len(answer.requirements) == 11
    assert str(answer).endswith(
        "; w7 is required; 3 more requirements. Why: orval can sit in 10 of them."
    )


def demanded(problem, among):
    """The problem with just these requirements; without fairness unless it is one of them."""
    keys = {key for each in among if each.demand is not Demand.ORDER for key in each.wishes}
    orders = {each.wishes for each in among if each.demand is Demand.ORDER}
    fair = any(each.demand is Demand.FAIRNESS for each in among)
    narrow = only(problem, keys)
    return type(problem)(
        slots=narrow.slots,
        tables=narrow.tables,
        parties=narrow.parties,
        wishes=narrow.wishes,
        precedences=tuple(pair for pair in narrow.precedences if pair in orders),
        fairness=problem.fairness if fair else None,
    )


@patient(100)
@given(problems())
def test_what_is_named_contradicts_itself_and_none_of_it_can_be_left_out(problem):
    assume(best_by_trying_everything(problem) is None)

    answer = contradiction(problem)

    assert answer.requirements
    assert best_by_trying_everything(demanded(problem, answer.requirements)) is None
    for left_out in answer.requirements if answer.minimal else ():
        rest = [each for each in answer.requirements if each != left_out]
        assert best_by_trying_everything(demanded(problem, rest)) is not None


def can_be_had(problem, wishes) -> bool:
    """Whether there are slots in which all of these can be held."""
    slots = range(len(problem.slots))
    return any(
        fitted(problem, dict(zip(wishes, chosen, strict=True))) is not None
        for chosen in product(slots, repeat=len(wishes))
    )


@patient(100)
@given(sessions(), st.data())
def test_with_own_tables_helpers_and_caps_too_what_is_named_contradicts_itself(session, data):
    problem, _ = session
    slots = st.sampled_from([None, *range(len(problem.slots))])
    wishes = tuple(
        replace(wish, required=True, fixed_slot=data.draw(slots)) for wish in problem.wishes
    )
    problem = replace(problem, wishes=wishes)
    assume(not can_be_had(problem, [wish.key for wish in wishes]))

    answer = contradiction(problem)

    assert answer.requirements
    assert not can_be_had(problem, answer.wishes)
    for left_out in answer.wishes if answer.minimal else ():
        assert can_be_had(problem, [key for key in answer.wishes if key != left_out])
