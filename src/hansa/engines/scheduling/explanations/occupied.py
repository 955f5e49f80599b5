"""A finished timetable as those see it who would like to add a meeting to it.

Sets of slots are whole numbers, a bit for each slot: thousands of wishes are asked about at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hansa.engines.scheduling.answer.timetable import Meeting
from hansa.engines.scheduling.explanations.claims import Claim, Claims, Near
from hansa.engines.scheduling.problem.matching import matched
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.problem.setting import Others, Setting

Mask = int
"""A set of slots."""

Question = tuple[str, tuple[object, ...], int]
"""What is wanted, more exactly, and in which slot."""


def mask_of(slots: Iterable[int]) -> Mask:
    """The set of these slots."""
    return sum(1 << slot for slot in set(slots))


def slots_in(mask: Mask) -> tuple[int, ...]:
    """The slots of the set, in their order."""
    return tuple(slot for slot in range(mask.bit_length()) if mask >> slot & 1)


@dataclass(frozen=True, slots=True)
class Rival:
    """A competitor's meeting, at the time of a slot."""

    slot: int
    party: str
    wish: str
    table: str


class Occupied:
    """Who could come when, and who is taken.

    Attributes:
        held: by wish key, its meeting.
        people: by party key, who sits where.
        tables: what is held where.
        helpers: who helps where.
        known_costs: by question, what would go at least; `displacing` asks and answers.
        known_ways: by question, meetings any one of which would do.
    """

    def __init__(self, problem: Problem, meetings: Sequence[Meeting]) -> None:
        self.problem = problem
        self.setting = Setting(problem)
        self.held = {meeting.wish: meeting for meeting in meetings}
        self.slots = range(len(problem.slots))
        self._all = (1 << len(problem.slots)) - 1
        setting = self.setting
        moves, stays = (_near(setting.clashing(keeps_table=keeps)) for keeps in (False, True))
        self.people = {
            party.key: Claims(stays if setting.keeps_table(party) else moves)
            for party in problem.parties
        }
        self.tables = Claims(_near(setting.overlapping))
        self.helpers = Claims(moves)
        self.known_costs: dict[Question, frozenset[str] | None] = {}
        self.known_ways: dict[Question, set[str]] = {}
        self._asked: dict[str, tuple[object, ...]] = {}
        self._known: dict[tuple[object, ...], Mask] = {}
        self._meetings_of: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in meetings:
            self._note(meeting)
        self._before, self._after = _orders(problem)

    def allowed(self, wish: Wish) -> Mask:
        """The slots that the wish itself allows."""
        if wish.fixed_slot is not None:
            return 1 << wish.fixed_slot
        return self._all if wish.slots is None else mask_of(wish.slots)

    def present(self, party: str, person: str | None = None) -> Mask:
        """When the party, or the one person of it who is asked for, is there."""

        def somebody(slot: int) -> bool:
            there = self.setting.party[party].present(slot)
            return bool(there) and person in (None, *there)

        return self._when(("present", party, person), somebody)

    def free(self, party: str, person: str | None = None) -> Mask:
        """When the party has somebody left, or the one person is."""

        def somebody(slot: int) -> bool:
            there = self.setting.party[party].present(slot)
            wanted = there if person is None else tuple(p for p in there if p == person)
            return self.people[party].have_room(slot, [wanted])

        return self._when(("free", party, person), somebody)

    def under_cap(self, party: str) -> Mask:
        """The slots of the sessions in which the party may have one more meeting."""
        most = self.setting.party[party].most
        if most is None:
            return self._all
        session = self.setting.session_of
        had = [session[meeting.slot] for meeting in self.meetings_of(party)]
        return self._when(("cap", party), lambda slot: had.count(session[slot]) < most)

    def has_table(self, wish: Wish) -> Mask:
        """When a table is open that would do."""
        return self._when(
            ("table", *self.places_asked(wish)),
            lambda slot: bool(self.setting.tables_for(wish, slot)),
        )

    def has_free_table(self, wish: Wish) -> Mask:
        """When one of those is free, or can be made so by exchanging tables."""
        return self._when(
            ("free table", *self.places_asked(wish)),
            lambda slot: self.tables.have_room(slot, [self.tables_for(wish, slot)]),
        )

    def has_helper(self, wish: Wish, skill: str | None = None) -> Mask:
        """When helpers are there for the skill, or for all that the wish needs."""
        skills = wish.skills if skill is None else (skill,)
        return self._when(("helper", *skills), lambda slot: self._could_help(skills, slot))

    def has_free_helper(self, wish: Wish, skill: str | None = None) -> Mask:
        """When helpers are left for the skill, or for all that the wish needs."""
        skills = wish.skills if skill is None else (skill,)
        return self._when(
            ("free helper", *skills),
            lambda slot: self.helpers.have_room(slot, [self.able(each, slot) for each in skills]),
        )

    def in_order(self, wish: Wish) -> Mask:
        """The slots that no precedence forbids, as the other meetings stand."""
        periods = self.problem.slots
        mask = self._all
        for other in self.ordered(wish):
            then = periods[self.held[other].slot]
            first = other in self._before[wish.key]
            mask &= mask_of(
                slot
                for slot in self.slots
                if (then.end <= periods[slot].start if first else periods[slot].end <= then.start)
            )
        return mask

    def ordered(self, wish: Wish) -> Iterator[str]:
        """The held wishes that must come before it or after it."""
        for key in (*self._before[wish.key], *self._after[wish.key]):
            if key in self.held:
                yield key

    def least_worth(self, wishes: Iterable[str]) -> int:
        """The worth of the cheapest of these; 0 where there are none."""
        return min((self.setting.wish[key].worth for key in wishes), default=0)

    def has_competitors(self, wish: Wish) -> bool:
        """Whether there is somebody beside whom it must not be held."""
        return bool(self.setting.rivals_of(wish))

    def has_rivals(self, wish: Wish, slot: int) -> bool:
        """Whether a competitor of one of its parties is in a meeting at that time."""
        return self.has_competitors(wish) and bool(self._rivals(wish, slot))

    def rival_beside(self, wish: Wish, slot: int) -> Rival | None:
        """Somebody who sits beside a free table, if a competitor sits beside every one."""
        rivals = self._rivals(wish, slot)
        taken = {meeting.table for meeting in self._at_the_time(slot)} if rivals else set()
        found: Rival | None = None
        for table in self.tables_for(wish, slot) if rivals else ():
            if table not in taken:
                beside = self.setting.beside[table] & rivals.keys()
                if not beside:
                    return None
                found = found or rivals[min(beside)]
        return found

    def _rivals(self, wish: Wish, slot: int) -> dict[str, Rival]:
        """By table, the competitors of its parties who sit there at that time."""
        competitors = self.setting.rivals_of(wish)
        return {
            meeting.table: Rival(slot, key, meeting.wish, meeting.table)
            for meeting in self._at_the_time(slot)
            for key in self.setting.wish[meeting.wish].parties
            if key in competitors
        }

    def _at_the_time(self, slot: int) -> list[Meeting]:
        slots = {slot, *self.setting.overlapping[slot]}
        return [meeting for meeting in self.held.values() if meeting.slot in slots]

    def meetings_of(self, party: str) -> list[Meeting]:
        """The party's meetings in the order of time."""
        return self._meetings_of[party]

    def tables_for(self, wish: Wish, slot: int) -> tuple[str, ...]:
        """The tables that would do in the slot."""
        return self.setting.table_keys(wish, slot)

    def able(self, skill: str, slot: int) -> tuple[str, ...]:
        """Who is there in the slot and has the skill."""
        return tuple(helper.key for helper in self.setting.helpers_for(skill, slot))

    def _could_help(self, skills: Sequence[str], slot: int) -> bool:
        """Whether there are as many helpers as skills, each another one."""
        return matched([self.able(skill, slot) for skill in skills]) is not None

    def places_asked(self, wish: Wish) -> tuple[object, ...]:
        """What it asks of a table; wishes that ask the same have the same tables."""
        if wish.key not in self._asked:
            own = self.setting.own_tables(wish)
            free_to_choose = (own, wish.kind, wish.accessible, len(wish.parties))
            self._asked[wish.key] = (own,) if own else free_to_choose
        return self._asked[wish.key]

    def _when(self, question: tuple[object, ...], holds: Callable[[int], bool]) -> Mask:
        """The slots in which it holds; each question is answered once."""
        if question not in self._known:
            self._known[question] = mask_of(slot for slot in self.slots if holds(slot))
        return self._known[question]

    def _note(self, meeting: Meeting) -> None:
        wish = self.setting.wish[meeting.wish]
        slot = meeting.slot
        for key, person in zip(wish.parties, meeting.people, strict=True):
            candidates = wish.candidates(self.setting.party[key], slot)
            self.people[key].add(Claim(wish.key, slot, candidates, person))
            self._meetings_of[key].append(meeting)
            self._meetings_of[key].sort(key=lambda each: (each.slot, each.wish))
        tables = self.tables_for(wish, slot)
        self.tables.add(Claim(wish.key, slot, tables, meeting.table))
        for skill, helper in zip(wish.skills, meeting.helpers, strict=False):
            self.helpers.add(Claim(wish.key, slot, self.able(skill, slot), helper))


def _orders(problem: Problem) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """By wish, the wishes that come before it, and after it."""
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for first, second in problem.precedences:
        before[second].append(first)
        after[first].append(second)
    return before, after


def _near(others: Others) -> Near:
    """For each slot, itself and the others."""
    return [(slot, *them) for slot, them in enumerate(others)]
