"""The whole solver on problems with every feature, for any order of goals."""

from dataclasses import replace

import pytest
from hypothesis import given
from tests.engines.scheduling import independent
from tests.engines.scheduling.drawn import Dice, dice_of, seeds, whole_problem
from tests.engines.scheduling.oracle import AT_THE_TABLES, best_in_turn
from tests.examples import patient

from hansa.engines.scheduling import Goal, Goals, NoTimetable, Problem, solve

DECIDED_BY_SLOTS = [goal for goal in Goal if goal not in AT_THE_TABLES]


@pytest.mark.slow
@patient(20)
@given(seeds)
def test_each_goal_in_turn_is_as_good_as_trying_everything_finds(seed):
    dice = dice_of(seed)
    problem = with_goals(dice, whole_problem(dice))

    assert solved(problem) == best_in_turn(problem)


def solved(problem: Problem) -> tuple[int, ...] | None:
    """The goals of the solver's timetable, which keeps every rule and is proved."""
    try:
        timetable = solve(problem, work=1, workers=1)
    except NoTimetable:
        return None
    assert independent.broken(problem, timetable.meetings) == set()
    counted = independent.measured(problem, timetable.meetings)
    assert [counted[part.goal] for part in timetable.parts] == [it.value for it in timetable.parts]
    assert all(part.is_proved for part in timetable.parts)
    return tuple(part.value for part in timetable.parts)


def with_goals(dice: Dice, problem: Problem) -> Problem:
    """Three goals, in some order."""
    return replace(problem, goals=Goals(tuple(dice.sample(DECIDED_BY_SLOTS, 3))))
