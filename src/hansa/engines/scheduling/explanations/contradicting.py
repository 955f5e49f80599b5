"""Why there is no timetable: a small set of requirements that contradict one another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ortools.sat.python import cp_model

from hansa.engines.scheduling.answer.requirements import (
    Demand,
    Ground,
    Requirement,
    of_order,
    of_wish,
    requirements,
    wishes_of,
)
from hansa.engines.scheduling.answer.timetable import NoTimetable
from hansa.engines.scheduling.constraints.model import Model
from hansa.engines.scheduling.explanations.conflicts import Conflict, first_conflict
from hansa.engines.scheduling.problem.problem import Problem, only
from hansa.engines.scheduling.search.budget import Budget

SECONDS = 2.0
"""How long a contradiction is looked for."""

SHOWN = 8
"""So many requirements are spelled out in one sentence."""

Demands = tuple[Requirement, ...]


def contradiction(problem: Problem) -> NoTimetable:
    """What to raise for a problem that has no timetable: requirements that contradict.

    Agreed meetings are looked at first, and alone: two that one person cannot both attend are
    found in a moment, however large the problem. What no single fact shows is left to the solver,
    which has two seconds.
    """
    clock = Budget(SECONDS, None)
    found = first_conflict(problem)
    if found:
        core, minimal = _smallest(problem, _demands(found, problem), clock)
        ground = found.ground if len(core) == len(_demands(found, problem)) else None
    else:
        core, minimal = _by_the_solver(problem, clock)
        ground = None
    return NoTimetable(_message(core, ground), requirements=core, ground=ground, minimal=minimal)


def _demands(conflict: Conflict, problem: Problem) -> Demands:
    wishes = [wish for wish in problem.wishes if wish.key in conflict.wishes]
    return (
        *(of_wish(wish, problem) for wish in wishes),
        *(of_order(pair) for pair in conflict.orders),
    )


def _message(core: Demands, ground: Ground | None) -> str:
    if not core:
        return "What is required cannot all be had together."
    more = len(core) - SHOWN
    shown = [*map(str, core[:SHOWN]), *([f"{more} more requirements"] if more > 0 else [])]
    message = f"These requirements cannot all be kept: {'; '.join(shown)}."
    return f"{message} Why: {ground}." if ground else message


def _by_the_solver(problem: Problem, clock: Budget) -> tuple[Demands, bool]:
    """The agreed meetings by themselves first: they leave the solver next to nothing to do."""
    everything = tuple(requirements(problem))
    agreed = tuple(each for each in everything if each.demand in (Demand.AGREED, Demand.ORDER))
    core = _conflicting(problem, agreed, clock) or _conflicting(problem, everything, clock)
    return _smallest(problem, core, clock) if core else ((), False)


def _smallest(problem: Problem, core: Demands, clock: Budget) -> tuple[Demands, bool]:
    """Leave out one after another, as long as the rest still contradicts itself.

    Returns:
        What is left, and whether it was shown that none of it could be left out.
    """
    if len(core) == 1:
        return core, True
    for requirement in core:
        if clock.is_spent:
            return core, False
        if requirement in core:
            core = _conflicting(problem, _without(core, requirement), clock) or core
    return core, not clock.is_spent


def _without(core: Demands, requirement: Requirement) -> Demands:
    return tuple(each for each in core if each != requirement)


def _conflicting(problem: Problem, among: Demands, clock: Budget) -> Demands:
    """Demands among these that contradict one another; none when no contradiction was found."""
    model = Model(_alone(problem, among), count_waits=False, ask_for_demands=True)
    known = {each.wishes: each for each in among}
    asked = [
        (literal, known[clause.wishes])
        for literal, clause in model.demands.values()
        if clause.wishes in known
    ]
    model.cp.add_assumptions([literal for literal, _ in asked])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2  # what is too many to fit shows in sums
    solver.parameters.max_time_in_seconds = clock.left()
    if solver.solve(model.cp) != cp_model.INFEASIBLE:
        return ()
    core = set(solver.sufficient_assumptions_for_infeasibility())
    return tuple(demand for literal, demand in asked if literal.index in core)


def _alone(problem: Problem, among: Collection[Requirement]) -> Problem:
    """The problem with nothing but what the demands are about."""
    wishes = wishes_of(each for each in among if each.demand is not Demand.ORDER)
    narrow = only(problem, wishes)
    orders = {each.wishes for each in among if each.demand is Demand.ORDER}
    narrow = replace(
        narrow, precedences=tuple(pair for pair in narrow.precedences if pair in orders)
    )
    if any(each.demand is Demand.FAIRNESS for each in among):
        return narrow  # who has no meeting waits never, and is compared with the others
    sitting = {key for wish in narrow.wishes for key in wish.parties}
    return replace(
        narrow,
        fairness=None,
        parties=tuple(party for party in narrow.parties if party.key in sitting),
        competitors=tuple(pair for pair in narrow.competitors if sitting.issuperset(pair)),
    )
