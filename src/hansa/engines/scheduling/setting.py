"""What follows from a problem before anything is held: who could sit where, and when."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from functools import cached_property

from hansa.engines.scheduling.parties import Party, Wish
from hansa.engines.scheduling.places import Session, Table
from hansa.engines.scheduling.problem import Problem


class Setting:
    """A problem's lookups, each made once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.sessions = problem.all_sessions()
        self.party = {party.key: party for party in problem.parties}
        self.wish = {wish.key: wish for wish in problem.wishes}
        self.table = {table.key: table for table in problem.tables}
        self._of_a_kind: dict[tuple[object, ...], frozenset[str]] = {}
        self._suitable: dict[tuple[object, ...], tuple[Table, ...]] = {}

    @cached_property
    def session_of(self) -> tuple[int, ...]:
        """For each slot, the number of its session."""
        numbers = {slot: place for place, each in enumerate(self.sessions) for slot in each.slots}
        return tuple(numbers[slot] for slot in range(len(self.problem.slots)))

    @cached_property
    def half_day_of(self) -> tuple[int, ...]:
        """For each slot, the number of its half-day."""
        return self.problem.half_days or self.session_of

    @cached_property
    def open_tables(self) -> tuple[tuple[Table, ...], ...]:
        """For each slot, the tables that its meetings may use, in the problem's order."""
        tables = [frozenset(each.tables) for each in self.sessions]
        return tuple(
            tuple(
                table
                for table in self.problem.tables
                if table.key in tables[self.session_of[slot]] and slot not in table.closed
            )
            for slot in range(len(self.problem.slots))
        )

    @cached_property
    def wishes_of(self) -> dict[str, list[Wish]]:
        """By party key, the wishes that the party has a share in."""
        wishes: dict[str, list[Wish]] = {party.key: [] for party in self.problem.parties}
        for wish in self.problem.wishes:
            for key in wish.parties:
                wishes[key].append(wish)
        return wishes

    @cached_property
    def usable(self) -> dict[str, list[int]]:
        """By wish key, the slots in which it could be held if nothing else were."""
        return {
            wish.key: [
                slot
                for slot in wish.slots_allowed(len(self.problem.slots))
                if wish.fixed_slot in (None, slot)
                and all(wish.candidates(self.party[key], slot) for key in wish.parties)
                and self.tables_for(wish, slot)
                and self.has_helpers(wish, slot)
            ]
            for wish in self.problem.wishes
        }

    def own_tables(self, wish: Wish) -> frozenset[str]:
        """The tables that it is bound to: its own, and those of its parties."""
        of_parties = (self.party[key].table for key in wish.parties)
        return frozenset(key for key in (wish.fixed_table, *of_parties) if key is not None)

    def tables_for(self, wish: Wish, slot: int) -> tuple[Table, ...]:
        """The tables at which it could be held in the slot, if nothing else were."""
        if own := self.own_tables(wish):
            tables = [self.table[key] for key in own if self._is_open(key, slot)]
            return tuple(tables) if len(own) == 1 else ()
        asked = (wish.kind, wish.accessible, len(wish.parties), slot)
        if asked not in self._suitable:
            open_tables = self.open_tables[slot]
            self._suitable[asked] = tuple(table for table in open_tables if wish.suits(table))
        return self._suitable[asked]

    def suitable(self, wish: Wish) -> frozenset[str]:
        """The tables of a kind that will do for it, in any session."""
        asked = (wish.kind, wish.accessible, len(wish.parties))
        if asked not in self._of_a_kind:
            tables = self.problem.tables
            self._of_a_kind[asked] = frozenset(each.key for each in tables if wish.suits(each))
        return self._of_a_kind[asked]

    def has_helpers(self, wish: Wish, slot: int) -> bool:
        """Whether each skill that it needs has a helper who is there."""
        return all(
            any(
                skill in helper.skills and slot not in helper.away
                for helper in self.problem.helpers
            )
            for skill in wish.skills
        )

    def keeps_table(self, party: Party) -> bool:
        """Whether its people never change tables."""
        return party.table is not None

    def clash(self, one: int, other: int, *, keeps_table: bool = False) -> bool:
        """Whether nobody can sit in meetings of both slots, for want of time between them.

        Args:
            keeps_table: of somebody whose meetings are all at one table; moving takes no time.
        """
        slots = self.problem.slots
        first, second = sorted((one, other), key=lambda slot: (slots[slot].start, slot))
        here, there = (self._session(slot).place for slot in (first, second))
        way = timedelta() if keeps_table and here == there else self.problem.moving
        if here != there:
            way = max(way, self._way.get(frozenset({here, there}), timedelta()))
        return one == other or slots[second].start < slots[first].end + way

    def overlap(self, one: int, other: int) -> bool:
        """Whether a table used in one of the slots is not free in the other."""
        return self.problem.slots[one].overlaps(self.problem.slots[other])

    def _is_open(self, table: str, slot: int) -> bool:
        return table in self._open_keys[slot]

    @cached_property
    def _open_keys(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(table.key for table in tables) for tables in self.open_tables)

    def _session(self, slot: int) -> Session:
        return self.sessions[self.session_of[slot]]

    @cached_property
    def _way(self) -> dict[frozenset[str], timedelta]:
        ways: dict[frozenset[str], timedelta] = defaultdict(timedelta)
        for one, other, time in self.problem.travel:
            ways[frozenset({one, other})] = max(ways[frozenset({one, other})], time)
        return ways
