"""Tables in the solver's terms: literals for those that it tells apart, counts of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from ortools.sat.python import cp_model

from hansa.engines.scheduling.constraints.telling import MOST_SETS, tables_told_apart
from hansa.engines.scheduling.problem.matching import unions
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.setting import Setting

Literal = Any
"""A Boolean of the model, or 0 for what cannot be."""


class TablesOfAModel:
    """Which meetings may be at which tables.

    Where nothing tells tables apart, or only that some meetings need some of them, it is enough
    that no more meetings are bound to a set of tables than it has members (Hall).
    """

    def __init__(
        self, cp: cp_model.CpModel, setting: Setting, at: Callable[[Wish, int], Literal]
    ) -> None:
        """Make the literals.

        Args:
            at: the literal of a wish in a slot.
        """
        self._setting = setting
        self._told: dict[tuple[str, int], dict[str, Literal]] = {}
        self._told_in: dict[int, list[Wish]] = defaultdict(list)
        self._at: dict[tuple[str, int], list[Wish]] = defaultdict(list)
        self._bound: dict[int, dict[frozenset[str], list[Wish]]] = defaultdict(
            lambda: defaultdict(list)
        )
        told = tables_told_apart(setting)
        for wish in setting.problem.wishes:
            for slot in setting.usable[wish.key]:
                tables = [table.key for table in setting.tables_for(wish, slot)]
                if (wish.key, slot) in told:
                    self._tell_apart(wish, slot, tables, cp, at)
                else:
                    self._bound[slot][frozenset(tables)].append(wish)
        self._sets = {slot: self._sets_of(slot, cp, at) for slot in range(len(setting.times))}

    def of(self, wish: Wish, slot: int) -> Sequence[str]:
        return tuple(self._told.get((wish.key, slot), ()))

    def at(self, table: str, slot: int) -> Sequence[Wish]:
        return self._at.get((table, slot), ())

    def uses(self, wish: Wish, slot: int, table: str) -> Literal:
        return self._told[wish.key, slot].get(table, 0)

    def sets(self, slot: int) -> Sequence[frozenset[str]]:
        return self._sets[slot]

    def bound_to(self, tables: frozenset[str], slot: int) -> Sequence[Wish]:
        bound = [
            wish
            for allowed, wishes in self._bound[slot].items()
            if allowed <= tables
            for wish in wishes
        ]
        return [*bound, *self._told_in[slot]]

    def _tell_apart(
        self,
        wish: Wish,
        slot: int,
        tables: Sequence[str],
        cp: cp_model.CpModel,
        at: Callable[[Wish, int], Literal],
    ) -> None:
        alone = len(tables) == 1
        self._told_in[slot].append(wish)
        self._told[wish.key, slot] = {
            key: at(wish, slot) if alone else cp.new_bool_var("") for key in tables
        }
        for key in tables:
            self._at[key, slot].append(wish)

    def _sets_of(
        self, slot: int, cp: cp_model.CpModel, at: Callable[[Wish, int], Literal]
    ) -> list[frozenset[str]]:
        """The slot's sets of tables; where they are too many, its tables are told apart."""
        everything = frozenset(table.key for table in self._setting.open_tables[slot])
        sets = unions(self._bound[slot], at_most=MOST_SETS)
        if sets is None:
            for allowed, wishes in self._bound.pop(slot).items():
                for wish in wishes:
                    self._tell_apart(wish, slot, sorted(allowed), cp, at)
            return [everything]
        return list(dict.fromkeys([everything, *sets]))
