"""The solver: a start at once, then the worthiest wishes, then the fewest idle periods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hansa.engines.scheduling.annealing import Annealing
from hansa.engines.scheduling.choosing import choice
from hansa.engines.scheduling.contradicting import contradiction
from hansa.engines.scheduling.diary import Diary, fill, first_diary
from hansa.engines.scheduling.explaining import unheld
from hansa.engines.scheduling.model import Model
from hansa.engines.scheduling.problem import Problem, only
from hansa.engines.scheduling.running import (
    CLAUSAL,
    LINEAR,
    PLAIN,
    TELL_EVERY,
    Clock,
    Findings,
    Gear,
    Outcome,
    run,
)
from hansa.engines.scheduling.seating import Placement
from hansa.engines.scheduling.standing import Standing
from hansa.engines.scheduling.timetable import Progress, Stage, Timetable

PROVABLE = 8_000
"""Up to so many choices of a slot, the fewest idle periods are looked for from below."""

STEPS_PER_CHOICE, STEPS_AT_ONCE = 200, 200
"""How long annealing goes on, for each slot that some meeting may go to; and between clocks."""

CHOOSING, PLACING, BOTH, ANNEALING, SETTLING = 0.1, 0.2, 0.4, 0.5, 0.5
"""The share of the time left that each step may take."""


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
        seconds: how long it may take; less, once the answer is proved to be the best. Naming
            what contradicts may take five seconds more.
        workers: threads of the solver.
        on_progress: told at least twice a second, in the caller's thread. What it raises stops
            the search and reaches the caller.

    Raises:
        NoTimetable: when not everything required can be held, or no way was found in time.
    """
    search = _Search(problem, Clock(seconds), seed, workers, on_progress or (lambda _: None))
    search.start()
    search.choose()
    search.anneal()
    search.settle()
    return search.timetable()


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
        self._standing = Standing(problem, clock, on_progress)

    def start(self) -> None:
        """Put a first timetable together, which may miss something required."""
        self._standing.consider(Placement({}))
        self._standing.consider(Placement(first_diary(self._problem).slots))
        self._standing.tell(Stage.START)

    def choose(self) -> None:
        """Find the wishes that are worth most together, and a slot for each."""
        chosen = choice(self._problem, seconds=self._clock.left(CHOOSING))
        if chosen.is_impossible:
            raise contradiction(self._problem)
        self._standing.bound_worth(chosen.bound)
        self._standing.tell(Stage.WORTH)
        if chosen.wishes and not self._standing.worth_is_proved:
            self._place(chosen.wishes)
        if self._problem.fairness is not None:
            self.anneal()  # waiting less is how a choice becomes fair
        if not self._standing.worth_is_proved and not self._all_must_be_held:
            self._choose_and_place()

    def anneal(self) -> None:
        """Move meetings about, which soon finds few idle periods and proves nothing."""
        hint = self._standing.hint()
        if self._standing.is_proved or not self._standing.has_all_required(hint):
            return
        annealing = Annealing(self._problem, hint.slots, seed=self._seed)
        steps = STEPS_PER_CHOICE * annealing.choices
        began, seconds = self._clock.elapsed(), self._clock.left(ANNEALING)
        told, done, way = began, 0, 0.0
        while steps and way < 1 and annealing.idle_periods:
            annealing.improve(STEPS_AT_ONCE, way=way)
            done += STEPS_AT_ONCE
            now = self._clock.elapsed()
            way = max(done / steps, (now - began) / seconds)
            if now - told > TELL_EVERY:
                told = now
                self._standing.consider(Placement(annealing.slots))
                self._standing.tell(Stage.IDLE)
        self._standing.consider(Placement(annealing.slots))

    def settle(self) -> None:
        """Look for the fewest idle periods there are, and prove them."""
        best = self._standing.best
        if best and len(best.meetings) < len(self._problem.wishes):
            self._settle(only(self._problem, best.slots, required=True), share=SETTLING)
        bound = self._settle(self._problem, share=1.0)
        self._standing.bound_idle_periods(bound)

    def timetable(self) -> Timetable:
        best = self._standing.found()
        return Timetable(
            meetings=best.meetings,
            unheld=unheld(self._problem, best.meetings),
            worth=best.worth,
            bound=self._standing.bound,
            idle_periods=best.idle_periods,
            idle_bound=self._standing.idle_bound,
            proved=self._standing.is_proved,
            seconds=self._clock.elapsed(),
        )

    @property
    def _all_must_be_held(self) -> bool:
        return all(wish.must_be_held for wish in self._problem.wishes)

    def _place(self, chosen: frozenset[str]) -> None:
        """Hold exactly those, if they can be held together; fairness can wait."""
        problem = replace(only(self._problem, chosen, required=True), fairness=None)
        model = Model(problem, count_waits=False)
        model.hint(self._standing.hint())
        outcome = self._run(model, self._gear(PLAIN, PLACING), Stage.WORTH)
        if self._all_must_be_held:
            self._refuse_the_impossible(outcome)

    def _choose_and_place(self) -> None:
        """Choose and place at once, which takes longer and misses nothing."""
        model = Model(self._problem, count_waits=False)
        model.cp.add(model.worth <= self._standing.bound)
        model.cp.maximize(model.worth)
        model.hint(self._standing.hint())
        outcome = self._run(model, self._gear(LINEAR, BOTH), Stage.WORTH)
        self._refuse_the_impossible(outcome)
        self._standing.bound_worth(outcome.findings.bound)
        if not outcome.is_proved and self._problem.fairness is None:
            diary = Diary.of(self._problem, self._standing.found().slots)
            fill(diary)
            self._standing.consider(Placement(diary.slots))

    def _settle(self, problem: Problem, *, share: float) -> float | None:
        """Look for fewer idle periods at no less worth; a bound on their number."""
        if self._standing.is_proved:
            return None
        model = Model(problem)
        model.cp.minimize(model.waits)
        model.hint(self._standing.hint())
        best = self._standing.best
        if best and not all(wish.must_be_held for wish in problem.wishes):
            model.cp.add(model.worth >= best.worth)
        strategy = CLAUSAL if model.size <= PROVABLE else PLAIN
        outcome = self._run(model, self._gear(strategy, share), Stage.IDLE)
        self._refuse_the_impossible(outcome)
        return outcome.findings.bound

    def _run(self, model: Model, gear: Gear, stage: Stage) -> Outcome:
        """Solve, and take up every solution that is told of."""
        heard: object = None

        def tell(findings: Findings) -> None:
            nonlocal heard
            if (solution := findings.solution) is not None and solution is not heard:
                heard = solution
                self._standing.consider(model.placement(lambda literal: solution[literal.index]))
            self._standing.tell(stage)

        outcome = run(model.cp, gear, tell=tell)
        tell(outcome.findings)
        return outcome

    def _gear(self, strategy: str, share: float) -> Gear:
        return Gear(strategy, self._clock.left(share), seed=self._seed, workers=self._workers)

    def _refuse_the_impossible(self, outcome: Outcome) -> None:
        if outcome.is_impossible:
            raise contradiction(self._problem)
