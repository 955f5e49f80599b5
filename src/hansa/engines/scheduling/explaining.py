"""Why a wish is not held, and why there is no timetable."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ortools.sat.python import cp_model

from hansa.engines.scheduling.diary import Diary
from hansa.engines.scheduling.model import Model
from hansa.engines.scheduling.parties import Wish
from hansa.engines.scheduling.problem import Problem, only
from hansa.engines.scheduling.running import Clock
from hansa.engines.scheduling.timetable import NoTimetable, Reason, Unheld

SECONDS = 5.0
"""How long a contradiction is looked for."""

Demands = dict[str, tuple[str, ...]]
"""By requirement, the keys of the wishes that it is about."""

SHOWN = 8
"""So many requirements are spelled out in one sentence."""


def unheld(problem: Problem, diary: Diary) -> tuple[Unheld, ...]:
    """Every wish that is not held, with the reason."""
    return tuple(_explained(wish, diary) for wish in problem.wishes if wish.key not in diary.slots)


def _explained(wish: Wish, diary: Diary) -> Unheld:
    usable = diary.usable[wish.key]
    if not usable:
        return Unheld(wish.key, Reason.NO_COMMON_SLOT)
    full = [diary.full_parties(wish, slot) for slot in usable]
    for key in wish.parties:
        if all(key in parties for parties in full):
            return Unheld(wish.key, Reason.PARTY_FULL, key)
    if all(full):
        return Unheld(wish.key, Reason.NEVER_FREE_TOGETHER)
    both_free = [slot for slot, parties in zip(usable, full, strict=True) if not parties]
    if not any(diary.has_a_table(wish, slot) for slot in both_free):
        return Unheld(wish.key, Reason.TABLES_FULL)
    return Unheld(wish.key, Reason.ORDER_OR_FAIRNESS)


def contradiction(problem: Problem) -> NoTimetable:
    """What to raise for a problem that has no timetable: requirements that contradict.

    They are a small set: where time allows, none of them could be left out.
    """
    clock = Clock(SECONDS)
    core = _conflicting(problem, None, clock)
    if core:
        problem = only(problem, {key for keys in core.values() for key in keys})
        core = _smallest(problem, core, clock)
    wishes = dict.fromkeys(key for keys in core.values() for key in keys)
    return NoTimetable(_message(list(core)), requirements=tuple(core), wishes=tuple(wishes))


def _message(sentences: Sequence[str]) -> str:
    if not sentences:
        return "What is required cannot all be had together."
    more = len(sentences) - SHOWN
    shown = [*sentences[:SHOWN], *([f"{more} more requirements"] if more > 0 else [])]
    return f"These requirements cannot all be kept: {'; '.join(shown)}."


def _smallest(problem: Problem, core: Demands, clock: Clock) -> Demands:
    """Leave out one after another, as long as the rest still contradicts itself."""
    for requirement in list(core):
        if requirement in core and not clock.is_over:
            core = _conflicting(problem, core.keys() - {requirement}, clock) or core
    return core


def _conflicting(problem: Problem, among: Collection[str] | None, clock: Clock) -> Demands:
    """Demands that contradict one another; none when no contradiction was found.

    Args:
        among: where to look; None stands for all demands.
    """
    model = Model(problem, count_waits=False, ask_for_demands=True)
    asked = [
        (literal, clause)
        for requirement, (literal, clause) in model.demands.items()
        if among is None or requirement in among
    ]
    model.cp.add_assumptions([literal for literal, _ in asked])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2  # what is too many to fit shows in sums
    solver.parameters.max_time_in_seconds = clock.left()
    if solver.solve(model.cp) != cp_model.INFEASIBLE:
        return {}
    core = set(solver.sufficient_assumptions_for_infeasibility())
    return {clause.requirement: clause.wishes for literal, clause in asked if literal.index in core}
