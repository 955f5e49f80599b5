"""A timetable being filled in by hand, one wish after another."""

from __future__ import annotations

from collections import defaultdict

from hansa.engines.scheduling.parties import Wish
from hansa.engines.scheduling.problem import Problem
from hansa.engines.scheduling.setting import Setting


class Diary:
    """Who meets when so far, and what still fits beside it.

    It keeps every rule that one slot can decide, and the precedences; fairness is not its affair.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.usable = Setting(problem).usable
        self.slots: dict[str, int] = {}
        self._parties = {party.key: party for party in problem.parties}
        self._of_party: dict[tuple[str, int], list[Wish]] = defaultdict(list)
        self._in_slot: dict[int, list[Wish]] = defaultdict(list)
        self._before: dict[str, list[str]] = defaultdict(list)
        self._after: dict[str, list[str]] = defaultdict(list)
        for first, second in problem.precedences:
            self._before[second].append(first)
            self._after[first].append(second)

    @classmethod
    def of(cls, problem: Problem, slots: dict[str, int]) -> Diary:
        """A timetable as it stands."""
        diary = cls(problem)
        for wish in problem.wishes:
            if wish.key in slots:
                diary.put(wish, slots[wish.key])
        return diary

    def put(self, wish: Wish, slot: int) -> None:
        """Hold the wish in the slot, which must be free for it."""
        self.slots[wish.key] = slot
        self._in_slot[slot].append(wish)
        for key in wish.parties:
            self._of_party[key, slot].append(wish)

    def meets(self, party: str, slot: int) -> bool:
        """Whether the party has a meeting in the slot; never outside the session."""
        return bool(self._of_party.get((party, slot)))

    def fits(self, wish: Wish, slot: int) -> bool:
        """Whether the wish can be held in a slot that is usable to it, beside all the others."""
        return (
            not self.full_parties(wish, slot)
            and self.has_a_table(wish, slot)
            and self._is_in_order(wish, slot)
        )

    def free_slots(self, wish: Wish) -> list[int]:
        """The slots in which nothing is in its way."""
        return [slot for slot in self.usable[wish.key] if self.fits(wish, slot)]

    def full_parties(self, wish: Wish, slot: int) -> list[str]:
        """The parties of the wish that have nobody left for it in the slot."""
        return [key for key in wish.parties if not self._has_somebody(key, wish, slot)]

    def has_a_table(self, wish: Wish, slot: int) -> bool:
        """Whether a table, and its own where it has one, is left for the wish in the slot."""
        meetings = [*self._in_slot.get(slot, ()), wish]
        fixed = [each.fixed_table for each in meetings if each.fixed_table is not None]
        return len(set(fixed)) == len(fixed) and len(meetings) <= len(self.problem.tables)

    def _has_somebody(self, key: str, wish: Wish, slot: int) -> bool:
        """Named people come first; whoever is left can sit in any of the other meetings."""
        meetings = [*self._of_party.get((key, slot), ()), wish]
        named = [person for each in meetings if (person := each.named(key))]
        present = self._parties[key].present(slot)
        return len(set(named)) == len(named) and len(meetings) <= len(present)

    def _is_in_order(self, wish: Wish, slot: int) -> bool:
        too_late = any(self.slots.get(first, -1) >= slot for first in self._before[wish.key])
        last = len(self.problem.slots)
        return not too_late and all(
            self.slots.get(second, last) > slot for second in self._after[wish.key]
        )


def first_diary(problem: Problem) -> Diary:
    """A start in milliseconds: agreed meetings, required ones, then the worthiest first.

    Each takes the free slot that lies best between its parties' other meetings. What is
    required may be missing from it.
    """
    diary = Diary(problem)
    fill(diary)
    return diary


def fill(diary: Diary) -> None:
    """Hold every wish that still has a free slot, the most pressing first."""
    for wish in sorted(diary.problem.wishes, key=lambda wish: _urgency(diary, wish)):
        if wish.key not in diary.slots and (free := diary.free_slots(wish)):
            diary.put(wish, min(free, key=lambda slot: (_waits_added(diary, wish, slot), slot)))


def _urgency(diary: Diary, wish: Wish) -> tuple[bool, bool, int, int]:
    choice = len(diary.usable[wish.key])
    return (wish.fixed_slot is None, not wish.required, -wish.worth, choice)


def _waits_added(diary: Diary, wish: Wish, slot: int) -> int:
    """How many slots beside this one stay empty for its two parties."""
    beside = (slot - 1, slot + 1)
    return sum(not diary.meets(key, near) for key in wish.parties for near in beside)
