"""Which wishes could be held together, if only numbers counted.

Forgetting the slots leaves a small problem: how many meetings each party, the tables and the
helpers can take in all. Where every wish is between a guest and a host, its linear relaxation is
whole by nature, so an LP-based solver answers at once. The answer bounds the worth of every
timetable, and mostly can be placed as it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from ortools.linear_solver import pywraplp

from hansa.engines.scheduling.problem.goals import Goal
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.setting import Setting


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
    _limit_parties(solver, setting, held)
    _limit_tables(solver, setting, held)
    _limit_helpers(solver, setting, held)
    solver.Maximize(solver.Sum([_gain(it, gains) * held[it.key] for it in problem.wishes]))
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


def _limit_parties(solver: pywraplp.Solver, setting: Setting, held: dict[str, Any]) -> None:
    """No more meetings than people in the slots that matter, nor than the party wants."""
    for key, wishes in setting.wishes_of.items():
        slots = {slot for wish in wishes for slot in setting.usable[wish.key]}
        meetings = solver.Sum([held[wish.key] for wish in wishes])
        solver.Add(meetings <= _seats(setting.party[key], slots, setting))


def _limit_tables(solver: pywraplp.Solver, setting: Setting, held: dict[str, Any]) -> None:
    """No more meetings than tables over all slots, of each choice of tables too."""
    everything = sum(map(len, setting.open_tables))
    solver.Add(solver.Sum(list(held.values())) <= everything)
    bound: dict[Hashable, list[Any]] = defaultdict(list)
    room: dict[Hashable, int] = {}
    for wish in setting.problem.wishes:
        choice_ = setting.choice_of_tables(wish)
        if choice_ not in room:
            slots = range(len(setting.problem.slots))
            room[choice_] = sum(len(setting.table_keys(wish, slot)) for slot in slots)
        bound[choice_].append(held[wish.key])
    for choice_, wishes in bound.items():
        if room[choice_] < min(len(wishes), everything):
            solver.Add(solver.Sum(wishes) <= room[choice_])


def _limit_helpers(solver: pywraplp.Solver, setting: Setting, held: dict[str, Any]) -> None:
    """No skill is asked for more often than somebody with it is there."""
    asked: dict[str, list[Any]] = defaultdict(list)
    for wish in setting.problem.wishes:
        for skill in wish.skills:
            asked[skill].append(held[wish.key])
    for skill, meetings in asked.items():
        slots = range(len(setting.problem.slots))
        there = sum(len(setting.helpers_for(skill, slot)) for slot in slots)
        solver.Add(solver.Sum(meetings) <= there)


def _seats(party: Party, slots: Collection[int], setting: Setting) -> int:
    """How many meetings the party can sit in, over those slots; perhaps fewer."""
    seats = sum(_present(party, group) for group in _groups_that_clash(party, slots, setting))
    if party.most is None:
        return seats
    by_session = [0] * len(setting.sessions)
    for slot in slots:
        by_session[setting.session_of[slot]] += len(party.present(slot))
    return min(seats, sum(min(party.most, each) for each in by_session))


def _present(party: Party, slots: Collection[int]) -> int:
    return len({person for slot in slots for person in party.present(slot)})


def _groups_that_clash(
    party: Party, slots: Collection[int], setting: Setting
) -> Iterator[list[int]]:
    """The slots, shared out so that nobody can sit in two of one group."""
    clashing = setting.clashing(keeps_table=setting.keeps_table(party))
    group: list[int] = []
    for slot in sorted(slots):
        if not set(group) <= set(clashing[slot]):
            yield group
            group = []
        group.append(slot)
    if group:
        yield group
