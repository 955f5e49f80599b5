"""Whether a timetable keeps the rules, and how often its people wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hansa.engines.scheduling.answer.timetable import Meeting, Timetable
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.rules.measures import waits_of
from hansa.engines.scheduling.rules.rules import clauses

__all__ = ["idle_periods", "violations", "waits", "waits_of"]


def violations(problem: Problem, timetable: Timetable) -> list[str]:
    """Every complaint about the timetable; none when it keeps all the rules."""
    setting = Setting(problem)
    if strangers := list(_strangers(setting, timetable)):
        return strangers  # the rules can only speak of what the problem knows
    made = _Made(setting, timetable)
    return [clause.complaint for clause in clauses(setting, made) if not clause.holds]


def idle_periods(problem: Problem, timetable: Timetable) -> dict[str, int]:
    """How often each person waits between the first meeting and the last of a session.

    A wait counts once, however long it is; everybody of the problem is in the answer.
    """
    return waits_of(problem, timetable.meetings)


def waits(slots: Iterable[int]) -> int:
    """The number of gaps in a set of slots of one session, each by its place in it."""
    busy = set(slots)
    starts = sum(slot - 1 not in busy for slot in busy)
    return max(0, starts - 1)


class _Made:
    """A finished timetable, as the rules read it."""

    def __init__(self, setting: Setting, timetable: Timetable) -> None:
        self._setting = setting
        self._held: dict[tuple[str, int], list[Meeting]] = defaultdict(list)
        self._slots: dict[str, dict[int, None]] = defaultdict(dict)
        self._in_slot: dict[int, dict[str, Wish]] = defaultdict(dict)
        self._of_party: dict[tuple[str, int], dict[str, Wish]] = defaultdict(dict)
        self._at_table: dict[tuple[str, int], dict[str, Wish]] = defaultdict(dict)
        for meeting in timetable.meetings:
            self._note(meeting, setting.wish[meeting.wish])
        self._idle = idle_periods(setting.problem, timetable).values()

    def slots_of(self, wish: Wish) -> Sequence[int]:
        return list(self._slots.get(wish.key, ()))

    def held_in(self, slot: int) -> Sequence[Wish]:
        return list(self._in_slot[slot].values())

    def of_party(self, party: Party, slot: int) -> Sequence[Wish]:
        wishes = self._of_party.get((party.key, slot))
        return list(wishes.values()) if wishes else ()

    def at(self, wish: Wish, slot: int) -> int:
        return len(self._held.get((wish.key, slot), ()))

    def told_apart(self, party: Party) -> tuple[str, ...]:
        return party.people

    def sits(self, wish: Wish, slot: int, person: str) -> int:
        return sum(person in meeting.people for meeting in self._held.get((wish.key, slot), ()))

    def tables_of(self, wish: Wish, slot: int) -> Sequence[str]:
        return list(dict.fromkeys(meeting.table for meeting in self._held[wish.key, slot]))

    def at_table(self, table: str, slot: int) -> Sequence[Wish]:
        wishes = self._at_table.get((table, slot))
        return list(wishes.values()) if wishes else ()

    def uses(self, wish: Wish, slot: int, table: str) -> int:
        return sum(meeting.table == table for meeting in self._held.get((wish.key, slot), ()))

    def table_sets(self, slot: int) -> Sequence[frozenset[str]]:
        return [frozenset(table.key for table in self._setting.open_tables[slot])]

    def bound_to(self, tables: frozenset[str], slot: int) -> Sequence[Wish]:
        return self.held_in(slot)  # the only set is that of all tables

    def uses_one_of(self, wish: Wish, slot: int, tables: frozenset[str]) -> int:
        return self.at(wish, slot)

    def helpers_of(self, wish: Wish, slot: int, place: int) -> Sequence[str]:
        helpers = (meeting.helpers[place] for meeting in self._held[wish.key, slot])
        return list(dict.fromkeys(helpers))

    def helps(self, wish: Wish, slot: int, place: int, helper: str) -> int:
        return sum(meeting.helpers[place] == helper for meeting in self._held[wish.key, slot])

    def helper_sets(self, slot: int) -> Sequence[frozenset[str]]:
        asked = (skill for wish in self._in_slot[slot].values() for skill in wish.skills)
        return [frozenset({skill}) for skill in dict.fromkeys(asked)]

    def most_idle(self) -> int:
        return max(self._idle, default=0)

    def least_idle(self) -> int:
        return min(self._idle, default=0)

    def total(self, counts: Iterable[int]) -> int:
        return sum(counts)

    def some(self, counts: Iterable[int]) -> int:
        return int(any(counts))

    def _note(self, meeting: Meeting, wish: Wish) -> None:
        slot = meeting.slot
        self._held[wish.key, slot].append(meeting)
        self._slots[wish.key][slot] = None
        self._in_slot[slot][wish.key] = wish
        self._at_table[meeting.table, slot][wish.key] = wish
        for key in wish.parties:
            self._of_party[key, slot][wish.key] = wish


def _strangers(setting: Setting, timetable: Timetable) -> Iterator[str]:
    """What the timetable speaks of and the problem does not know."""
    for meeting in timetable.meetings:
        if (wish := setting.wish.get(meeting.wish)) is None:
            yield f"Nobody wished for {meeting.wish}."
            continue
        yield from _strangers_in(meeting, wish, setting)
        if meeting.slot not in range(len(setting.problem.slots)):
            yield f"{meeting.wish} is held in slot {meeting.slot}, which is not one."
        if meeting.table not in setting.table:
            yield f"{meeting.wish} is held at the unknown table {meeting.table}."


def _strangers_in(meeting: Meeting, wish: Wish, setting: Setting) -> Iterator[str]:
    if len(meeting.people) != len(wish.parties):
        yield f"{meeting.wish} does not have one person of each party."
    for party, person in zip(wish.parties, meeting.people, strict=False):
        if person not in setting.party[party].people:
            yield f"{person} sits in {meeting.wish} for {party}, but is not of it."
    if len(meeting.helpers) != len(wish.skills):
        yield f"{meeting.wish} does not have one helper for each skill."
    for helper in meeting.helpers:
        if helper not in setting.helper:
            yield f"{helper} helps in {meeting.wish}, but nobody knows them."
