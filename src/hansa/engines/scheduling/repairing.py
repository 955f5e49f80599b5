"""Repairing a timetable in the corridor: few moves, and nothing that is about to begin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import ceil

from hansa.engines.scheduling.answer.timetable import Meeting, Stop, Timetable
from hansa.engines.scheduling.explanations.explaining import unheld
from hansa.engines.scheduling.moves.annealing import Annealing
from hansa.engines.scheduling.problem.goals import Goal, Goals, Part
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.places import Place
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.rules.measures import parts
from hansa.engines.scheduling.rules.weighing import weights_of
from hansa.engines.scheduling.search.budget import Budget
from hansa.engines.scheduling.search.walking import Walker, temperatures, urgent_first
from hansa.engines.scheduling.seats.seating import Placement, Unseatable, seat

SHARE = 0.06
"""The part of the seconds that the search for one alternative may take."""
FEW = 4
"""Between no moves and the most there is an alternative with a part of the most like this."""
RESEATED = 200
"""So often somebody or something is let go that cannot stay with a meeting that does."""


@dataclass(frozen=True, slots=True)
class Move:
    """A meeting that is held elsewhere than before: in another slot, or at another table."""

    wish: str
    was: Meeting
    now: Meeting


@dataclass(frozen=True, slots=True)
class Repair:
    """One way out.

    Attributes:
        timetable: that of the best way says why wishes are not held, the others do not.
        moved: meetings that stand, but elsewhere.
        lost: keys of wishes that were held and no longer are.
        won: keys of wishes that are held now and were not.
    """

    timetable: Timetable
    moved: tuple[Move, ...]
    lost: tuple[str, ...]
    won: tuple[str, ...]


def repair(
    problem: Problem,
    standing: Sequence[Meeting],
    *,
    first_slot: int = 0,
    most_moves: int,
    alternatives: int = 3,
    seconds: float = 2.0,
    seed: int = 0,
) -> tuple[Repair, ...]:
    """Ways to go on, the best first; what is required is held where it can be.

    Meetings that can stay where they are keep their table and people as well; those agreed
    where they stand (`Wish.fixed_slot`) do not move.

    Args:
        problem: as things are now: absent people are away, lost tables closed, walk-ins there.
        standing: the meetings before the trouble; those of wishes that are gone are lost.
        first_slot: earlier slots are under way or about to be: nothing there moves or is added.
        most_moves: no more meetings change their slot.
        alternatives: no more than so many, which differ in how many moves they may use.
        seconds: about how long it may take.
    """
    known = {wish.key for wish in problem.wishes}
    before = [meeting for meeting in standing if meeting.wish in known]
    repairing = _Repairing(problem, before, first_slot, seed)
    limits = sorted({0, ceil(most_moves / FEW), most_moves})[-alternatives:]
    found: dict[tuple[tuple[str, int, str], ...], Repair] = {}
    for limit in limits:
        meetings = repairing.meetings(limit, work=SHARE * seconds)
        told = tuple((meeting.wish, meeting.slot, meeting.table) for meeting in meetings)
        found.setdefault(told, _told(problem, standing, meetings))
    best, *others = sorted(found.values(), key=_merit, reverse=True)
    reasons = unheld(problem, best.timetable.meetings)
    return replace(best, timetable=replace(best.timetable, unheld=reasons)), *others


class _Repairing:
    """One trouble, for which several ways out are looked for."""

    def __init__(
        self, problem: Problem, before: Sequence[Meeting], first_slot: int, seed: int
    ) -> None:
        self._before = {meeting.wish: meeting for meeting in before}
        self._agreed = {
            wish.key
            for wish in problem.wishes
            if wish.key in self._before and self._before[wish.key].slot == wish.fixed_slot
        }
        self._first_slot = first_slot
        self._seed = seed
        self._problem = replace(
            problem,
            wishes=tuple(self._framed(wish, len(problem.slots)) for wish in problem.wishes),
            goals=_goals(problem.goals),
            fairness=None,
        )
        self._setting = Setting(self._problem)
        self._weights = weights_of(self._setting)

    def meetings(self, most_moves: int, *, work: float) -> tuple[Meeting, ...]:
        """The best timetable found with so many moves."""
        agreed_first = sorted(self._before.values(), key=lambda each: each.wish not in self._agreed)
        slots = {meeting.wish: meeting.slot for meeting in agreed_first}
        under_way = {key for key, slot in slots.items() if slot < self._first_slot}
        still = slots if most_moves == 0 else under_way | self._agreed
        annealing = Annealing(
            self._setting, self._weights, seed=self._seed, slots=slots, stay=still
        )
        annealing.allow_moves(most_moves)
        annealing.fill(urgent_first(self._setting))
        if most_moves:
            walker = Walker(Budget(None, work * len(self._weights)), lambda _: None)
            for goal in (goal for goal in self._weights if goal is not Goal.MOVES):
                warmth = temperatures(self._setting, self._weights, goal)
                walker.walk(annealing, warmth, work=work)
        return self._seated(annealing.slots)

    def _framed(self, wish: Wish, slots: int) -> Wish:
        """The wish as it may be held now; what was announced is not given up for another."""
        before = self._before.get(wish.key)
        allowed = frozenset(
            slot
            for slot in wish.slots_allowed(slots)
            if slot >= self._first_slot or (before is not None and slot == before.slot)
        )
        place = None if before is None else Place(before.slot, before.table)
        stays = wish.must_be_held or before is not None
        return replace(wish, slots=allowed, required=stays, fixed_slot=None, published=place)

    def _seated(self, slots: dict[str, int]) -> tuple[Meeting, ...]:
        """Meetings with seats; whoever stays in a slot keeps table and people where possible."""
        loose: set[str] = set()
        for _ in range(RESEATED):
            try:
                return seat(self._problem, self._kept(slots, loose))
            except Unseatable as some:
                fresh = [key for key in some.wishes if key not in loose]
                if fresh:
                    loose.update(fresh)
                else:
                    del slots[min(some.wishes, key=self._cost_of_losing)]
        return seat(self._problem, Placement(slots))

    def _cost_of_losing(self, key: str) -> tuple[bool, int]:
        return key in self._agreed, self._setting.wish[key].worth

    def _kept(self, slots: dict[str, int], loose: Collection[str]) -> Placement:
        """With the people of meetings that stay in their slot, but for the loose ones.

        Their tables are kept as far as they can be: for others, some may have to change.
        """
        staying = [
            before
            for key in slots
            if key not in loose and (before := self._staying(key, slots)) is not None
        ]
        return Placement(
            slots,
            sitters={
                (before.wish, party): person
                for before in staying
                for party, person in zip(
                    self._setting.wish[before.wish].parties, before.people, strict=True
                )
            },
            tables={before.wish: before.table for before in staying},
        )

    def _staying(self, key: str, slots: dict[str, int]) -> Meeting | None:
        """The meeting, if it stays in its slot and its people are there."""
        before = self._before.get(key)
        if before is None or slots.get(key) != before.slot:
            return None
        wish = self._setting.wish[key]
        here = all(
            (person, before.slot) not in self._setting.party[party].away
            for party, person in zip(wish.parties, before.people, strict=True)
        )
        return before if here else None


def _goals(goals: Goals) -> Goals:
    """Gains first, then few moves, then what the problem asks for otherwise."""
    rest = [g for g in goals.order if not g.is_gain and g not in (Goal.MOVES, Goal.MOVED_WORTH)]
    gains = [goal for goal in goals.order if goal.is_gain] or [Goal.WORTH]
    return Goals((*gains, Goal.MOVES, *rest))


def _told(problem: Problem, standing: Sequence[Meeting], meetings: tuple[Meeting, ...]) -> Repair:
    before = {meeting.wish: meeting for meeting in standing}
    now = {meeting.wish: meeting for meeting in meetings}
    values = parts(problem, meetings)
    moved = tuple(
        Move(key, before[key], meeting)
        for key, meeting in now.items()
        if key in before and (before[key].slot, before[key].table) != (meeting.slot, meeting.table)
    )
    worth = sum(wish.worth for wish in problem.wishes)
    timetable = Timetable(
        meetings=meetings,
        unheld=(),
        worth=values[Goal.WORTH],
        bound=worth,
        idle_periods=values[Goal.IDLE],
        parts=tuple(Part(goal, values[goal]) for goal in problem.goals.order),
        stopped=Stop.WORK,
    )
    lost = tuple(key for key in before if key not in now)
    return Repair(timetable, moved, lost, tuple(key for key in now if key not in before))


def _merit(each: Repair) -> tuple[int, int, int, int]:
    return -len(each.lost), each.timetable.worth, -len(each.moved), -each.timetable.idle_periods
