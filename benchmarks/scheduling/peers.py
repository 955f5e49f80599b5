"""What others do: a model from the textbook, and the first fit that products describe.

Both know parties of one person, as in the published events and the larger problems here: slots,
tables, tables of their own, who is away, agreed slots, orders, fairness, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from time import monotonic

from benchmarks.scheduling.curves import Curve
from benchmarks.scheduling.measuring import idle_of, worth_of
from ortools.sat.python import cp_model

from hansa.engines.scheduling import Meeting, Problem, Wish


@dataclass(slots=True)
class Answer:
    """What a peer found.

    Attributes:
        slots: of each wish that is held.
        proved: nothing is better, or nothing there.
    """

    slots: Mapping[str, int] = field(default_factory=dict)
    curve: Curve = field(default_factory=Curve)
    seconds: float = 0.0
    proved: bool = False


def first_fit(problem: Problem) -> Answer:
    """What must be held first, then the worthiest: each in the first slot that is free for it."""
    began, room = monotonic(), _Room(problem)
    slots: dict[str, int] = {}
    in_turn = sorted(
        problem.wishes, key=lambda wish: (wish.fixed_slot is None, not wish.required, -wish.worth)
    )
    for wish in in_turn:
        slot = next((slot for slot in room.slots(wish) if room.is_free(wish, slot)), None)
        if slot is not None:
            room.take(wish, slot)
            slots[wish.key] = slot
    answer = Answer(slots, seconds=monotonic() - began)
    meetings = seated(problem, slots)
    answer.curve.note(answer.seconds, worth_of(problem, meetings), idle_of(problem, meetings))
    return answer


def compact(problem: Problem, *, seconds: float, workers: int, seed: int = 0) -> Answer:
    """One variable for each wish and slot, linear constraints, worth before idle periods."""
    began, model = monotonic(), _Compact(problem)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, seconds - (monotonic() - began))
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    listener = _Listener(model, began)
    status = solver.solve(model.model, listener)
    return Answer(
        listener.slots,
        listener.curve,
        seconds=monotonic() - began,
        proved=status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
    )


def seated(problem: Problem, slots: Mapping[str, int]) -> tuple[Meeting, ...]:
    """The meetings with a table each: a party's own, or the next that is free."""
    parties = {party.key: party for party in problem.parties}
    next_table: dict[int, int] = defaultdict(int)
    meetings = []
    for wish in problem.wishes:
        if wish.key not in slots:
            continue
        slot = slots[wish.key]
        own = next((parties[key].table for key in wish.parties if parties[key].table), None)
        table = own or problem.tables[next_table[slot]].key
        next_table[slot] += own is None
        people = tuple(parties[key].people[0] for key in wish.parties)
        meetings.append(Meeting(wish.key, slot, table, people))
    return tuple(meetings)


class _Room:
    """Who is still free when."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._parties = {party.key: party for party in problem.parties}
        self._busy: set[tuple[str, int]] = set()
        self._held: dict[str, int] = {}
        self._tables = [len(problem.tables)] * len(problem.slots)
        self._orders = problem.precedences

    def slots(self, wish: Wish) -> list[int]:
        """Those that it may have, in the order of time."""
        allowed = wish.slots_allowed(len(self._problem.slots))
        return [slot for slot in allowed if wish.fixed_slot in (None, slot)]

    def is_free(self, wish: Wish, slot: int) -> bool:
        return (
            self._tables[slot] > 0
            and all((key, slot) not in self._busy for key in wish.parties)
            and all(self._parties[key].present(slot) for key in wish.parties)
            and all(
                self._held.get(first, -1) < slot
                for first, second in self._orders
                if second == wish.key
            )
            and all(
                slot < self._held.get(second, slot + 1)
                for first, second in self._orders
                if first == wish.key
            )
        )

    def take(self, wish: Wish, slot: int) -> None:
        self._busy.update((key, slot) for key in wish.parties)
        self._held[wish.key] = slot
        self._tables[slot] -= 1


class _Compact:
    """The model of the textbook."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        room = _Room(problem)
        self.held = {
            (wish.key, slot): self.model.new_bool_var("")
            for wish in problem.wishes
            for slot in room.slots(wish)
            if room.is_free(wish, slot)
        }
        self._waits: dict[str, cp_model.LinearExprT] = {}
        self._hold_each_once()
        self._seat_nobody_twice()
        self._keep_orders()
        self._keep_fairness()
        self.model.minimize(self._waits_less_worth())

    def _slots_of(self, wish: Wish) -> list[int]:
        every = range(len(self.problem.slots))
        return [slot for slot in every if (wish.key, slot) in self.held]

    def _waits_less_worth(self) -> cp_model.LinearExprT:
        """One worth more outweighs all idle periods there can be."""
        waits = cp_model.LinearExpr.sum(list(self._waits.values()))
        if all(wish.must_be_held for wish in self.problem.wishes):
            return waits
        most = len(self.problem.parties) * len(self.problem.slots)
        worth = {wish.key: wish.worth for wish in self.problem.wishes}
        held = list(self.held.values())
        return waits - cp_model.LinearExpr.weighted_sum(
            held, [most * worth[wish] for wish, _slot in self.held]
        )

    def _hold_each_once(self) -> None:
        for wish in self.problem.wishes:
            times = sum(self.held[wish.key, slot] for slot in self._slots_of(wish))
            self.model.add(times == 1 if wish.must_be_held else times <= 1)

    def _seat_nobody_twice(self) -> None:
        meetings: dict[tuple[str, int], list[cp_model.IntVar]] = defaultdict(list)
        together: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for wish in self.problem.wishes:
            for slot in self._slots_of(wish):
                together[slot].append(self.held[wish.key, slot])
                for key in wish.parties:
                    meetings[key, slot].append(self.held[wish.key, slot])
        for held in together.values():
            self.model.add(sum(held) <= len(self.problem.tables))
        for party in self.problem.parties:
            busy = {
                slot: self._busy(meetings[party.key, slot])
                for slot in range(len(self.problem.slots))
            }
            for number, session in enumerate(self.problem.all_sessions()):
                name = f"{party.key} {number}"
                self._waits[name] = self._count_waits([busy[slot] for slot in session.slots])

    def _busy(self, meetings: list[cp_model.IntVar]) -> cp_model.IntVar:
        busy = self.model.new_bool_var("")
        self.model.add(sum(meetings) == busy)
        return busy

    def _count_waits(self, busy: list[cp_model.IntVar]) -> cp_model.LinearExprT:
        """A run of meetings starts where somebody is busy and was not before; one is no wait."""
        starts: list[cp_model.IntVar] = [busy[0]]
        for before, now in pairwise(busy):
            start = self.model.new_bool_var("")
            self.model.add(start >= now - before)
            self.model.add(start <= now)
            self.model.add(start <= 1 - before)
            starts.append(start)
        comes = self.model.new_bool_var("")
        self.model.add(comes <= sum(starts))
        for start in starts:
            self.model.add(comes >= start)
        return sum(starts) - comes

    def _keep_orders(self) -> None:
        """Where both are held, no pair of slots in the wrong order."""
        wishes = {wish.key: wish for wish in self.problem.wishes}
        for first, second in self.problem.precedences:
            for slot in self._slots_of(wishes[second]):
                not_before = sum(
                    self.held[first, other]
                    for other in self._slots_of(wishes[first])
                    if other >= slot
                )
                self.model.add(self.held[second, slot] + not_before <= 1)

    def _keep_fairness(self) -> None:
        if self.problem.fairness is None:
            return
        least = self.model.new_int_var(0, len(self.problem.slots), "")
        for waits in self._waits.values():
            self.model.add(waits >= least)
            self.model.add(waits <= least + self.problem.fairness)


class _Listener(cp_model.CpSolverSolutionCallback):
    """Writes down each timetable as it is found."""

    def __init__(self, compact: _Compact, began: float) -> None:
        super().__init__()
        self._compact = compact
        self._began = began
        self.slots: dict[str, int] = {}
        self.curve = Curve()

    def on_solution_callback(self) -> None:
        elapsed = monotonic() - self._began
        self.slots = {
            wish: slot
            for (wish, slot), held in self._compact.held.items()
            if self.boolean_value(held)
        }
        problem = self._compact.problem
        meetings = seated(problem, self.slots)
        self.curve.note(elapsed, worth_of(problem, meetings), idle_of(problem, meetings))
