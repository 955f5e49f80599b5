"""The rules as constraints: a whole problem as a model for CP-SAT.

The encoding is clausal: a Boolean for each wish in each slot, and from them others for who is
busy when and whose wait ends when. It needs no arithmetic but sums of Booleans.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ortools.sat.python import cp_model

from hansa.engines.scheduling.constraints.aims import aim
from hansa.engines.scheduling.constraints.tables import TablesOfAModel
from hansa.engines.scheduling.constraints.telling import (
    helper_sets,
    helpers_are_told_apart,
    people_told_apart,
)
from hansa.engines.scheduling.constraints.waits import waits_of_a_crowd, waits_of_a_person
from hansa.engines.scheduling.problem.goals import Goal
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.rules.reading import Clause
from hansa.engines.scheduling.rules.rules import clauses
from hansa.engines.scheduling.seats.seating import Placement

Literal = Any
"""A Boolean of the model, or 0 for what cannot be."""

Sum = cp_model.LinearExpr


class Model:
    """A problem as the solver sees it; to the rules, a `Reading`.

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
        self.setting = Setting(problem)
        self.demands: dict[str, tuple[Literal, Clause]] = {}
        self.counts_waits = count_waits or problem.fairness is not None
        self._asks = ask_for_demands
        self._apart = people_told_apart(self.setting, waits=self.counts_waits)
        self._helpers_apart = helpers_are_told_apart(self.setting)
        self._party_of = {person: party.key for party in problem.parties for person in party.people}
        self._at: dict[tuple[str, int], Literal] = {}
        self._in_slot: dict[int, list[Wish]] = defaultdict(list)
        self._of_party: dict[tuple[str, int], list[Wish]] = defaultdict(list)
        self._sits: dict[tuple[str, int, str], Literal] = {}
        self._helps: dict[tuple[str, int, int], dict[str, Literal]] = {}
        self._waits_of: list[Any] = []
        self._make_literals()
        self._tables = TablesOfAModel(self.cp, self.setting, self.at)
        self.worth = self.goal(Goal.WORTH)
        self.waits: Any = self._make_waits() if self.counts_waits else 0
        for clause in clauses(self.setting, self):
            self._state(clause)

    @property
    def size(self) -> int:
        """How many slots its wishes have to choose from, together."""
        return len(self._at)

    def goal(self, goal: Goal) -> Any:
        """The goal's measure; of a cost it may be more, but never where it is kept down.

        Raises:
            ValueError: for a goal that the model does not know: idle periods that are not
                counted, and what is decided at the tables.
        """
        return aim(self, goal)

    def slots_of(self, wish: Wish) -> Sequence[int]:
        return self.setting.usable[wish.key]

    def held_in(self, slot: int) -> Sequence[Wish]:
        return self._in_slot.get(slot, ())

    def of_party(self, party: Party, slot: int) -> Sequence[Wish]:
        return self._of_party.get((party.key, slot), ())

    def at(self, wish: Wish, slot: int) -> Literal:
        return self._at.get((wish.key, slot), 0)

    def told_apart(self, party: Party) -> tuple[str, ...]:
        return self._apart[party.key]

    def sits(self, wish: Wish, slot: int, person: str) -> Literal:
        if len(self.setting.party[self._party_of[person]].people) == 1:
            return self.at(wish, slot)
        return self._sits.get((wish.key, slot, person), 0)

    def tables_of(self, wish: Wish, slot: int) -> Sequence[str]:
        return self._tables.of(wish, slot)

    def at_table(self, table: str, slot: int) -> Sequence[Wish]:
        return self._tables.at(table, slot)

    def uses(self, wish: Wish, slot: int, table: str) -> Literal:
        return self._tables.uses(wish, slot, table)

    def table_sets(self, slot: int) -> Sequence[frozenset[str]]:
        return self._tables.sets(slot)

    def bound_to(self, tables: frozenset[str], slot: int) -> Sequence[Wish]:
        return self._tables.bound_to(tables, slot)

    def uses_one_of(self, wish: Wish, slot: int, tables: frozenset[str]) -> Any:
        if known := self.tables_of(wish, slot):
            return self.total(self.uses(wish, slot, key) for key in known if key in tables)
        return self.at(wish, slot)

    def helpers_of(self, wish: Wish, slot: int, place: int) -> Sequence[str]:
        return tuple(self._helps.get((wish.key, slot, place), ()))

    def helps(self, wish: Wish, slot: int, place: int, helper: str) -> Literal:
        return self._helps[wish.key, slot, place].get(helper, 0)

    def helper_sets(self, slot: int) -> Sequence[frozenset[str]]:
        return () if self._helpers_apart else helper_sets(self.setting, slot) or ()

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

    def some(self, counts: Iterable[Literal]) -> Any:
        return self.total(counts)

    def times(self, wish: Wish) -> Any:
        """How often the wish is held, once or not at all."""
        return self.total(self.at(wish, slot) for slot in self.slots_of(wish))

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

    def _make_literals(self) -> None:
        for wish in self.problem.wishes:
            for slot in self.slots_of(wish):
                self._at[wish.key, slot] = self.cp.new_bool_var("")
                self._in_slot[slot].append(wish)
                self._make_helpers(wish, slot)
                for key in wish.parties:
                    self._of_party[key, slot].append(wish)
        for party in self.problem.parties:
            alone = len(party.people) == 1
            for wish in self.setting.wishes_of[party.key] if self._apart[party.key] else ():
                for slot in self.slots_of(wish) if not alone else ():
                    for person in wish.candidates(party, slot):
                        self._sits[wish.key, slot, person] = self.cp.new_bool_var("")

    def _make_helpers(self, wish: Wish, slot: int) -> None:
        for place, skill in enumerate(wish.skills if self._helpers_apart else ()):
            self._helps[wish.key, slot, place] = {
                helper.key: self.cp.new_bool_var("")
                for helper in self.setting.helpers_for(skill, slot)
            }

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
            meetings = [self.sits(wish, slot, person) for wish in self.of_party(party, slot)]
            now = self.cp.new_bool_var("")
            self.cp.add_exactly_one(
                ~now, *(literal for literal in meetings if not isinstance(literal, int))
            )
            busy.append(now)
        return busy

    def _waits_of_a_person(self, busy: list[Literal]) -> Any:
        waits = self.total(
            literal
            for session in self.setting.sessions
            if session.slots
            for literal in waits_of_a_person(self.cp, [busy[slot] for slot in session.slots])
        )
        self._waits_of.append(waits)
        return waits

    def _waits_of_a_crowd(self, party: Party) -> tuple[Any, list[list[Literal]]]:
        """Session by session, since nothing keeps them from changing seats in between."""
        people = len(party.people)
        rows: list[list[Literal]] = [[0] * len(self.problem.slots) for _ in range(people)]
        total = []
        for session in self.setting.sessions:
            meetings = [
                self.total(self.at(wish, slot) for wish in self.of_party(party, slot))
                for slot in session.slots
            ]
            waits, levels = waits_of_a_crowd(self.cp, meetings, people)
            total.append(waits)
            for row, level in zip(rows, levels, strict=False):
                for slot, literal in zip(session.slots, level, strict=True):
                    row[slot] = literal
        return self.total(total), rows

    def _say_how_often_busy(self, party: Party, rows: list[list[Literal]]) -> None:
        """Implied where everything must be held, and what makes proofs short."""
        wishes = self.setting.wishes_of[party.key]
        if not self._asks and all(wish.must_be_held for wish in wishes):
            self.cp.add(self.total(literal for row in rows for literal in row) == len(wishes))

    def _say_how_many_are_busy(self, busy_in_slot: list[list[Literal]]) -> None:
        """Implied: as many for each meeting, and no more meetings than tables."""
        for slot, busy in enumerate(busy_in_slot):
            sizes = {len(wish.parties) for wish in self.held_in(slot)}
            if len(sizes) == 1:
                most = len(self.setting.open_tables[slot])
                meetings = self.cp.new_int_var(0, most, "")
                self.cp.add(self.total(busy) == sizes.pop() * meetings)
