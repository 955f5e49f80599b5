"""The best timetable so far, and what is known about better ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor

from hansa.engines.scheduling.answer.none_yet import NoneYet
from hansa.engines.scheduling.answer.timetable import Meeting, Progress, Stage
from hansa.engines.scheduling.problem.goals import Goal, Part
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.rules.measures import parts, waits_of
from hansa.engines.scheduling.rules.weighing import AT_THE_TABLE, key_of
from hansa.engines.scheduling.search.budget import TELL_EVERY, Budget
from hansa.engines.scheduling.seats.seating import Placement, Unseatable, seat

ROUNDING = 1e-6
"""What a bound in floating point may be off."""
LEFT_OUT = 50
"""So many wishes are left out, one after the other, because they cannot be seated."""


@dataclass(frozen=True, slots=True)
class Best:
    """A timetable with everything that is required.

    Attributes:
        values: each goal's measure.
        key: the greater, the better.
    """

    meetings: tuple[Meeting, ...]
    values: Mapping[Goal, int]
    key: tuple[int, ...]

    @property
    def slots(self) -> dict[str, int]:
        """By wish key, the slot of each wish that is held."""
        return {meeting.wish: meeting.slot for meeting in self.meetings}


class Standing:
    """How the search stands, and who is told of it.

    Attributes:
        best: None, until something with everything required is found.
        bounds: by goal, what no timetable passes that is as good in all goals before it.
    """

    def __init__(
        self, setting: Setting, budget: Budget, on_progress: Callable[[Progress], None]
    ) -> None:
        self.best: Best | None = None
        self.bounds: dict[Goal, int] = {
            Goal.WORTH: sum(wish.worth for wish in setting.problem.wishes),
            Goal.MUST_MEETS: sum(wish.must_meet for wish in setting.problem.wishes),
        }
        self._setting = setting
        self._budget = budget
        self._on_progress = on_progress
        self._all_proved = False
        self._told = 0.0
        self._hint = Placement({})

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals of the slots, in the problem's order."""
        order = self._setting.problem.goals.order
        return tuple(goal for goal in order if goal not in AT_THE_TABLE)

    @property
    def is_proved(self) -> bool:
        """Whether no slots are better than the best timetable's."""
        return self._all_proved or (
            self.best is not None and all(part.is_proved for part in self.parts())
        )

    def prove_all(self) -> None:
        """The best timetable is the best by all goals together."""
        self._all_proved = True

    def proves(self, goal: Goal) -> bool:
        """Whether the best timetable is as good as can be in this goal, given those before."""
        return self.best is not None and self.best.values[goal] == self._bound(goal)

    def parts(self) -> tuple[Part, ...]:
        """The goals of the slots, as the best timetable has them."""
        if self.best is None:
            return ()
        known = not self._setting.problem.goals.weights
        told = []
        for goal in self.goals:
            bound = self._bound(goal) if known else None
            told.append(Part(goal, self.best.values[goal], bound))
            known = known and told[-1].is_proved
        return tuple(told)

    def found(self) -> Best:
        """The best timetable.

        Raises:
            NoneYet: when there is none yet.
        """
        if self.best is None:
            raise NoneYet(
                "No timetable with everything required was found in "
                f"{self._budget.elapsed():.0f} seconds; there may be one: allow more time."
            )
        return self.best

    def hint(self) -> Placement:
        """Where to begin: the best timetable, or one that holds more and does not quite do."""
        if self.best is None or self.best.values[Goal.WORTH] < self._worth_of(self._hint):
            return self._hint
        sitters = {
            (meeting.wish, party): person
            for meeting in self.best.meetings
            for party, person in zip(
                self._setting.wish[meeting.wish].parties, meeting.people, strict=True
            )
        }
        return Placement(self.best.slots, sitters)

    def consider(self, placement: Placement) -> None:
        """Keep the timetable if it has all that is required and beats the best."""
        if not self.has_all_required(placement):
            self._remember(placement)
            return
        meetings = self._seated(placement)
        if meetings is None or not self._is_fair(meetings):
            self._remember(placement)
            return
        self.adopt(meetings)

    def adopt(self, meetings: tuple[Meeting, ...]) -> None:
        """Keep a timetable that keeps every rule, if it beats the best."""
        values = parts(self._setting.problem, meetings)
        key = key_of(self._setting, values)
        if self.best is None or key > self.best.key:
            self.best = Best(meetings, values, key)

    def bound(self, goal: Goal, bound: float | None) -> None:
        """No timetable as good in the goals before this one passes the bound."""
        if bound is None:
            return
        whole = floor(bound + ROUNDING) if goal.is_gain else ceil(bound - ROUNDING)
        known = self._bound(goal)
        self.bounds[goal] = min(known, whole) if goal.is_gain else max(known, whole)

    def tell(self, stage: Stage, *, at_once: bool = False) -> None:
        """Say how far the search is, unless it was said just now."""
        now = self._budget.elapsed()
        if not at_once and now - self._told < TELL_EVERY:
            return
        self._told = now
        values = self.best.values if self.best else {}
        self._on_progress(
            Progress(
                seconds=now,
                worth=values.get(Goal.WORTH, 0),
                bound=self.bounds[Goal.WORTH],
                idle_periods=values.get(Goal.IDLE, 0),
                stage=stage,
                parts=self.parts(),
            )
        )

    def has_all_required(self, placement: Placement) -> bool:
        """Whether nothing that must be held is missing from it."""
        wishes = self._setting.problem.wishes
        return all(wish.key in placement.slots for wish in wishes if wish.must_be_held)

    def _bound(self, goal: Goal) -> int:
        return self.bounds.get(goal, 0)

    def _seated(self, placement: Placement) -> tuple[Meeting, ...] | None:
        """With people, tables and helpers; wishes for which there are none are left out."""
        slots = dict(placement.slots)
        for _ in range(LEFT_OUT):
            try:
                return seat(self._setting.problem, Placement(slots, placement.sitters))
            except Unseatable as some:
                spare = [key for key in some.wishes if not self._setting.wish[key].must_be_held]
                if not spare:
                    return None
                del slots[min(spare, key=lambda key: self._setting.wish[key].worth)]
        return None

    def _is_fair(self, meetings: Iterable[Meeting]) -> bool:
        fairness = self._setting.problem.fairness
        if fairness is None:
            return True
        waits = waits_of(self._setting.problem, meetings).values()
        return max(waits, default=0) - min(waits, default=0) <= fairness

    def _remember(self, placement: Placement) -> None:
        if self._worth_of(placement) >= self._worth_of(self._hint):
            self._hint = placement

    def _worth_of(self, placement: Placement) -> int:
        return sum(self._setting.wish[key].worth for key in placement.slots)
