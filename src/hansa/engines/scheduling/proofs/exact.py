"""The gear that proves: by clauses from below, or by an exact model, goal after goal."""

from __future__ import annotations

from collections.abc import Callable

from hansa.engines.scheduling.answer.timetable import Stage
from hansa.engines.scheduling.constraints.model import Model
from hansa.engines.scheduling.problem.goals import Goal
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.proofs.proving import Asked, Word, fewer, fewest
from hansa.engines.scheduling.proofs.running import CLAUSAL, LINEAR, Findings, Gear, Outcome, run
from hansa.engines.scheduling.search.budget import TELL_EVERY, Budget
from hansa.engines.scheduling.search.standing import Standing
from hansa.engines.scheduling.seats.seating import Placement

FAR = 2
"""With so many waits more than the bound, better is looked for nearby when a proof takes long."""
SILENCE = 0.2
"""Seconds without a word from the prover, after which a proof takes long."""
IN_VAIN = 1.5
"""Seconds without a better timetable nearby, after which none is looked for there."""
SHARE = 0.6
"""What the proof of one goal may take of what is left, when others follow."""


class Exact:
    """Solvers that know when nothing is better; what they find goes to a standing."""

    def __init__(self, setting: Setting, budget: Budget, standing: Standing, *, seed: int) -> None:
        self._setting = setting
        self._budget = budget
        self._standing = standing
        self._seed = seed

    def prove_by_clauses(self, meanwhile: Callable[[], bool] | None) -> bool:
        """Ask for ever more idle periods until there is a timetable; False: there is none.

        Args:
            meanwhile: looks for better timetables for a second or so, at the side; says whether
                it is worth going on.
        """
        best = self._standing.best
        prover = fewest(
            self._setting,
            waits=best.values[Goal.IDLE] if best else None,
            least=self._least,
        )
        is_alone, may_look = meanwhile is None, True
        try:
            while not self._is_over(prover):
                word = prover.word(0.0 if meanwhile else SILENCE)
                if word is None and meanwhile and not prover.is_over and not meanwhile():
                    meanwhile = None
                if word is not None:
                    if word.is_impossible:
                        return False
                    self._take_up(word)
                elif meanwhile is None and may_look and self._is_far:
                    may_look = self._finds_nearby(prover if is_alone else None)
                self._standing.tell(Stage.IDLE)
        finally:
            prover.stop()
        return True

    def prove_in_order(self, *, workers: int) -> bool:
        """Make each goal as good as can be, the most important first; False: nothing can be."""
        goals = self._standing.goals
        if self._setting.problem.goals.weights:
            return self._prove(goals, (), share=1.0, workers=workers)
        for place, goal in enumerate(goals):
            if self._budget.is_spent or self._standing.is_proved:
                return True
            if self._standing.proves(goal):
                continue
            share = SHARE if place < len(goals) - 1 else 1.0
            if not self._prove((goal,), goals[:place], share=share, workers=workers):
                return False
        return True

    @property
    def _least(self) -> int:
        """So many waits there are in any timetable, as far as is known."""
        return self._standing.bounds.get(Goal.IDLE, 0)

    def _is_over(self, asked: Asked) -> bool:
        return asked.is_over or self._budget.is_spent or self._standing.is_proved

    @property
    def _is_far(self) -> bool:
        """Whether a bound is known, and the best timetable may be far from it."""
        best = self._standing.best
        if best is None or Goal.IDLE not in self._standing.bounds:
            return False
        return best.values[Goal.IDLE] - self._least >= FAR

    def _finds_nearby(self, prover: Asked | None) -> bool:
        """Ask for fewer waits near the best timetable, while a prover stands still."""
        best = self._standing.found()
        waits = best.values[Goal.IDLE]
        asked = fewer(self._setting, best.slots, waits=waits, least=self._least)
        if prover is not None:
            prover.pause()
        heard = self._budget.elapsed()
        try:
            while not self._is_over(asked) and self._budget.elapsed() - heard < IN_VAIN:
                word = asked.word(TELL_EVERY)
                if word is not None and word.slots is not None:
                    self._take_up(word)
                    heard = self._budget.elapsed()
                self._standing.tell(Stage.IDLE)
        finally:
            asked.stop()
            if prover is not None:
                prover.go_on()
        return self._standing.found() is not best

    def _take_up(self, word: Word) -> None:
        self._standing.bound(Goal.IDLE, word.least)
        if word.slots is not None:
            self._standing.consider(Placement(dict(word.slots)))

    def _prove(
        self, goals: tuple[Goal, ...], before: tuple[Goal, ...], *, share: float, workers: int
    ) -> bool:
        """Make the goals as good as can be, with no loss in those before."""
        model = Model(self._setting.problem, count_waits=Goal.IDLE in (*goals, *before))
        best = self._standing.best
        for goal in before if best else ():
            self._keep(model, goal, best.values[goal] if best else 0)
        weights = self._setting.problem.goals
        by_goal = dict(zip(weights.order, weights.weights, strict=False))
        model.cp.maximize(
            sum(
                by_goal.get(goal, 1) * (model.goal(goal) if goal.is_gain else -model.goal(goal))
                for goal in goals
            )
        )
        model.hint(self._standing.hint())
        strategy = LINEAR if goals[0].is_gain else CLAUSAL
        outcome = self._run(model, self._gear(strategy, share, workers))
        if outcome.is_impossible:
            return best is not None
        if len(goals) == 1 and outcome.findings.bound is not None:
            bound = outcome.findings.bound
            self._standing.bound(goals[0], bound if goals[0].is_gain else -bound)
        if len(goals) > 1 and outcome.is_proved:
            self._standing.prove_all()
        return True

    def _keep(self, model: Model, goal: Goal, value: int) -> None:
        """No loss in a goal that came before."""
        measure = model.goal(goal)
        model.cp.add(measure >= value if goal.is_gain else measure <= value)

    def _gear(self, strategy: str, share: float, workers: int) -> Gear:
        return Gear(
            strategy,
            share * self._budget.left(),
            seed=self._seed,
            workers=workers,
            is_by_work=self._budget.is_by_work,
        )

    def _run(self, model: Model, gear: Gear) -> Outcome:
        """Solve, and take up every solution that is told of."""
        heard: object = None

        def tell(findings: Findings) -> None:
            nonlocal heard
            if (solution := findings.solution) is not None and solution is not heard:
                heard = solution
                self._standing.consider(model.placement(lambda literal: solution[literal.index]))
            self._standing.tell(Stage.IDLE)

        outcome = run(model.cp, gear, tell=tell)
        self._budget.spend(outcome.work)
        tell(outcome.findings)
        return outcome
