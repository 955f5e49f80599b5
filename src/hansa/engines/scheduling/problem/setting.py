"""What follows from a problem before anything is held: who could sit where, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import timedelta
from functools import cached_property
from itertools import pairwise

from hansa.engines.scheduling.problem.matching import matched
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.places import Helper, Session, Table
from hansa.engines.scheduling.problem.problem import Problem

Others = tuple[tuple[int, ...], ...]
"""For each slot, other slots in the order of time."""

_NONE: frozenset[str] = frozenset()


class _Choice:
    """Tables to choose from."""

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self.tables = tables
        self.keys = tuple(table.key for table in tables)
        self.known = frozenset(self.keys)


class Setting:
    """A problem's lookups, each made once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.sessions = problem.all_sessions()
        self.party = {party.key: party for party in problem.parties}
        self.wish = {wish.key: wish for wish in problem.wishes}
        self.table = {table.key: table for table in problem.tables}
        self.helper = {helper.key: helper for helper in problem.helpers}
        self._of_a_kind: dict[tuple[object, ...], frozenset[str]] = {}
        self._choices: dict[tuple[Hashable, int], _Choice] = {}
        self._slots_with_tables: dict[Hashable, frozenset[int]] = {}
        self._slots_with_helpers: dict[tuple[str, ...], frozenset[int]] = {}
        self._clashing: dict[bool, Others] = {}

    @cached_property
    def times(self) -> tuple[str, ...]:
        """For each slot, its hours in words."""
        return tuple(str(period) for period in self.problem.slots)

    @cached_property
    def session_of(self) -> tuple[int, ...]:
        """For each slot, the number of its session."""
        numbers = {slot: place for place, each in enumerate(self.sessions) for slot in each.slots}
        return tuple(numbers[slot] for slot in range(len(self.problem.slots)))

    @cached_property
    def place_in_session(self) -> tuple[int, ...]:
        """For each slot, how many of its session come before it."""
        places = {slot: at for each in self.sessions for at, slot in enumerate(each.slots)}
        return tuple(places[slot] for slot in range(len(self.problem.slots)))

    @cached_property
    def next_to(self) -> tuple[tuple[int, ...], ...]:
        """For each slot, the one before it and the one after it in its session."""
        rows = (self.sessions[number].slots for number in self.session_of)
        return tuple(
            row[max(0, place - 1) : place] + row[place + 1 : place + 2]
            for row, place in zip(rows, self.place_in_session, strict=True)
        )

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
        return {wish.key: sorted(self._usable(wish)) for wish in self.problem.wishes}

    def own_tables(self, wish: Wish) -> frozenset[str]:
        """The tables that it is bound to: its own, and those of its parties."""
        own = self._table_of_party
        if not own:
            return _NONE if wish.fixed_table is None else frozenset({wish.fixed_table})
        of_parties = (own[key] for key in wish.parties if key in own)
        return frozenset(of_parties) | (_NONE if wish.fixed_table is None else {wish.fixed_table})

    def choice_of_tables(self, wish: Wish) -> Hashable:
        """What its tables depend on: wishes for which it is equal can use the same ones."""
        return self.own_tables(wish) or (wish.kind, wish.accessible, len(wish.parties))

    def is_open(self, table: str, slot: int) -> bool:
        """Whether meetings of the slot may use the table."""
        return table in self._open_keys[slot]

    def tables_for(self, wish: Wish, slot: int) -> tuple[Table, ...]:
        """The tables at which it could be held in the slot, if nothing else were."""
        return self._choice(wish, slot).tables

    def table_keys(self, wish: Wish, slot: int) -> tuple[str, ...]:
        """Their keys."""
        return self._choice(wish, slot).keys

    def may_be_at(self, wish: Wish, slot: int, table: str) -> bool:
        """Whether it could be held at that table in the slot."""
        return table in self._choice(wish, slot).known

    def helpers_for(self, skill: str, slot: int) -> tuple[Helper, ...]:
        """Who is there in the slot and has the skill."""
        helpers = self.problem.helpers
        return tuple(it for it in helpers if skill in it.skills and slot not in it.away)

    def suitable(self, wish: Wish) -> frozenset[str]:
        """The tables of a kind that will do for it, in any session."""
        asked = (wish.kind, wish.accessible, len(wish.parties))
        if asked not in self._of_a_kind:
            tables = self.problem.tables
            self._of_a_kind[asked] = frozenset(each.key for each in tables if wish.suits(each))
        return self._of_a_kind[asked]

    def has_helpers(self, wish: Wish, slot: int) -> bool:
        """Whether each skill that it needs has a helper of its own who is there."""
        return not wish.skills or slot in self._slots_with(wish.skills)

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

    def clashing(self, *, keeps_table: bool = False) -> Others:
        """For each slot, the others that clash with it."""
        if keeps_table not in self._clashing:
            numbers = range(len(self.problem.slots))
            self._clashing[keeps_table] = tuple(
                tuple(
                    other
                    for other in numbers
                    if other != slot and self.clash(slot, other, keeps_table=keeps_table)
                )
                for slot in numbers
            )
        return self._clashing[keeps_table]

    @cached_property
    def overlapping(self) -> Others:
        """For each slot, the others that share a moment with it."""
        slots = self.problem.slots
        return tuple(
            tuple(
                other
                for other, period in enumerate(slots)
                if other != slot and period.overlaps(slots[slot])
            )
            for slot in range(len(slots))
        )

    @cached_property
    def sharing_tables(self) -> frozenset[int]:
        """The slots that overlap another and share a table with it."""
        keys = self._open_keys
        return frozenset(
            slot
            for slot, others in enumerate(self.overlapping)
            if any(not keys[slot].isdisjoint(keys[other]) for other in others)
        )

    @cached_property
    def beside(self) -> dict[str, frozenset[str]]:
        """By table, those at its side."""
        keys = [table.key for table in self.problem.tables]
        sides: dict[str, set[str]] = {key: set() for key in keys}
        for one, other in self.problem.beside or pairwise(keys):
            sides[one].add(other)
            sides[other].add(one)
        return {key: frozenset(others) for key, others in sides.items()}

    @cached_property
    def rivals(self) -> dict[str, tuple[str, ...]]:
        """By party, its competitors; those alone who have any."""
        rivals: dict[str, dict[str, None]] = defaultdict(dict)
        for one, other in self.problem.competitors:
            rivals[one][other] = rivals[other][one] = None
        return {key: tuple(others) for key, others in rivals.items()}

    def rivals_of(self, wish: Wish) -> frozenset[str]:
        """The parties whose meetings are never beside it."""
        if not self.rivals:
            return frozenset()
        return frozenset(rival for key in wish.parties for rival in self.rivals.get(key, ()))

    @cached_property
    def _table_of_party(self) -> dict[str, str]:
        parties = self.problem.parties
        return {party.key: party.table for party in parties if party.table is not None}

    @cached_property
    def _open_keys(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(table.key for table in tables) for tables in self.open_tables)

    def _usable(self, wish: Wish) -> frozenset[int]:
        """Sets of slots, one for each thing it takes: a large problem asks this often."""
        slots = self._every_slot if wish.slots is None else wish.slots
        if wish.fixed_slot is not None:
            slots &= {wish.fixed_slot}
        for key in wish.parties:
            person = wish.named(key)
            slots &= self._staffed[key] if person is None else self._there(key, person)
        return slots & self._slots_with_table(wish) & self._slots_with(wish.skills)

    @cached_property
    def _every_slot(self) -> frozenset[int]:
        return frozenset(range(len(self.problem.slots)))

    @cached_property
    def _staffed(self) -> dict[str, frozenset[int]]:
        """By party, the slots in which somebody of it is there."""
        return {
            party.key: frozenset(slot for slot in self._every_slot if party.present(slot))
            if party.away
            else self._every_slot
            for party in self.problem.parties
        }

    def _there(self, party: str, person: str) -> frozenset[int]:
        away = self.party[party].away
        return frozenset(slot for slot in self._every_slot if (person, slot) not in away)

    def _slots_with_table(self, wish: Wish) -> frozenset[int]:
        asked = self.choice_of_tables(wish)
        if asked not in self._slots_with_tables:
            self._slots_with_tables[asked] = frozenset(
                slot for slot in self._every_slot if self.tables_for(wish, slot)
            )
        return self._slots_with_tables[asked]

    def _slots_with(self, skills: tuple[str, ...]) -> frozenset[int]:
        """The slots in which each of the skills has a helper of its own."""
        if skills not in self._slots_with_helpers:
            self._slots_with_helpers[skills] = frozenset(
                slot
                for slot in self._every_slot
                if matched([self._keys_for(skill, slot) for skill in skills]) is not None
            )
        return self._slots_with_helpers[skills]

    def _keys_for(self, skill: str, slot: int) -> Sequence[str]:
        return [helper.key for helper in self.helpers_for(skill, slot)]

    def _choice(self, wish: Wish, slot: int) -> _Choice:
        kind = self.choice_of_tables(wish)
        if (choice := self._choices.get((kind, slot))) is None:
            own = self.own_tables(wish)
            choice = self._choices[kind, slot] = _Choice(
                tuple(
                    table
                    for table in self.open_tables[slot]
                    if (own == {table.key} if own else wish.suits(table))
                )
            )
        return choice

    def _session(self, slot: int) -> Session:
        return self.sessions[self.session_of[slot]]

    @cached_property
    def _way(self) -> dict[frozenset[str], timedelta]:
        ways: dict[frozenset[str], timedelta] = defaultdict(timedelta)
        for one, other, time in self.problem.travel:
            ways[frozenset({one, other})] = max(ways[frozenset({one, other})], time)
        return ways
