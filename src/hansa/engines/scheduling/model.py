"""The rules as constraints: one session as a model for CP-SAT.

The encoding is clausal: a Boolean for each wish in each slot, and from them others for who is
busy when and whose wait ends when. It needs no arithmetic but sums of Booleans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from ortools.sat.python import cp_model

from hansa.engines.scheduling.parties import Party, Wish
from hansa.engines.scheduling.problem import Problem
from hansa.engines.scheduling.rules import Clause, clauses, wishes_by_party
from hansa.engines.scheduling.seating import Placement
from hansa.engines.scheduling.setting import Setting
from hansa.engines.scheduling.waits import waits_of_a_crowd, waits_of_a_person

Literal = Any
"""A Boolean of the model, or 0 for what cannot be."""

Sum = cp_model.LinearExpr


class Model:
    """A session as the solver sees it; to the rules, a `Reading`.

    Attributes:
        cp: the constraints, as yet without an objective.
        worth: of the wishes that are held.
        waits: of all people together; 0 where they are not counted.
        demands: by requirement, the literal that asks for it and one of its clauses.
    """

    def __init__(
        self, problem: Problem, *, count_waits: bool = True, ask_for_demands: bool = False
    ) -> None:
        """State every rule.

        Args:
            count_waits: otherwise only fairness makes the model count them.
            ask_for_demands: keep each demand only where its literal asks for it.
        """
        self.cp = cp_model.CpModel()
        self.problem = problem
        self.demands: dict[str, tuple[Literal, Clause]] = {}
        self._asks = ask_for_demands
        self._counts_waits = count_waits or problem.fairness is not None
        self._wishes = wishes_by_party(problem)
        self._apart = {party.key: self._who_is_told_apart(party) for party in problem.parties}
        self._party_of = {person: party.key for party in problem.parties for person in party.people}
        self._at: dict[tuple[str, int], Literal] = {}
        self._sits: dict[tuple[str, int, str], Literal] = {}
        self._waits_of: list[Any] = []
        self._make_literals()
        self.worth = self.total(wish.worth * self._times(wish) for wish in problem.wishes)
        self.waits = self._make_waits() if self._counts_waits else 0
        for clause in clauses(problem, self):
            self._state(clause)

    @property
    def size(self) -> int:
        """How many slots its wishes have to choose from, together."""
        return len(self._at)

    def at(self, wish: Wish, slot: int) -> Literal:
        return self._at.get((wish.key, slot), 0)

    def sits(self, wish: Wish, slot: int, person: str) -> Literal:
        return self._sits.get((wish.key, slot, person), 0)

    def uses(self, wish: Wish, slot: int, table: str) -> Literal:
        return self.at(wish, slot) if wish.fixed_table == table else 0

    def told_apart(self, party: Party) -> tuple[str, ...]:
        return self._apart[party.key]

    def tables_told_apart(self) -> tuple[str, ...]:
        fixed = {wish.fixed_table for wish in self.problem.wishes}
        return tuple(table.key for table in self.problem.tables if table.key in fixed)

    def most_idle(self) -> Any:
        most = self.cp.new_int_var(0, len(self.problem.slots), "")
        for waits in self._waits_of:
            self.cp.add(most >= waits)
        return most

    def least_idle(self) -> Any:
        least = self.cp.new_int_var(0, len(self.problem.slots), "")
        for waits in self._waits_of:
            self.cp.add(least <= waits)
        return least

    def total(self, counts: Iterable[Literal]) -> Any:
        return Sum.sum(list(counts))

    def hint(self, placement: Placement) -> None:
        """Begin the search at a timetable, complete or not."""
        for (key, slot), literal in self._at.items():
            self.cp.add_hint(literal, placement.slots.get(key) == slot)
        for (key, slot, person), literal in self._sits.items():
            sitter = placement.sitters.get((key, self._party_of[person]))
            self.cp.add_hint(literal, placement.slots.get(key) == slot and sitter == person)

    def placement(self, value: Callable[[Literal], int]) -> Placement:
        """The timetable that a solution stands for."""
        return Placement(
            slots={key: slot for (key, slot), literal in self._at.items() if value(literal)},
            sitters={
                (key, self._party_of[person]): person
                for (key, _slot, person), literal in self._sits.items()
                if value(literal)
            },
        )

    def _who_is_told_apart(self, party: Party) -> tuple[str, ...]:
        """The people who differ; a single person needs no telling."""
        slots = range(len(self.problem.slots))
        named = [wish.named(party.key) for wish in self._wishes[party.key]]
        someone_is_wanted_twice = max(Counter(filter(None, named)).values(), default=0) > 1
        some_are_away = any(len(party.present(t)) not in (0, len(party.people)) for t in slots)
        differ = someone_is_wanted_twice or (
            self._counts_waits
            and (any(named) or some_are_away or self.problem.fairness is not None)
        )
        return party.people if differ and len(party.people) > 1 else ()

    def _make_literals(self) -> None:
        usable = Setting(self.problem).usable
        for wish in self.problem.wishes:
            for slot in usable[wish.key]:
                self._at[wish.key, slot] = self.cp.new_bool_var("")
        for party in self.problem.parties:
            for wish in self._wishes[party.key] if self._apart[party.key] else ():
                for slot in usable[wish.key]:
                    for person in wish.candidates(party, slot):
                        self._sits[wish.key, slot, person] = self.cp.new_bool_var("")

    def _times(self, wish: Wish) -> Any:
        return self.total(self.at(wish, slot) for slot in range(len(self.problem.slots)))

    def _state(self, clause: Clause) -> None:
        constraint = self.cp.add(clause.holds)
        if clause.requirement and self._asks:
            asked, _ = self.demands.setdefault(
                clause.requirement, (self.cp.new_bool_var(""), clause)
            )
            constraint.only_enforce_if(asked)

    def _make_waits(self) -> Any:
        """Count the waits of everybody, and say what follows for who is busy when."""
        busy_in_slot: list[list[Literal]] = [[] for _ in self.problem.slots]
        total: list[Any] = []
        for party in self.problem.parties:
            people = self._apart[party.key] or (party.people if len(party.people) == 1 else ())
            rows = [self._busy(party, person) for person in people]
            total += [self._waits_of_a_person(row) for row in rows]
            if not people:
                waits, rows = self._waits_of_a_crowd(party)
                total.append(waits)
            for slot, busy in enumerate(busy_in_slot):
                busy.extend(row[slot] for row in rows)
            self._say_how_often_busy(party, rows)
        self._say_how_many_are_busy(busy_in_slot)
        return self.total(total)

    def _busy(self, party: Party, person: str) -> list[Literal]:
        """Whether the person is in a meeting, by slot."""
        busy: list[Literal] = []
        for slot in range(len(self.problem.slots)):
            if self._apart[party.key]:
                meetings = [self.sits(wish, slot, person) for wish in self._wishes[party.key]]
            else:
                meetings = [self.at(wish, slot) for wish in self._wishes[party.key]]
            now = self.cp.new_bool_var("")
            self.cp.add_exactly_one(
                ~now, *(literal for literal in meetings if not isinstance(literal, int))
            )
            busy.append(now)
        return busy

    def _waits_of_a_person(self, busy: list[Literal]) -> Any:
        waits = self.total(waits_of_a_person(self.cp, busy))
        self._waits_of.append(waits)
        return waits

    def _waits_of_a_crowd(self, party: Party) -> tuple[Any, list[list[Literal]]]:
        meetings = [
            self.total(self.at(wish, slot) for wish in self._wishes[party.key])
            for slot in range(len(self.problem.slots))
        ]
        return waits_of_a_crowd(self.cp, meetings, len(party.people))

    def _say_how_often_busy(self, party: Party, rows: list[list[Literal]]) -> None:
        """Implied where everything must be held, and what makes proofs short."""
        wishes = self._wishes[party.key]
        if not self._asks and all(wish.must_be_held for wish in wishes):
            self.cp.add(self.total(literal for row in rows for literal in row) == len(wishes))

    def _say_how_many_are_busy(self, busy_in_slot: list[list[Literal]]) -> None:
        """Implied: two for each meeting, and no more meetings than tables."""
        for busy in busy_in_slot:
            meetings = self.cp.new_int_var(0, len(self.problem.tables), "")
            self.cp.add(self.total(busy) == 2 * meetings)
