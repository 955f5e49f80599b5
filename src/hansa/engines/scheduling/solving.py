"""The solver: a start at once, then the worthiest wishes, then the fewest idle periods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor

from hansa.engines.scheduling.checking import waits_of
from hansa.engines.scheduling.choosing import Choice
from hansa.engines.scheduling.diary import Diary, fill, first_diary
from hansa.engines.scheduling.explaining import contradiction, unheld
from hansa.engines.scheduling.model import Model
from hansa.engines.scheduling.problem import Problem, only
from hansa.engines.scheduling.running import (
    CLAUSAL,
    LINEAR,
    PLAIN,
    Clock,
    Findings,
    Gear,
    Outcome,
    run,
)
from hansa.engines.scheduling.seating import Placement, seat
from hansa.engines.scheduling.timetable import (
    Meeting,
    NoTimetable,
    Progress,
    Stage,
    Timetable,
)

ROUNDING = 1e-6
"""What a bound in floating point may be off."""

PROVABLE = 8_000
"""Up to so many meetings times slots the fewest idle periods are looked for from below."""

SHARE_OF_CHOOSING, SHARE_OF_PLACING, SHARE_OF_WORTH, SHARE_OF_MOVING = 0.2, 0.2, 0.4, 0.7
"""Of the time that is left, how much each step may take."""


def solve(
    problem: Problem,
    *,
    seconds: float,
    seed: int = 0,
    workers: int = 2,
    on_progress: Callable[[Progress], None] | None = None,
) -> Timetable:
    """The timetable of most worth and, at that worth, of fewest idle periods.

    Hosts change tables as little as the rest allows. With one worker, and unless time cuts a
    step short, the same seed gives the same timetable.

    Args:
        seconds: how long it may take; less, once the answer is proved to be the best.
        workers: threads of the solver.
        on_progress: told at least twice a second, in the caller's thread. What it raises stops
            the search and reaches the caller.

    Raises:
        NoTimetable: when not everything required can be held, or no way was found in time.
    """
    search = _Search(problem, Clock(seconds), seed, workers, on_progress or (lambda _: None))
    search.start()
    search.choose()
    search.move()
    return search.timetable()


@dataclass(frozen=True, slots=True)
class _Best:
    """The best timetable so far."""

    meetings: tuple[Meeting, ...]
    worth: int
    idle_periods: int

    def placement(self, problem: Problem) -> Placement:
        parties = {wish.key: wish.parties for wish in problem.wishes}
        return Placement(
            slots={meeting.wish: meeting.slot for meeting in self.meetings},
            sitters={
                (meeting.wish, party): person
                for meeting in self.meetings
                for party, person in zip(parties[meeting.wish], meeting.people, strict=True)
            },
        )

    def beats(self, other: _Best | None) -> bool:
        if other is None:
            return True
        return (self.worth, -self.idle_periods) > (other.worth, -other.idle_periods)


class _Search:
    """One call of the solver, step by step."""

    def __init__(
        self,
        problem: Problem,
        clock: Clock,
        seed: int,
        workers: int,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self._problem = problem
        self._clock = clock
        self._seed = seed
        self._workers = workers
        self._on_progress = on_progress
        self._worth_of = {wish.key: wish.worth for wish in problem.wishes}
        self._best: _Best | None = None
        self._hint = Placement({})
        self._bound = sum(self._worth_of.values())
        self._idle_bound = 0

    def start(self) -> None:
        """Put a first timetable together, which may miss something required."""
        self._hint = Placement(first_diary(self._problem).slots)
        for placement in (self._hint, Placement({})):
            if self._best is None:
                self._consider(placement)
        self._tell(Stage.START)

    def choose(self) -> None:
        """Find the wishes that are worth most together, and a place for each."""
        if all(wish.must_be_held for wish in self._problem.wishes):
            return
        chosen = self._chosen()
        if chosen and not self._worth_is_proved:
            self._place(chosen)
        if not self._worth_is_proved:
            self._choose_and_place()

    def move(self) -> None:
        """Move meetings until people wait as little as can be."""
        held = {meeting.wish for meeting in self._best.meetings} if self._best else set()
        if len(held) < len(self._problem.wishes) and not self._is_proved:
            self._move(only(self._problem, held, required=True), share=SHARE_OF_MOVING)
        if not self._is_proved:
            self._move(self._problem, share=1.0)

    def timetable(self) -> Timetable:
        best = self._found()
        slots = {meeting.wish: meeting.slot for meeting in best.meetings}
        return Timetable(
            meetings=best.meetings,
            unheld=unheld(self._problem, Diary.of(self._problem, slots)),
            worth=best.worth,
            bound=self._bound,
            idle_periods=best.idle_periods,
            idle_bound=self._idle_bound,
            proved=self._is_proved,
            seconds=self._clock.elapsed(),
        )

    @property
    def _worth_is_proved(self) -> bool:
        return self._best is not None and self._best.worth == self._bound

    @property
    def _is_proved(self) -> bool:
        return self._worth_is_proved and self._found().idle_periods == self._idle_bound

    def _found(self) -> _Best:
        """The best timetable.

        Raises:
            NoTimetable: when there is none yet.
        """
        if self._best is None:
            seconds = self._clock.elapsed()
            raise NoTimetable(
                f"No timetable with everything required was found in {seconds:.0f} seconds; "
                "there may be one: allow more time."
            )
        return self._best

    def _chosen(self) -> set[str]:
        """Wishes worth most by number alone; none when that took too long."""
        choice = Choice(self._problem)
        gear = self._gear(LINEAR, SHARE_OF_CHOOSING)
        outcome = run(choice.cp, gear, tell=lambda _: self._tell(Stage.WORTH))
        self._refuse_the_impossible(outcome)
        self._bound_worth(outcome.findings)
        solution = outcome.findings.solution
        if not outcome.is_proved or solution is None:
            return set()
        return {key for key, literal in choice.held.items() if solution[literal.index]}

    def _place(self, chosen: set[str]) -> None:
        """Hold exactly those, if they can be held together."""
        problem = only(self._problem, chosen, required=True)
        model = Model(problem, count_waits=False)
        model.hint(self._hint)
        self._run(model, self._gear(PLAIN, SHARE_OF_PLACING), Stage.WORTH)

    def _choose_and_place(self) -> None:
        """Choose and place at once, which takes longer and misses nothing."""
        model = Model(self._problem, count_waits=False)
        model.cp.add(model.worth <= self._bound)
        model.cp.maximize(model.worth)
        model.hint(self._best.placement(self._problem) if self._best else self._hint)
        outcome = self._run(model, self._gear(LINEAR, SHARE_OF_WORTH), Stage.WORTH)
        self._refuse_the_impossible(outcome)
        self._bound_worth(outcome.findings)
        if not outcome.is_proved:
            self._fill()

    def _fill(self) -> None:
        """Hold what still fits; with fairness, only the model knows what does."""
        if self._problem.fairness is None:
            slots = {meeting.wish: meeting.slot for meeting in self._found().meetings}
            diary = Diary.of(self._problem, slots)
            fill(diary)
            self._consider(Placement(diary.slots))

    def _move(self, problem: Problem, *, share: float) -> None:
        """Look for fewer idle periods among timetables worth no less."""
        model = Model(problem)
        model.cp.minimize(model.waits)
        model.hint(self._best.placement(self._problem) if self._best else self._hint)
        if self._best is not None and not all(wish.must_be_held for wish in problem.wishes):
            model.cp.add(model.worth >= self._best.worth)
        strategy = CLAUSAL if model.size <= PROVABLE else PLAIN
        outcome = self._run(model, self._gear(strategy, share), Stage.IDLE)
        self._refuse_the_impossible(outcome)
        if len(problem.wishes) == len(self._problem.wishes) and outcome.findings.bound is not None:
            self._idle_bound = max(self._idle_bound, ceil(outcome.findings.bound - ROUNDING))

    def _run(self, model: Model, gear: Gear, stage: Stage) -> Outcome:
        """Solve, and take up every solution that is told of."""
        heard: object = None

        def tell(findings: Findings) -> None:
            nonlocal heard
            if (solution := findings.solution) is not None and solution is not heard:
                heard = solution
                self._consider(model.placement(lambda literal: solution[literal.index]))
            self._tell(stage)

        outcome = run(model.cp, gear, tell=tell)
        tell(outcome.findings)
        return outcome

    def _gear(self, strategy: str, share: float) -> Gear:
        return Gear(strategy, self._clock.left(share), seed=self._seed, workers=self._workers)

    def _refuse_the_impossible(self, outcome: Outcome) -> None:
        if outcome.is_impossible:
            raise contradiction(self._problem)

    def _bound_worth(self, findings: Findings) -> None:
        if findings.bound is not None:
            self._bound = min(self._bound, floor(findings.bound + ROUNDING))

    def _consider(self, placement: Placement) -> None:
        """Keep the timetable if it has all that is required and is better than the best."""
        meetings = seat(self._problem, placement)
        found = _Best(
            meetings=meetings,
            worth=sum(self._worth_of[meeting.wish] for meeting in meetings),
            idle_periods=sum(waits_of(self._problem, meetings).values()),
        )
        if found.beats(self._best) and _has_all_that_is_required(self._problem, meetings):
            self._best = found

    def _tell(self, stage: Stage) -> None:
        self._on_progress(
            Progress(
                seconds=self._clock.elapsed(),
                worth=self._best.worth if self._best else 0,
                bound=self._bound,
                idle_periods=self._best.idle_periods if self._best else 0,
                stage=stage,
            )
        )


def _has_all_that_is_required(problem: Problem, meetings: tuple[Meeting, ...]) -> bool:
    """Whether the demands of one slot are joined by those that only a whole timetable shows."""
    held = {meeting.wish for meeting in meetings}
    waits = waits_of(problem, meetings).values()
    spread = max(waits, default=0) - min(waits, default=0)
    is_fair = problem.fairness is None or spread <= problem.fairness
    return is_fair and all(wish.key in held for wish in problem.wishes if wish.must_be_held)
