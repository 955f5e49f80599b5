"""What would help, and that it does."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from tests.engines.scheduling.problems import best_by_trying_everything, problems, session
from tests.examples import patient

from hansa.engines.scheduling import (
    Change,
    Ease,
    NoTimetable,
    Party,
    Problem,
    Relaxation,
    Wish,
    relaxations,
    solve,
)
from hansa.engines.scheduling.explanations.easing import eased


def found(problem: Problem) -> tuple[Relaxation, ...]:
    return relaxations(problem, solve(problem, seconds=5, workers=1), seconds=10)


def of_kind(ease: Ease, problem: Problem) -> Relaxation:
    return next(each for each in found(problem) if each.change.ease is ease)


def pairs(number: int, **more) -> list[Wish]:
    """Wishes of parties that have nothing to do with one another."""
    return [Wish(f"w{at}", (f"a{at}", f"b{at}"), worth=10, **more) for at in range(number)]


def with_each(*hosts: str) -> list[Wish]:
    return [Wish(f"with {it}", ("orval", it), worth=10) for it in hosts]


def test_tables_in_the_slot_in_which_they_lack_are_told_with_what_they_add():
    problem = session(*pairs(3, slots=frozenset({1})), tables=1)

    assert found(problem)[0] == Relaxation(
        Change(Ease.TABLES, slots=(1,), number=2), meetings=2, worth=20, wishes=("w1", "w2")
    )


def test_no_more_tables_are_told_than_would_be_used():
    problem = session(*pairs(2, slots=frozenset({1})), tables=1)

    assert Ease.TABLES in {each.change.ease for each in found(problem)}
    assert all(each.change.number == 1 for each in found(problem))


def test_one_slot_more_at_the_end_is_told():
    relaxation = of_kind(Ease.SLOT, session(*with_each("terra", "luna", "sol"), slots_=2))

    assert relaxation.change.slots == (0, 1)
    assert (relaxation.meetings, relaxation.worth) == (1, 10)


def test_a_second_delegate_is_told():
    relaxation = of_kind(
        Ease.PERSON, session(*with_each("terra", "luna", "sol", "bay"), slots_=2, tables=4)
    )

    assert relaxation.change == Change(Ease.PERSON, party="orval")
    assert (relaxation.meetings, relaxation.worth) == (2, 20)


def test_a_longer_stay_is_told_with_who_and_when():
    ana = Party("orval", ("Ana",), away=frozenset({("Ana", 1), ("Ana", 2)}))
    tom = Party("terra", ("Tom",), away=frozenset({("Tom", 0)}))

    relaxation = of_kind(
        Ease.STAY, session(Wish("wish", ("orval", "terra"), worth=10), parties=(ana, tom))
    )

    assert relaxation.wishes == ("wish",)
    assert relaxation.change in {
        Change(Ease.STAY, slots=(1, 2), party="orval", person="Ana"),
        Change(Ease.STAY, slots=(0,), party="terra", person="Tom"),
    }


def test_nothing_would_help_where_everything_is_held():
    assert found(session(*pairs(2))) == ()


def test_no_change_is_begun_when_time_is_over():
    problem = session(*pairs(3), slots_=1, tables=1)

    assert relaxations(problem, solve(problem, seconds=5, workers=1), seconds=0) == ()


def test_the_same_seed_tells_the_same():
    problem = session(*pairs(4), *with_each("terra", "luna"), slots_=1, tables=1)

    assert found(problem) == found(problem)


@pytest.mark.parametrize(
    "change",
    [
        Change(Ease.TABLES, slots=(1,), number=2),
        Change(Ease.SLOT, slots=(0, 1, 2)),
        Change(Ease.PERSON, party="orval"),
        Change(Ease.STAY, slots=(2,), party="orval", person="Ana"),
        Change(Ease.CAP, party="orval"),
        Change(Ease.HELPER, slots=(0,), skill="Japanese"),
    ],
)
def test_every_change_gives_a_problem_that_stays_as_it_is_otherwise(change):
    ana = Party("orval", ("Ana",), away=frozenset({("Ana", 2)}), most=1)
    problem = session(*with_each("terra", "luna"), parties=(ana,))

    changed = eased(problem, change)

    assert changed != problem
    assert changed.wishes == problem.wishes
    assert changed.slots[:3] == problem.slots


def test_whoever_left_before_the_last_slot_does_not_come_back_for_one_more():
    ana = Party("orval", ("Ana",), away=frozenset({("Ana", 2)}))
    problem = session(*with_each("terra"), parties=(ana,))

    changed = eased(problem, Change(Ease.SLOT, slots=(0, 1, 2)))

    assert changed.parties[0].away == {("Ana", 2), ("Ana", 3)}


def test_new_tables_stand_apart_where_competitors_must_not_be_side_by_side():
    rivals = (("orval", "terra"),)
    problem = session(*pairs(1), Wish("w", ("orval", "terra"), worth=1), competitors=rivals)

    changed = eased(problem, Change(Ease.TABLES, slots=(0,)))

    assert changed.beside == (("A", "B"),)


@patient(15)
@given(problems())
def test_what_a_change_is_said_to_add_can_be_had(problem):
    problem = replace(problem, fairness=None)
    try:
        timetable = solve(problem, seconds=5, workers=1)
    except NoTimetable:
        assume(False)

    for relaxation in relaxations(problem, timetable, seconds=10):
        best = best_by_trying_everything(eased(problem, relaxation.change))

        assert best is not None
        assert best[0] >= timetable.worth + relaxation.worth
