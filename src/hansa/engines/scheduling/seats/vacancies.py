"""What is left while a timetable is filled in: people, tables, helpers."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable

from hansa.engines.scheduling.answer.timetable import Meeting
from hansa.engines.scheduling.problem.matching import unserved
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.setting import Setting


class PeopleLeft:
    """Who is still free.

    The people of a party that no slot keeps from another are only counted; of the others it is
    known who sits.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._of_party: dict[tuple[str, int], list[Wish]] = defaultdict(list)
        self._busy: dict[str, set[int]] = {person: set() for person in setting.problem.people()}
        self._clashing = {
            party.key: setting.clashing(keeps_table=setting.keeps_table(party))
            for party in setting.problem.parties
        }
        self._counted = {key: not any(slots) for key, slots in self._clashing.items()}
        self._met: dict[str, set[int]] = {party.key: set() for party in setting.problem.parties}
        self._full: dict[str, set[int]] = {party.key: set() for party in setting.problem.parties}

    def slots_of(self, party: str) -> set[int]:
        """The slots in which the party has a meeting."""
        return self._met[party]

    def full_slots(self, party: str) -> set[int]:
        """The slots in which the party has a meeting for each of its people."""
        return self._full[party]

    def has_somebody(self, party: str, wish: Wish, slot: int) -> bool:
        """Whether the party has somebody for the wish in a slot that is usable to it."""
        if not self._counted[party]:
            return self._free(party, wish, slot) is not None
        meetings = self._of_party.get((party, slot))
        return not meetings or self._can_share(party, [*meetings, wish], slot)

    def take(self, wish: Wish, slot: int) -> bool:
        """Seat somebody of each party; whether that was possible."""
        for party in wish.parties:
            self._note(party, wish, slot)
            if not self._counted[party]:
                if (person := self._free(party, wish, slot)) is None:
                    return False
                self._busy[person].add(slot)
        return True

    def adopt(self, meetings: Iterable[Meeting]) -> None:
        """Begin anew with those."""
        self._of_party.clear()
        for slots in (*self._busy.values(), *self._met.values(), *self._full.values()):
            slots.clear()
        for meeting in meetings:
            wish = self._setting.wish[meeting.wish]
            for party, person in zip(wish.parties, meeting.people, strict=True):
                self._note(party, wish, meeting.slot)
                self._busy[person].add(meeting.slot)

    def _note(self, party: str, wish: Wish, slot: int) -> None:
        self._of_party[party, slot].append(wish)
        self._met[party].add(slot)
        if len(self._of_party[party, slot]) >= len(self._setting.party[party].people):
            self._full[party].add(slot)

    def _can_share(self, party: str, meetings: list[Wish], slot: int) -> bool:
        """Named people come first; whoever is left can sit in any of the other meetings."""
        people = self._setting.party[party]
        if len(people.people) < len(meetings) or len(people.present(slot)) < len(meetings):
            return False
        named = [person for each in meetings if (person := each.named(party))]
        return len(set(named)) == len(named)

    def _free(self, party: str, wish: Wish, slot: int) -> str | None:
        taken = (slot, *self._clashing[party][slot])
        for person in wish.candidates(self._setting.party[party], slot):
            if self._busy[person].isdisjoint(taken):
                return person
        return None


class TablesLeft:
    """Which tables are still free."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._at: list[dict[str, Wish]] = [{} for _ in setting.problem.slots]

    def has_one(self, wish: Wish, slot: int) -> bool:
        """Whether a table is left for the wish, if need be by moving others to other tables."""
        keys, taken = self._setting.table_keys(wish, slot), self._at[slot]
        if slot in self._setting.sharing_tables or self._setting.rivals:
            return self._free(wish, slot) is not None or self._by_moving(wish, slot) is not None
        if len(keys) > len(taken):
            return True
        if len(taken) == len(self._setting.open_tables[slot]):
            return False
        return self._free(wish, slot) is not None or self._by_moving(wish, slot) is not None

    def take(self, wish: Wish, slot: int) -> bool:
        """Give it a table; whether there was one."""
        if (table := self._free(wish, slot)) is not None:
            self._at[slot][table] = wish
            return True
        moved = self._by_moving(wish, slot)
        if moved is not None:
            self._at[slot] = moved
        return moved is not None

    def adopt(self, meetings: Iterable[Meeting]) -> None:
        """Begin anew with those."""
        for taken in self._at:
            taken.clear()
        for meeting in meetings:
            self._at[meeting.slot][meeting.table] = self._setting.wish[meeting.wish]

    def _free(self, wish: Wish, slot: int) -> str | None:
        slots = (slot, *self._setting.overlapping[slot])
        taken = ChainMap(*(self._at[at] for at in slots)) if slots[1:] else self._at[slot]
        rivals = self._setting.rivals_of(wish)
        for table in self._setting.table_keys(wish, slot):
            if table not in taken and not (
                rivals and self._is_beside_a_rival(table, rivals, slots)
            ):
                return table
        return None

    def _is_beside_a_rival(self, table: str, rivals: frozenset[str], slots: Iterable[int]) -> bool:
        return any(
            (other := self._at[at].get(beside)) and not rivals.isdisjoint(other.parties)
            for at in slots
            for beside in self._setting.beside[table]
        )

    def _by_moving(self, wish: Wish, slot: int) -> dict[str, Wish] | None:
        """The slot's tables with the wish at one of them, where tables can be exchanged."""
        taken = self._at[slot]
        wishes = {each.key: each for each in (*taken.values(), wish)}
        if slot in self._setting.sharing_tables or any(
            map(self._setting.rivals_of, wishes.values())
        ):
            return None
        options = {key: self._setting.table_keys(each, slot) for key, each in wishes.items()}
        holders = {table: each.key for table, each in taken.items()}
        if unserved(wish.key, options, holders):
            return None
        return {table: wishes[key] for table, key in holders.items()}


class HelpersLeft:
    """Which helpers are still free."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._clashing = setting.clashing()
        self._in_slot: list[dict[str, tuple[str, int]]] = [{} for _ in setting.problem.slots]
        self._busy: dict[str, set[int]] = {helper.key: set() for helper in setting.problem.helpers}

    def are_enough(self, wish: Wish, slot: int) -> bool:
        """Whether each skill it needs has a helper, if need be by exchanging others."""
        return not wish.skills or self._with(wish, slot) is not None

    def take(self, wish: Wish, slot: int) -> bool:
        """Give it helpers; whether there were any."""
        if not wish.skills:
            return True
        if (helping := self._with(wish, slot)) is None:
            return False
        for helper in self._in_slot[slot]:
            self._busy[helper].discard(slot)
        self._in_slot[slot] = helping
        for helper in helping:
            self._busy[helper].add(slot)
        return True

    def adopt(self, meetings: Iterable[Meeting]) -> None:
        """Begin anew with those."""
        for helping in self._in_slot:
            helping.clear()
        for busy in self._busy.values():
            busy.clear()
        for meeting in meetings:
            for place, helper in enumerate(meeting.helpers):
                self._in_slot[meeting.slot][helper] = (meeting.wish, place)
                self._busy[helper].add(meeting.slot)

    def _with(self, wish: Wish, slot: int) -> dict[str, tuple[str, int]] | None:
        """Who helps in the slot, if the wish is held there too; None: they are too few."""
        holders = dict(self._in_slot[slot])
        new = [(wish.key, place) for place in range(len(wish.skills))]
        options = {asking: self._able(asking, slot) for asking in (*holders.values(), *new)}
        if any(unserved(asking, options, holders) for asking in new):
            return None
        return holders

    def _able(self, asking: tuple[str, int], slot: int) -> list[str]:
        wish, place = asking
        skill, clashing = self._setting.wish[wish].skills[place], self._clashing[slot]
        return [
            helper.key
            for helper in self._setting.helpers_for(skill, slot)
            if self._busy[helper.key].isdisjoint(clashing)
        ]
