"""The exact model against trying everything, goal by goal, and what must not change its answer."""

from dataclasses import replace

import pytest
from hypothesis import given
from ortools.sat.python import cp_model
from tests.engines.scheduling import independent
from tests.engines.scheduling.drawn import Dice, dice_of, seeds, whole_problem
from tests.engines.scheduling.oracle import AT_THE_TABLES, best_by_trying_everything
from tests.examples import patient

from hansa.engines.scheduling import Goal, Problem, Session, Table
from hansa.engines.scheduling.constraints.model import Model
from hansa.engines.scheduling.seats.seating import seat

MEASURED = [goal for goal in Goal if goal not in AT_THE_TABLES]


def best(problem: Problem, goal: Goal) -> int | None:
    """The best of the goal that the model finds, as somebody else counts it."""
    model = Model(problem, count_waits=goal is Goal.IDLE)
    aim = model.goal(goal)
    (model.cp.maximize if goal.is_gain else model.cp.minimize)(aim)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False  # so small that it costs more than it saves
    status = solver.solve(model.cp)
    if status == cp_model.INFEASIBLE:
        return None
    assert status == cp_model.OPTIMAL
    meetings = seat(problem, model.placement(solver.value))
    assert independent.broken(problem, meetings) == set()
    counted = independent.measured(problem, meetings)[goal]
    assert counted == solver.value(aim)
    return counted


@patient(250)
@given(seeds)
def test_the_best_of_each_goal_is_what_trying_everything_finds(seed):
    problem = whole_problem(dice_of(seed))

    found = {goal: best(problem, goal) for goal in MEASURED}

    assert found == (best_by_trying_everything(problem) or dict.fromkeys(MEASURED))


@patient(100)
@given(seeds)
def test_other_names_and_another_order_change_no_optimum(seed):
    problem = whole_problem(Dice(seed))

    for goal in (Goal.WORTH, Goal.IDLE):
        assert best(renamed(problem), goal) == best(problem, goal)


@patient(100)
@given(seeds)
def test_one_more_table_never_makes_it_worse(seed):
    problem = whole_problem(Dice(seed))

    for goal in (Goal.WORTH, Goal.IDLE):
        with_one, without = best(with_one_more_table(problem), goal), best(problem, goal)
        assert without is None or with_one == without or (with_one > without) is goal.is_gain


@patient(100)
@given(seeds)
def test_one_wish_less_never_makes_it_worth_more(seed):
    problem = whole_problem(Dice(seed))
    *rest, last = problem.wishes
    without = replace(
        problem,
        wishes=tuple(rest),
        precedences=tuple(pair for pair in problem.precedences if last.key not in pair),
    )

    if not last.must_be_held and (less := best(without, Goal.WORTH)) is not None:
        assert less <= best(problem, Goal.WORTH)


@pytest.mark.parametrize("goal", [Goal.IDLE, Goal.TABLE_CHANGES, Goal.WALKING])
def test_what_a_model_does_not_know_it_does_not_measure(goal):
    model = Model(replace(whole_problem(Dice(1)), fairness=None), count_waits=False)

    with pytest.raises(ValueError, match=f"This model does not measure {goal}"):
        model.goal(goal)


def renamed(problem: Problem) -> Problem:
    """The same with other names for the parties, and these and the wishes in another order."""
    return replace(
        problem,
        parties=tuple(
            replace(party, key=f"party {party.key}") for party in reversed(problem.parties)
        ),
        wishes=tuple(
            replace(wish, parties=tuple(f"party {key}" for key in wish.parties))
            for wish in reversed(problem.wishes)
        ),
        competitors=tuple((f"party {b}", f"party {a}") for a, b in problem.competitors),
    )


def with_one_more_table(problem: Problem) -> Problem:
    """A plain one, in every session."""
    return replace(
        problem,
        tables=(*problem.tables, Table("Z")),
        sessions=tuple(
            Session(it.key, it.slots, (*it.tables, "Z"), it.place) for it in problem.sessions
        ),
    )
