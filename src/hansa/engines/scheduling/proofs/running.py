"""Running CP-SAT beside the caller, who is told how far it is and may stop it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Thread

from ortools.sat.python import cp_model

from hansa.engines.scheduling.search.budget import TELL_EVERY

CLAUSAL = 'subsolvers: "core" linearization_level: 0'
"""Core-guided search without linear relaxation: it proves few idle periods, from below."""

LINEAR = "linearization_level: 1"
"""With linear relaxation: it chooses well and bounds the worth."""


@dataclass(slots=True)
class Findings:
    """What the solver has found so far.

    Attributes:
        solution: the value of each variable, by its index; None: no solution yet.
        bound: what the objective cannot pass; None: not known.
    """

    solution: Sequence[int] | None = None
    bound: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended.

    Attributes:
        is_proved: the solution is the best there is.
        is_impossible: proved to have no solution.
        work: what it took, in the solver's own deterministic measure.
    """

    findings: Findings
    is_proved: bool
    is_impossible: bool
    work: float


@dataclass(frozen=True, slots=True)
class Gear:
    """How the solver is driven.

    Attributes:
        is_by_work: the seconds are meant in the solver's own measure, not by the clock.
    """

    strategy: str
    seconds: float
    seed: int
    workers: int
    is_by_work: bool = False


def run(model: cp_model.CpModel, gear: Gear, *, tell: Callable[[Findings], None]) -> Outcome:
    """Solve in a thread of its own, and tell from the caller's.

    Whatever `tell` raises stops the solver and is passed on.
    """
    solver = cp_model.CpSolver()
    solver.parameters.merge_text_format(gear.strategy)
    if gear.is_by_work:
        solver.parameters.max_deterministic_time = gear.seconds
    else:
        solver.parameters.max_time_in_seconds = gear.seconds
    solver.parameters.num_workers = gear.workers
    solver.parameters.random_seed = gear.seed
    findings = Findings()
    solver.best_bound_callback = lambda bound: setattr(findings, "bound", bound)
    thread = Thread(target=solver.solve, args=(model, _Listener(findings)), daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(TELL_EVERY)
            tell(findings)
    finally:
        _stop(solver, thread)
    return _outcome(solver, findings)


class _Listener(cp_model.CpSolverSolutionCallback):
    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self._findings = findings

    def on_solution_callback(self) -> None:
        self._findings.solution = tuple(self.response_proto.solution)


def _stop(solver: cp_model.CpSolver, thread: Thread) -> None:
    """Ask until it is over: a solver that has not yet begun does not hear."""
    while thread.is_alive():
        solver.stop_search()
        thread.join(0.05)


def _outcome(solver: cp_model.CpSolver, findings: Findings) -> Outcome:
    status = solver.response_proto.status
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        findings.solution = tuple(solver.response_proto.solution)
        findings.bound = solver.best_objective_bound
    return Outcome(
        findings,
        is_proved=status == cp_model.OPTIMAL,
        is_impossible=status == cp_model.INFEASIBLE,
        work=solver.response_proto.deterministic_time,
    )
