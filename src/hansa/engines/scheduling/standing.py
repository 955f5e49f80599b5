"""The best timetable so far, and what is known about better ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor

from hansa.engines.scheduling.checking import waits_of
from hansa.engines.scheduling.problem import Problem
from hansa.engines.scheduling.running import Clock
from hansa.engines.scheduling.seating import Placement, seat
from hansa.engines.scheduling.timetable import Meeting, NoTimetable, Progress, Stage

ROUNDING = 1e-6
"""What a bound in floating point may be off."""


@dataclass(frozen=True, slots=True)
class Best:
    """A timetable with everything that is required."""

    meetings: tuple[Meeting, ...]
    worth: int
    idle_periods: int

    @property
    def slots(self) -> dict[str, int]:
        """By wish key, the slot of each wish that is held."""
        return {meeting.wish: meeting.slot for meeting in self.meetings}

    def beats(self, other: Best | None) -> bool:
        """Whether it is worth more or, at equal worth, has fewer idle periods."""
        if other is None:
            return True
        return (self.worth, -self.idle_periods) > (other.worth, -other.idle_periods)


class Standing:
    """How the search stands, and who is told of it.

    Attributes:
        best: None, until something with everything required is found.
        bound: no timetable is worth more.
        idle_bound: no timetable worth as much has fewer idle periods.
    """

    def __init__(
        self, problem: Problem, clock: Clock, on_progress: Callable[[Progress], None]
    ) -> None:
        self.best: Best | None = None
        self.bound = sum(wish.worth for wish in problem.wishes)
        self.idle_bound = 0
        self._problem = problem
        self._clock = clock
        self._on_progress = on_progress
        self._wishes = {wish.key: wish for wish in problem.wishes}
        self._hint = Placement({})

    @property
    def worth_is_proved(self) -> bool:
        return self.best is not None and self.best.worth == self.bound

    @property
    def is_proved(self) -> bool:
        return self.worth_is_proved and self.found().idle_periods == self.idle_bound

    def found(self) -> Best:
        """The best timetable.

        Raises:
            NoTimetable: when there is none yet.
        """
        if self.best is None:
            seconds = self._clock.elapsed()
            raise NoTimetable(
                f"No timetable with everything required was found in {seconds:.0f} seconds; "
                "there may be one: allow more time."
            )
        return self.best

    def hint(self) -> Placement:
        """Where to begin: the best timetable, or one worth more that does not quite do."""
        if self.best is None or self.best.worth < self._worth_of(self._hint):
            return self._hint
        sitters = {
            (meeting.wish, party): person
            for meeting in self.best.meetings
            for party, person in zip(
                self._wishes[meeting.wish].parties, meeting.people, strict=True
            )
        }
        return Placement(self.best.slots, sitters)

    def consider(self, placement: Placement) -> None:
        """Keep the timetable if it has all that is required and beats the best."""
        meetings = seat(self._problem, placement)
        waits = waits_of(self._problem, meetings).values()
        found = Best(
            meetings=meetings,
            worth=self._worth_of(placement),
            idle_periods=sum(waits),
        )
        spread = max(waits, default=0) - min(waits, default=0)
        is_fair = self._problem.fairness is None or spread <= self._problem.fairness
        if is_fair and self.has_all_required(placement):
            self.best = found if found.beats(self.best) else self.best
        elif found.worth >= self._worth_of(self._hint):
            self._hint = placement

    def bound_worth(self, bound: float | None) -> None:
        if bound is not None:
            self.bound = min(self.bound, floor(bound + ROUNDING))

    def bound_idle_periods(self, bound: float | None) -> None:
        if bound is not None:
            self.idle_bound = max(self.idle_bound, ceil(bound - ROUNDING))

    def tell(self, stage: Stage) -> None:
        """Say how far the search is."""
        self._on_progress(
            Progress(
                seconds=self._clock.elapsed(),
                worth=self.best.worth if self.best else 0,
                bound=self.bound,
                idle_periods=self.best.idle_periods if self.best else 0,
                stage=stage,
            )
        )

    def has_all_required(self, placement: Placement) -> bool:
        """Whether nothing that must be held is missing from it."""
        return all(
            wish.key in placement.slots for wish in self._problem.wishes if wish.must_be_held
        )

    def _worth_of(self, placement: Placement) -> int:
        return sum(self._wishes[key].worth for key in placement.slots)
