"""Which wishes could be held together, if only numbers counted.

Forgetting the slots leaves a small problem: how many meetings each party and the tables can take
in all. Where every wish is between a guest and a host, its linear relaxation is whole by nature,
so an LP-based solver answers at once. The answer bounds the worth of every timetable, and mostly
can be placed as it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from ortools.linear_solver import pywraplp

from hansa.engines.scheduling.goals import Goal
from hansa.engines.scheduling.parties import Party, Wish
from hansa.engines.scheduling.setting import Setting


@dataclass(frozen=True, slots=True)
class Choice:
    """Wishes worth most by number alone.

    Attributes:
        wishes: their keys; none when time was too short to be sure of them.
        bounds: what no timetable passes in the first goal, and in the others, where it is as good
            in all before them.
        is_impossible: what must be held is too much already.
    """

    wishes: frozenset[str] = frozenset()
    bounds: dict[Goal, float] = field(default_factory=dict)
    is_impossible: bool = False


def choice(setting: Setting, gains: Mapping[Goal, int], *, seconds: float) -> Choice:
    """The wishes to hold, if only numbers counted.

    Args:
        gains: what one unit of each goal that is a gain counts.
    """
    problem = setting.problem
    solver = pywraplp.Solver.CreateSolver("SCIP")
    solver.SetTimeLimit(round(1000 * seconds))
    held = {
        wish.key: solver.IntVar(int(wish.must_be_held), int(bool(setting.usable[wish.key])), "")
        for wish in problem.wishes
    }
    for party in problem.parties:
        wishes = setting.wishes_of[party.key]
        slots = {slot for wish in wishes for slot in setting.usable[wish.key]}
        solver.Add(solver.Sum([held[wish.key] for wish in wishes]) <= _seats(setting, party, slots))
    solver.Add(solver.Sum(list(held.values())) <= sum(map(len, setting.open_tables)))
    solver.Maximize(solver.Sum([_gain(wish, gains) * held[wish.key] for wish in problem.wishes]))
    status = solver.Solve()
    if status != pywraplp.Solver.OPTIMAL:
        return Choice(is_impossible=status == pywraplp.Solver.INFEASIBLE)
    chosen = frozenset(key for key, is_held in held.items() if is_held.solution_value() > 1 / 2)
    return Choice(chosen, bounds=_bounds(setting, gains, chosen))


def _gain(wish: Wish, gains: Mapping[Goal, int]) -> float:
    """What it counts, in worth: numbers of a size that a linear solver likes."""
    must, worth = gains.get(Goal.MUST_MEETS, 0), gains.get(Goal.WORTH, 0)
    return (must * wish.must_meet + worth * wish.worth) / (worth or must)


def _bounds(
    setting: Setting, gains: Mapping[Goal, int], chosen: Collection[str]
) -> dict[Goal, float]:
    """What the best choice by numbers has of each gain, as long as only gains come before it."""
    wishes = [setting.wish[key] for key in chosen]
    measures = {
        Goal.MUST_MEETS: float(sum(wish.must_meet for wish in wishes)),
        Goal.WORTH: float(sum(wish.worth for wish in wishes)),
    }
    goals = setting.problem.goals
    if goals.weights:
        return {}
    leading = list(takewhile(lambda goal: goal.is_gain, goals.order))
    return {goal: measures[goal] for goal in leading if goal in gains}


def _seats(setting: Setting, party: Party, slots: Collection[int]) -> int:
    """How many meetings the party can sit in, over those slots."""
    if party.most is None:
        return sum(len(party.present(slot)) for slot in slots)
    return sum(
        min(party.most, sum(len(party.present(slot)) for slot in slots if slot in session.slots))
        for session in setting.sessions
    )
