"""Which wishes could be held together, if only numbers counted.

Forgetting the slots leaves a small problem: how many meetings each party and the tables can take
in all. Where every wish is between a guest and a host, its linear relaxation is whole by nature,
so an LP-based solver answers at once. The answer bounds the worth of every timetable, and mostly
can be placed as it stands.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ortools.linear_solver import pywraplp

from hansa.engines.scheduling.parties import Party
from hansa.engines.scheduling.problem import Problem
from hansa.engines.scheduling.setting import Setting


@dataclass(frozen=True, slots=True)
class Choice:
    """Wishes worth most by number alone.

    Attributes:
        wishes: their keys; none when time was too short to be sure of them.
        bound: no timetable is worth more; None: nothing is known.
        is_impossible: what must be held is too much already.
    """

    wishes: frozenset[str] = frozenset()
    bound: float | None = None
    is_impossible: bool = False


def choice(problem: Problem, *, seconds: float) -> Choice:
    """The wishes to hold, if only numbers counted."""
    solver = pywraplp.Solver.CreateSolver("SCIP")
    solver.SetTimeLimit(round(1000 * seconds))
    usable = Setting(problem).usable
    held = {
        wish.key: solver.IntVar(int(wish.must_be_held), int(bool(usable[wish.key])), "")
        for wish in problem.wishes
        if usable[wish.key] or not wish.must_be_held
    }
    if len(held) < len(problem.wishes):
        return Choice(is_impossible=True)
    for party, wishes in zip(problem.parties, Setting(problem).wishes_of.values(), strict=True):
        slots = {slot for wish in wishes for slot in usable[wish.key]}
        solver.Add(solver.Sum([held[wish.key] for wish in wishes]) <= _seats(party, slots))
    solver.Add(solver.Sum(list(held.values())) <= len(problem.tables) * len(problem.slots))
    solver.Maximize(solver.Sum([wish.worth * held[wish.key] for wish in problem.wishes]))
    status = solver.Solve()
    if status == pywraplp.Solver.OPTIMAL:
        chosen = frozenset(key for key, is_held in held.items() if is_held.solution_value() > 1 / 2)
        return Choice(chosen, bound=solver.Objective().BestBound())
    return Choice(is_impossible=status == pywraplp.Solver.INFEASIBLE)


def _seats(party: Party, slots: Collection[int]) -> int:
    """How many meetings the party can sit in, over those slots."""
    return sum(len(party.present(slot)) for slot in slots)
