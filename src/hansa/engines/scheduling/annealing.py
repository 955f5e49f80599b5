"""Moving meetings between slots, a chain at a time, until people wait little.

Simulated annealing over Kempe chains: a meeting changes to another slot, whoever is in its way
there changes to the slot it left, and so on between these two slots until everybody fits again.
Which wishes are held does not change.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp
from random import Random

from hansa.engines.scheduling.problem import Problem
from hansa.engines.scheduling.setting import Setting

WARM, COLD = 0.4, 0.08
"""The temperature at the start and at the end; one idle period more counts 1."""

LONGEST_CHAIN = 60
UNFAIR = 3
"""How much more an idle period counts that fairness does not allow."""


class Annealing:
    """A timetable that is being improved.

    Where people of a party differ, their idle periods are estimated, as though they did not.

    Attributes:
        idle_periods: of the best timetable so far.
    """

    def __init__(self, problem: Problem, slots: dict[str, int], *, seed: int) -> None:
        """Begin at a timetable that keeps the rules, fairness perhaps excepted.

        Args:
            slots: by wish key, the slot of each wish that is held.
        """
        self._random = Random(seed)  # noqa: S311 - nothing secret
        self._fairness = problem.fairness
        self._tables = len(problem.tables)
        self._slots = len(problem.slots)
        self._parties_of = {w.key: w.parties for w in problem.wishes if w.key in slots}
        self._people = {party.key: len(party.people) for party in problem.parties}
        self._room = {
            party.key: [len(party.present(slot)) for slot in range(self._slots)]
            for party in problem.parties
        }
        self._order = _order(problem, slots)
        self._may_go = _where_each_may_go(problem, slots)
        self._movable = sorted(key for key, where in self._may_go.items() if len(where) > 1)
        self._at: dict[str, int] = {}
        self._in_slot: list[list[str]] = [[] for _ in problem.slots]
        self._of_party: dict[str, list[list[str]]] = {
            party.key: [[] for _ in problem.slots] for party in problem.parties
        }
        for key, slot in slots.items():
            self._put(key, slot)
        self._cost = {key: self._cost_of(key) for key in self._people}
        self._now = self.idle_periods = sum(self._cost.values())
        self._best = dict(self._at)

    @property
    def slots(self) -> dict[str, int]:
        """The best timetable so far: slot index by wish key."""
        return dict(self._best)

    @property
    def choices(self) -> int:
        """How many slots its meetings have to choose from, together."""
        return sum(len(self._may_go[key]) for key in self._movable)

    def improve(self, steps: int, *, way: float) -> None:
        """Try so many moves at the temperature of that part of the way, from 0 to 1.

        Some meeting must have a choice of slots.
        """
        temperature = WARM * (COLD / WARM) ** way
        for _ in range(steps):
            if self.idle_periods == 0:
                return
            self._try(temperature)

    def _try(self, temperature: float) -> None:
        key = self._random.choice(self._movable)
        here = self._at[key]
        there = self._random.choice(self._may_go[key])
        if there == here:
            return
        moved = self._chain(key, here, there)
        if moved is None:
            return
        costs = {party: self._cost_of(party) for each in moved for party in self._parties_of[each]}
        change = sum(cost - self._cost[party] for party, cost in costs.items())
        if change > 0 and self._random.random() >= exp(-change / temperature):
            self._take_back(moved)
            return
        self._cost.update(costs)
        self._now += change
        if self._now < self.idle_periods:
            self.idle_periods, self._best = self._now, dict(self._at)

    def _chain(self, key: str, here: int, there: int) -> dict[str, int] | None:
        """Move it, and whoever is in the way; where each was before, or None if it cannot be."""
        moved: dict[str, int] = {}
        to_move: list[str] = [key]
        while to_move:
            each = to_move.pop()
            if each in moved:
                continue
            moved[each] = self._at[each]
            target = here + there - self._at[each]
            self._move(each, target)
            in_the_way = self._in_the_way(each, target, moved)
            if in_the_way is None or len(moved) > LONGEST_CHAIN:
                self._take_back(moved)
                return None
            to_move += in_the_way
            if not to_move:
                to_move += self._one_too_many(here, moved) or self._one_too_many(there, moved)
        fits = all(len(self._in_slot[slot]) <= self._tables for slot in (here, there))
        if not fits or any(self._is_misplaced(each) for each in moved):
            self._take_back(moved)
            return None
        return moved

    def _in_the_way(self, key: str, slot: int, moved: dict[str, int]) -> list[str] | None:
        """Who must leave the slot for it; None when somebody must who cannot."""
        leaving: list[str] = []
        for party in self._parties_of[key]:
            meetings = self._of_party[party][slot]
            if len(meetings) > self._room[party][slot]:
                others = [each for each in meetings if each not in moved]
                if not others:
                    return None
                leaving.append(self._random.choice(others))
        return leaving

    def _one_too_many(self, slot: int, moved: dict[str, int]) -> list[str]:
        """A meeting to leave a slot that has more of them than tables."""
        meetings = self._in_slot[slot]
        others = [each for each in meetings if each not in moved]
        return [self._random.choice(others)] if len(meetings) > self._tables and others else []

    def _is_misplaced(self, key: str) -> bool:
        slot = self._at[key]
        before, after = self._order.get(key, ((), ()))
        return (
            slot not in self._may_go[key]
            or any(self._at[each] >= slot for each in before)
            or any(self._at[each] <= slot for each in after)
        )

    def _take_back(self, moved: dict[str, int]) -> None:
        for key, slot in moved.items():
            self._move(key, slot)

    def _move(self, key: str, slot: int) -> None:
        was = self._at[key]
        self._in_slot[was].remove(key)
        for party in self._parties_of[key]:
            self._of_party[party][was].remove(key)
        self._put(key, slot)

    def _put(self, key: str, slot: int) -> None:
        self._at[key] = slot
        self._in_slot[slot].append(key)
        for party in self._parties_of[key]:
            self._of_party[party][slot].append(key)

    def _cost_of(self, party: str) -> int:
        """The idle periods of the party's people, and more for those that are not fair."""
        runs = before = 0
        for meetings in self._of_party[party]:
            now = len(meetings)
            if now > before:
                runs += now - before
            before = now
        waits = max(0, runs - self._people[party])
        if self._fairness is None:
            return waits
        return waits + UNFAIR * max(0, waits - self._fairness)


def _where_each_may_go(problem: Problem, slots: dict[str, int]) -> dict[str, list[int]]:
    """By wish key; what has a person or a table of its own stays, so that these are kept."""
    usable = Setting(problem).usable
    return {
        wish.key: usable[wish.key]
        if wish.people is None and wish.fixed_table is None
        else [slots[wish.key]]
        for wish in problem.wishes
        if wish.key in slots
    }


def _order(
    problem: Problem, slots: dict[str, int]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """By wish key, the held wishes that come before it and those that come after."""
    before, after = defaultdict(list), defaultdict(list)
    for first, second in problem.precedences:
        if first in slots and second in slots:
            before[second].append(first)
            after[first].append(second)
    return {key: (tuple(before[key]), tuple(after[key])) for key in before.keys() | after.keys()}
