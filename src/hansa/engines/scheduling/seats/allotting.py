"""One thing for each need, exactly: for the few cases that a plain way does not solve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ortools.sat.python import cp_model

from hansa.engines.scheduling.problem.setting import Others
from hansa.engines.scheduling.seats.placing import Unseatable

WORK = 20.0
"""How long at most, in the solver's own count; about so many seconds."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Need(Generic[Key]):
    """Something that needs one of its options in a slot.

    Attributes:
        wish: the key of the wish that is not held without.
        options: the dearest first.
    """

    key: Key
    wish: str
    slot: int
    options: Sequence[str]


def allotted(
    needs: Sequence[Need[Key]],
    clashing: Others,
    *,
    apart: Iterable[tuple[tuple[Key, str], tuple[Key, str]]] = (),
) -> dict[Key, str]:
    """An option for each need, none of them twice in one slot or in two that clash.

    Args:
        apart: pairs of (need, option) that exclude one another.

    Raises:
        Unseatable: with wishes whose needs cannot all be met, or were not in the time given.
    """
    cp = cp_model.CpModel()
    takes = {need.key: {it: cp.new_bool_var("") for it in need.options} for need in needs}
    asked = {need.key: cp.new_bool_var("") for need in needs}
    for need in needs:
        cp.add_bool_or(*takes[need.key].values(), ~asked[need.key])
        cp.add_at_most_one(takes[need.key].values())
        for place, literal in enumerate(takes[need.key].values()):
            cp.add_hint(literal, place == 0)
    _once_at_a_time(cp, needs, takes, clashing)
    for (one, option), (other, beside) in apart:
        cp.add_at_most_one(takes[one][option], takes[other][beside])
    cp.add_assumptions(list(asked.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = WORK
    if solver.solve(cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {
            key: next(it for it, literal in options.items() if solver.value(literal))
            for key, options in takes.items()
        }
    core = set(solver.sufficient_assumptions_for_infeasibility())
    missing = [need.wish for need in needs if asked[need.key].index in core]
    raise Unseatable(missing or (need.wish for need in needs))


def _once_at_a_time(
    cp: cp_model.CpModel,
    needs: Sequence[Need[Key]],
    takes: dict[Key, dict[str, Any]],
    clashing: Others,
) -> None:
    users: dict[str, dict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for need in needs:
        for option, literal in takes[need.key].items():
            users[option][need.slot].append(literal)
    for slots in users.values():
        for slot, literals in slots.items():
            cp.add_at_most_one(literals)
            for other in clashing[slot]:
                if other > slot and other in slots:
                    cp.add_at_most_one(*literals, *slots[other])
