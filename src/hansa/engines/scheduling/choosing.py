"""Which wishes could be held together, if only numbers counted.

Forgetting the slots leaves a small problem: how many meetings each party and the tables can take
in all. Its answer bounds the worth of every timetable, and mostly can be placed as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ortools.sat.python import cp_model

from hansa.engines.scheduling.problem import Party, Problem
from hansa.engines.scheduling.rules import wishes_by_party


class Choice:
    """The problem without its slots.

    Attributes:
        cp: maximises the worth held.
        held: the literal of each wish, by its key.
    """

    def __init__(self, problem: Problem) -> None:
        self.cp = cp_model.CpModel()
        self.held: dict[str, Any] = {wish.key: self.cp.new_bool_var("") for wish in problem.wishes}
        usable = problem.usable_slots()
        for wish in problem.wishes:
            if wish.must_be_held:
                self.cp.add(self.held[wish.key] == 1)
            if not usable[wish.key]:
                self.cp.add(self.held[wish.key] == 0)
        self._limit_parties(problem, usable)
        self.cp.add(
            cp_model.LinearExpr.sum(list(self.held.values()))
            <= len(problem.tables) * len(problem.slots)
        )
        self.cp.maximize(
            cp_model.LinearExpr.sum([wish.worth * self.held[wish.key] for wish in problem.wishes])
        )

    def _limit_parties(self, problem: Problem, usable: Mapping[str, list[int]]) -> None:
        wishes = wishes_by_party(problem)
        for party in problem.parties:
            own = [wish.key for wish in wishes[party.key]]
            slots = {slot for key in own for slot in usable[key]}
            self.cp.add(
                cp_model.LinearExpr.sum([self.held[key] for key in own]) <= _seats(party, slots)
            )


def _seats(party: Party, slots: set[int]) -> int:
    """How many meetings the party can sit in, over those slots."""
    return sum(len(party.present(slot)) for slot in slots)
