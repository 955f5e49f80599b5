"""The solver: a start at once, then better and better, then a proof."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from time import monotonic

from hansa.engines.scheduling.answer.timetable import (
    Enough,
    Meeting,
    Progress,
    Stage,
    Stop,
    Timetable,
)
from hansa.engines.scheduling.explanations.conflicts import first_conflict
from hansa.engines.scheduling.explanations.contradicting import contradiction
from hansa.engines.scheduling.explanations.explaining import unheld
from hansa.engines.scheduling.moves.annealing import Annealing
from hansa.engines.scheduling.moves.arrays import MUST
from hansa.engines.scheduling.moves.colouring import Colouring, is_colouring
from hansa.engines.scheduling.problem.goals import Goal, Part
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.proofs.choosing import choice
from hansa.engines.scheduling.proofs.clausal import is_clausal
from hansa.engines.scheduling.proofs.exact import Exact
from hansa.engines.scheduling.rules.weighing import AT_THE_TABLE, weights_of
from hansa.engines.scheduling.search.budget import Budget
from hansa.engines.scheduling.search.standing import Best, Standing
from hansa.engines.scheduling.search.walking import Improver, Walker, temperatures, urgent_first
from hansa.engines.scheduling.seats.seating import Placement

SHORT = 0.5
"""The work of the first walk for idle periods, before a proof is tried."""
CHOOSING, WALKING, LAST = 0.1, 0.4, 0.85
"""The shares of what is left that choosing and each walk may take, and the last walk of all."""
PER_CHOICE = 1e-4
"""And no more for each choice of a slot."""
PATIENCE = 2
"""So many walks beside a proof may be in vain before there are no more."""
CONSIDERING = 10
"""Seats are given out again after so many times as long as it took."""
PROVABLE = 8_000
"""Up to so many choices of a slot, a proof is looked for."""


def solve(
    problem: Problem,
    *,
    seconds: float | None = None,
    work: float | None = None,
    gap: int = 0,
    seed: int = 0,
    workers: int = 2,
    start: Sequence[Meeting] = (),
    on_progress: Callable[[Progress], None] | None = None,
) -> Timetable:
    """The best timetable by the problem's goals, and what is proved of it.

    With `work` and without `seconds` nothing depends on the clock: the same seed gives the same
    timetable on every machine, whatever its load.

    Args:
        seconds: how long it may take; less, once the answer is proved to be the best. Naming
            what contradicts may take longer.
        work: how much may be done; one is about a second of a usual core.
        gap: stop when the first goal that is not proved is so near its bound.
        workers: threads of the exact solver; with `work` alone it is one.
        start: a timetable to begin with, if it keeps the rules.
        on_progress: told at least twice a second, in the caller's thread. `Enough` makes the
            best timetable so far the answer; anything else it raises reaches the caller.

    Raises:
        NoTimetable: when not everything required can be held, or no way was found in time.
    """
    told = on_progress or (lambda _: None)
    search = _Search(problem, Budget(seconds, work), told, seed=seed, gap=gap)
    return search.timetable(search.run(start, workers))


class _Search:
    """One call of the solver, step by step."""

    def __init__(
        self,
        problem: Problem,
        budget: Budget,
        on_progress: Callable[[Progress], None],
        *,
        seed: int,
        gap: int,
    ) -> None:
        self._problem = problem
        self._budget = budget
        self._seed = seed
        self._gap = gap
        self._setting = Setting(problem)
        self._weights = weights_of(self._setting)
        self._standing = Standing(self._setting, budget, on_progress)
        self._walker = Walker(budget, self._hear)
        self._stage = Stage.START
        self._heard: int | None = None
        self._in_vain = 0
        self._next = 0.0
        self._annealing = Annealing(self._setting, self._weights, seed=seed)
        self._colouring: Colouring | None = None

    def run(self, start: Sequence[Meeting], workers: int) -> Stop:
        """Every step, one after the other; why it ended."""
        try:
            self.begin(start)
            self.choose()
            self.walk()
            self.prove(workers)
        except Enough:
            return Stop.ASKED
        return self.why_it_stopped()

    def begin(self, start: Sequence[Meeting]) -> None:
        """Put a first timetable together, which may miss something required."""
        if not all(self._setting.usable[w.key] for w in self._problem.wishes if w.must_be_held):
            raise contradiction(self._problem)
        self._standing.consider(Placement({}))
        if start:
            slots = {meeting.wish: meeting.slot for meeting in start}
            self._annealing = self._annealing_of(slots)
            self._standing.consider(Placement(self._annealing.slots))
        self._annealing.fill(urgent_first(self._setting))
        if not self._agreed <= self._annealing.slots.keys():
            raise contradiction(self._problem)  # only others of them are in there yet
        if not self._musts <= self._annealing.slots.keys() and first_conflict(self._problem):
            raise contradiction(self._problem)
        self._consider()
        self._standing.tell(Stage.START, at_once=True)

    def choose(self) -> None:
        """Find the wishes that are worth most together, and hold them."""
        self._stage = Stage.WORTH
        if self._all_must_be_held or not {Goal.WORTH, Goal.MUST_MEETS} & set(self._standing.goals):
            return
        chosen = choice(self._setting, self._gains, seconds=CHOOSING * self._budget.left())
        if chosen.is_impossible:
            raise contradiction(self._problem)
        for goal, bound in chosen.bounds.items():
            self._standing.bound(goal, bound)
        self._standing.tell(Stage.WORTH, at_once=True)
        if chosen.wishes and not self._has_all_gains:
            self._hold(chosen.wishes)

    def walk(self) -> None:
        """Anneal for one goal after the other."""
        self._stage = Stage.IDLE
        self._hold_everything()
        goals = [goal for goal in self._standing.goals if not self._is_settled(goal)]
        for goal in goals:
            if self._is_over:
                return
            self._walk(goal, last=goal is goals[-1])

    def prove(self, workers: int) -> None:
        """Look for something better with solvers that can prove there is nothing."""
        self._stage = Stage.IDLE
        exact = Exact(self._setting, self._budget, self._standing, seed=self._seed)
        if self._is_over:
            return
        if is_clausal(self._setting) and not self._budget.is_by_work:
            proved = exact.prove_by_clauses(self._meanwhile if workers > 1 else None)
        elif self._is_small:
            proved = exact.prove_in_order(workers=1 if self._budget.is_by_work else workers)
        else:
            return
        if not proved:
            raise contradiction(self._problem)

    def why_it_stopped(self) -> Stop:
        if self._standing.is_proved:
            return Stop.PROVED
        if self._is_close:
            return Stop.CLOSE
        return Stop.WORK if self._budget.work_is_done else Stop.TIME

    def timetable(self, stopped: Stop) -> Timetable:
        best = self._standing.found()
        with suppress(Enough):  # it is over anyway
            self._standing.tell(Stage.SEATING, at_once=True)
        return Timetable(
            meetings=best.meetings,
            unheld=unheld(self._problem, best.meetings),
            worth=best.values[Goal.WORTH],
            bound=self._standing.bounds[Goal.WORTH],
            idle_periods=best.values[Goal.IDLE],
            idle_bound=self._standing.bounds.get(Goal.IDLE, 0),
            proved=self._standing.is_proved,
            seconds=self._budget.elapsed(),
            parts=self._all_parts(best),
            stopped=stopped,
        )

    @property
    def _is_over(self) -> bool:
        return self._budget.is_spent or self._standing.is_proved or self._is_close

    @property
    def _is_close(self) -> bool:
        """Whether the first goal that is not proved is near enough to its bound."""
        if not self._gap:
            return False
        open_parts = [part for part in self._standing.parts() if not part.is_proved]
        return bool(open_parts) and (open_parts[0].gap or 0) <= self._gap

    @property
    def _is_small(self) -> bool:
        return sum(map(len, self._setting.usable.values())) <= PROVABLE

    @property
    def _will_prove(self) -> bool:
        return self._is_small or is_clausal(self._setting)

    @property
    def _holds_all(self) -> bool:
        return len(self._annealing.slots) == len(self._problem.wishes)

    @property
    def _all_must_be_held(self) -> bool:
        return all(wish.must_be_held for wish in self._problem.wishes)

    @property
    def _agreed(self) -> set[str]:
        return {wish.key for wish in self._problem.wishes if wish.fixed_slot is not None}

    @property
    def _musts(self) -> set[str]:
        return {wish.key for wish in self._problem.wishes if wish.must_be_held}

    @property
    def _gains(self) -> dict[Goal, int]:
        return {goal: weight for goal, weight in self._weights.items() if goal.is_gain}

    @property
    def _has_all_gains(self) -> bool:
        return all(self._standing.proves(goal) for goal in self._gains)

    def _is_settled(self, goal: Goal) -> bool:
        """Whether no walk can make it better."""
        all_held = self._holds_all or self._all_must_be_held
        return all_held and goal in (Goal.WORTH, Goal.MUST_MEETS, Goal.LEAST_SERVED)

    def _annealing_of(self, slots: Mapping[str, int], leave: Collection[str] = ()) -> Annealing:
        return Annealing(self._setting, self._weights, seed=self._seed, slots=slots, leave=leave)

    def _hold(self, chosen: Collection[str]) -> None:
        """Hold the chosen wishes, as many as there is a way for; fairness can wait."""
        others = [wish.key for wish in self._problem.wishes if wish.key not in chosen]
        annealing = self._annealing_of({}, leave=others)
        annealing.fill([key for key in urgent_first(self._setting) if key in chosen])
        if len(annealing.slots) < len(chosen):
            warmth = temperatures(self._setting, self._weights, self._lowest)
            work = min(SHORT, WALKING * self._budget.left())
            self._walker.walk(annealing, warmth, work=work)
        if annealing.cost <= self._annealing.cost:
            self._annealing = self._annealing_of(annealing.slots)
            self._annealing.fill(urgent_first(self._setting))
            self._consider()

    def _hold_everything(self) -> None:
        """Where everything is to be held, and is, go on with the improver made for that."""
        if not is_colouring(self._setting):
            return
        if not self._holds_all:
            warmth = temperatures(self._setting, self._weights, self._lowest)
            work = SHORT if self._will_prove else WALKING * self._budget.left()
            self._walker.walk(self._annealing, warmth, work=work, floor=MUST - 1)
        if self._holds_all:
            self._colouring = Colouring(
                self._setting, self._weights, seed=self._seed, slots=self._annealing.slots
            )
            self._consider()

    @property
    def _improver(self) -> Improver:
        return self._colouring or self._annealing

    @property
    def _lowest(self) -> Goal:
        return min(self._weights, key=lambda goal: self._weights[goal])

    def _walk(self, goal: Goal, *, last: bool) -> None:
        warmth = temperatures(self._setting, self._weights, goal)
        left = self._budget.left()
        share = LAST if last and not self._will_prove else WALKING
        work = share * left
        if self._will_prove:
            work = min(work, SHORT, PER_CHOICE * self._annealing.choices)
        if not self._will_prove:
            self._walker.walk(self._improver, warmth, work=work / 10)
        self._walker.walk(self._improver, warmth, work=work, floor=self._floor(goal))
        self._consider()

    def _floor(self, goal: Goal) -> int:
        """The cost of the best there can be, as far as is known."""
        if set(self._weights) <= {Goal.WORTH, Goal.MUST_MEETS, Goal.IDLE} and self._holds_all:
            return self._weights.get(Goal.IDLE, 0) * self._standing.bounds.get(Goal.IDLE, 0)
        return 0

    def _meanwhile(self) -> bool:
        """Anneal on, while somebody else looks for a proof; False: it has not helped for long."""
        before = self._improver.cost
        warmth = temperatures(self._setting, self._weights, self._lowest)
        self._walker.walk(self._improver, warmth, work=SHORT, floor=self._floor(self._lowest))
        self._consider()
        self._in_vain = 0 if self._improver.cost < before else self._in_vain + 1
        return self._in_vain < PATIENCE

    def _hear(self, improver: Improver) -> None:
        """Take up what annealing has found, now and then, and say how far it is."""
        if improver.cost != self._heard and self._budget.elapsed() >= self._next:
            self._consider(improver)
        self._standing.tell(self._stage)

    def _consider(self, improver: Improver | None = None) -> None:
        improver = improver or self._improver
        began = monotonic()
        self._standing.consider(Placement(improver.slots))
        self._heard = improver.cost
        self._next = self._budget.elapsed() + CONSIDERING * (monotonic() - began)

    def _all_parts(self, best: Best) -> tuple[Part, ...]:
        """The goals in the problem's order, with those that are decided at the tables."""
        known = {part.goal: part for part in self._standing.parts()}
        return tuple(
            Part(goal, best.values[goal]) if goal in AT_THE_TABLE else known[goal]
            for goal in self._problem.goals.order
        )
