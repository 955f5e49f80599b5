"""What no timetable can pass, worked out here and not by what is measured."""

from __future__ import annotations

from collections import defaultdict

from ortools.linear_solver import pywraplp

from hansa.engines.scheduling import Party, Problem, Wish


def most_worth(problem: Problem, *, whole: bool = False) -> float:
    """At least as much as the best timetable is worth: slots are forgotten, numbers kept.

    A party sits in no more meetings than its people are there for, than it wants, and than its
    wishes allow; all together use no more tables than there are; what must be held is held.

    Args:
        whole: a wish is held or not, never half; closer, and slower.
    """
    solver = pywraplp.Solver.CreateSolver("SCIP" if whole else "GLOP")
    slots = {wish.key: _slots(problem, wish) for wish in problem.wishes}
    held = {
        wish.key: (solver.IntVar if whole else solver.NumVar)(
            int(wish.must_be_held), int(bool(slots[wish.key])), ""
        )
        for wish in problem.wishes
    }
    wishes = _wishes_of(problem)
    for party in problem.parties:
        own = wishes[party.key]
        times = {slot for wish in own for slot in slots[wish.key]}
        solver.Add(solver.Sum([held[wish.key] for wish in own]) <= _seats(problem, party, times))
    solver.Add(solver.Sum(list(held.values())) <= _places(problem))
    solver.Maximize(solver.Sum([wish.worth * held[wish.key] for wish in problem.wishes]))
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        raise ValueError("What must be held does not fit by number alone.")
    return float(solver.Objective().BestBound() if whole else solver.Objective().Value())


def _wishes_of(problem: Problem) -> dict[str, list[Wish]]:
    wishes: dict[str, list[Wish]] = defaultdict(list)
    for wish in problem.wishes:
        for key in wish.parties:
            wishes[key].append(wish)
    return wishes


def _slots(problem: Problem, wish: Wish) -> set[int]:
    """When all its parties have somebody there."""
    parties = {party.key: party for party in problem.parties}
    return {
        slot
        for slot in wish.slots_allowed(len(problem.slots))
        if wish.fixed_slot in (None, slot)
        and all(parties[key].present(slot) for key in wish.parties)
    }


def _seats(problem: Problem, party: Party, slots: set[int]) -> int:
    """How many meetings the party can sit in."""
    total = 0
    for session in problem.all_sessions():
        there = sum(len(party.present(slot)) for slot in slots.intersection(session.slots))
        total += there if party.most is None else min(there, party.most)
    return total


def _places(problem: Problem) -> int:
    """How many meetings the tables take in all slots together."""
    closed = {table.key: table.closed for table in problem.tables}
    return sum(
        slot not in closed[table]
        for session in problem.all_sessions()
        for slot in session.slots
        for table in session.tables
    )
