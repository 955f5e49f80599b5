"""A timetable being filled in by hand, one wish after another."""

from __future__ import annotations

from collections import Counter, defaultdict

from hansa.engines.scheduling.answer.timetable import Meeting
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.seats.seating import Placement, seat
from hansa.engines.scheduling.seats.vacancies import HelpersLeft, PeopleLeft, TablesLeft


class Diary:
    """Who meets when so far, and what still fits beside it.

    It keeps every rule but fairness. What it says fits, does. Where one slot keeps people,
    tables or helpers from another, it may miss what would fit if others changed seats.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.setting = Setting(problem)
        self.usable = self.setting.usable
        self.slots: dict[str, int] = {}
        self._people = PeopleLeft(self.setting)
        self._tables = TablesLeft(self.setting)
        self._helpers = HelpersLeft(self.setting)
        self._meetings: Counter[tuple[str, int]] = Counter()
        self._capped = any(party.most is not None for party in problem.parties)
        self._before: dict[str, list[str]] = defaultdict(list)
        self._after: dict[str, list[str]] = defaultdict(list)
        for first, second in problem.precedences:
            self._before[second].append(first)
            self._after[first].append(second)

    @classmethod
    def of(cls, problem: Problem, slots: dict[str, int]) -> Diary:
        """A timetable as it stands.

        Raises:
            Unseatable: when it is none.
        """
        diary = cls(problem)
        for key, slot in slots.items():
            diary._note(diary.setting.wish[key], slot)
        diary._adopt(seat(problem, Placement(diary.slots)))
        return diary

    def put(self, wish: Wish, slot: int) -> None:
        """Hold the wish in the slot, which must be free for it."""
        self._note(wish, slot)
        takes = (self._people.take, self._tables.take, self._helpers.take)
        if not all(take(wish, slot) for take in takes):
            self._adopt(seat(self.problem, Placement(self.slots)))

    def fits(self, wish: Wish, slot: int) -> bool:
        """Whether the wish can be held in a slot that is usable to it, beside all the others."""
        for key in wish.parties:
            if not self._people.has_somebody(key, wish, slot):
                return False
        return (
            not self.capped_parties(wish, slot)
            and self.is_in_order(wish, slot)
            and self.has_a_table(wish, slot)
            and self.has_helpers(wish, slot)
        )

    def free_slots(self, wish: Wish) -> list[int]:
        """The slots in which nothing is in its way."""
        return [slot for slot in self._not_full(wish) if self.fits(wish, slot)]

    def best_slot(self, wish: Wish) -> int | None:
        """The free slot that lies best between its parties' other meetings, if there is one."""
        met = [self._people.slots_of(key) for key in wish.parties]

        def met_beside(slot: int) -> int:
            beside = self.setting.next_to[slot]
            return sum(near in slots for slots in met for near in beside)

        slots = sorted(self._not_full(wish), key=met_beside, reverse=True)
        return next((slot for slot in slots if self.fits(wish, slot)), None)

    def _not_full(self, wish: Wish) -> list[int]:
        full = [self._people.full_slots(key) for key in wish.parties]
        return [slot for slot in self.usable[wish.key] if not any(slot in slots for slots in full)]

    def full_parties(self, wish: Wish, slot: int) -> list[str]:
        """The parties of the wish that have nobody left for it in the slot."""
        return [key for key in wish.parties if not self._people.has_somebody(key, wish, slot)]

    def capped_parties(self, wish: Wish, slot: int) -> list[str]:
        """The parties of the wish that want no more meetings in the session of the slot."""
        if not self._capped:
            return []
        session = self.setting.session_of[slot]
        return [
            key
            for key in wish.parties
            if (most := self.setting.party[key].most) is not None
            and self._meetings[key, session] >= most
        ]

    def has_a_table(self, wish: Wish, slot: int) -> bool:
        """Whether a table that will do is left for the wish in the slot."""
        return self._tables.has_one(wish, slot)

    def has_helpers(self, wish: Wish, slot: int) -> bool:
        """Whether the helpers that the wish needs are left in the slot."""
        return self._helpers.are_enough(wish, slot)

    def is_in_order(self, wish: Wish, slot: int) -> bool:
        """Whether no precedence speaks against it."""
        if wish.key not in self._before and wish.key not in self._after:
            return True
        slots, period = self.problem.slots, self.problem.slots[slot]
        before, after = (
            [self.slots[key] for key in others.get(wish.key, ()) if key in self.slots]
            for others in (self._before, self._after)
        )
        return all(slots[at].end <= period.start for at in before) and all(
            period.end <= slots[at].start for at in after
        )

    def _note(self, wish: Wish, slot: int) -> None:
        self.slots[wish.key] = slot
        for key in wish.parties:
            self._meetings[key, self.setting.session_of[slot]] += 1

    def _adopt(self, meetings: tuple[Meeting, ...]) -> None:
        for left in (self._people, self._tables, self._helpers):
            left.adopt(meetings)


def fill(diary: Diary) -> None:
    """Hold every wish that still has a free slot, the most pressing first."""
    for wish in sorted(diary.problem.wishes, key=lambda wish: _urgency(diary, wish)):
        if wish.key not in diary.slots and (slot := diary.best_slot(wish)) is not None:
            diary.put(wish, slot)


def _urgency(diary: Diary, wish: Wish) -> tuple[bool, bool, int, int]:
    choice = len(diary.usable[wish.key])
    return (wish.fixed_slot is None, not wish.required, -wish.worth, choice)
