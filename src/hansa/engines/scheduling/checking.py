"""Whether a timetable keeps the rules, and how often its people wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hansa.engines.scheduling.parties import Party, Wish
from hansa.engines.scheduling.problem import Problem
from hansa.engines.scheduling.rules import clauses
from hansa.engines.scheduling.timetable import Meeting, Timetable


def violations(problem: Problem, timetable: Timetable) -> list[str]:
    """Every complaint about the timetable; none when it keeps all the rules."""
    if strangers := list(_strangers(problem, timetable)):
        return strangers  # the rules can only speak of what the problem knows
    made = _Made(problem, timetable)
    return [clause.complaint for clause in clauses(problem, made) if not clause.holds]


def idle_periods(problem: Problem, timetable: Timetable) -> dict[str, int]:
    """How often each person waits between the first meeting and the last.

    A wait counts once, however long it is; everybody of the problem is in the answer.
    """
    return waits_of(problem, timetable.meetings)


def waits_of(problem: Problem, meetings: Iterable[Meeting]) -> dict[str, int]:
    """The idle periods of each person, given the meetings."""
    busy: dict[str, set[int]] = {person: set() for person in problem.people()}
    for meeting in meetings:
        for person in meeting.people:
            busy[person].add(meeting.slot)
    return {person: waits(slots) for person, slots in busy.items()}


def waits(slots: Iterable[int]) -> int:
    """The number of gaps in a set of slot indexes."""
    busy = set(slots)
    starts = sum(slot - 1 not in busy for slot in busy)
    return max(0, starts - 1)


class _Made:
    """A finished timetable, as the rules read it."""

    def __init__(self, problem: Problem, timetable: Timetable) -> None:
        self._problem = problem
        self._at: Counter[tuple[str, int]] = Counter()
        self._sits: Counter[tuple[str, int, str]] = Counter()
        self._uses: Counter[tuple[str, int, str]] = Counter()
        for meeting in timetable.meetings:
            self._at[meeting.wish, meeting.slot] += 1
            self._uses[meeting.wish, meeting.slot, meeting.table] += 1
            self._sits.update((meeting.wish, meeting.slot, person) for person in meeting.people)
        self._idle = idle_periods(problem, timetable).values()

    def at(self, wish: Wish, slot: int) -> int:
        return self._at[wish.key, slot]

    def sits(self, wish: Wish, slot: int, person: str) -> int:
        return self._sits[wish.key, slot, person]

    def uses(self, wish: Wish, slot: int, table: str) -> int:
        return self._uses[wish.key, slot, table]

    def told_apart(self, party: Party) -> tuple[str, ...]:
        return party.people

    def tables_told_apart(self) -> tuple[str, ...]:
        return tuple(table.key for table in self._problem.tables)

    def most_idle(self) -> int:
        return max(self._idle, default=0)

    def least_idle(self) -> int:
        return min(self._idle, default=0)

    def total(self, counts: Iterable[int]) -> int:
        return sum(counts)


def _strangers(problem: Problem, timetable: Timetable) -> Iterator[str]:
    """What the timetable speaks of and the problem does not know."""
    wishes = {wish.key: wish for wish in problem.wishes}
    people = {party.key: party.people for party in problem.parties}
    for meeting in timetable.meetings:
        if meeting.wish not in wishes:
            yield f"Nobody wished for {meeting.wish}."
            continue
        yield from _strangers_in(meeting, wishes[meeting.wish], people)
        if meeting.slot not in range(len(problem.slots)):
            yield f"{meeting.wish} is held in slot {meeting.slot}, which is not one."
        if meeting.table not in {table.key for table in problem.tables}:
            yield f"{meeting.wish} is held at the unknown table {meeting.table}."


def _strangers_in(
    meeting: Meeting, wish: Wish, people: dict[str, tuple[str, ...]]
) -> Iterator[str]:
    if len(meeting.people) != len(wish.parties):
        yield f"{meeting.wish} does not have one person of each party."
    for party, person in zip(wish.parties, meeting.people, strict=False):
        if person not in people[party]:
            yield f"{person} sits in {meeting.wish} for {party}, but is not of it."
