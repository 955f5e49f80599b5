"""What the scheduler answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hansa.engines.scheduling.answer.reasons import Unheld
from hansa.engines.scheduling.answer.requirements import Ground, Requirement, wishes_of
from hansa.engines.scheduling.problem.goals import Goal, Part


class Stage(StrEnum):
    """What the solver is working at."""

    START = "start"
    """A first timetable is put together."""
    WORTH = "worth"
    """Choosing the wishes that are worth most together."""
    IDLE = "idle"
    """Moving meetings so that people wait less."""
    SEATING = "seating"
    """Giving out people and tables."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A wish that is held.

    Attributes:
        wish: its key.
        slot: index into the problem's slots.
        people: who sits, one for each party, in the order of the wish's parties.
        helpers: who helps, one for each of the wish's skills, in their order.
    """

    wish: str
    slot: int
    table: str
    people: tuple[str, ...]
    helpers: tuple[str, ...] = ()


class Stop(StrEnum):
    """Why the solver stopped."""

    PROVED = "proved"
    """Nothing is better."""
    CLOSE = "close"
    """The gap asked for was reached."""
    TIME = "time"
    """The seconds were over."""
    WORK = "work"
    """The work was done."""
    ASKED = "asked"
    """Somebody asked it to stop."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """The answer to a problem.

    Attributes:
        meetings: in the order of the problem's wishes.
        unheld: every other wish, in the same order.
        worth: of the meetings together.
        bound: no timetable is worth more than this.
        idle_periods: of all people together; see `idle_periods`.
        idle_bound: no timetable of this worth has fewer.
        proved: worth and, at that worth, idle periods are the best there is.
        seconds: from the call to the answer.
        parts: each goal of the problem, in their order.
        stopped: why the search ended.
    """

    meetings: tuple[Meeting, ...]
    unheld: tuple[Unheld, ...]
    worth: int
    bound: int
    idle_periods: int
    idle_bound: int = 0
    proved: bool = False
    seconds: float = 0.0
    parts: tuple[Part, ...] = ()
    stopped: Stop = Stop.TIME

    def part(self, goal: Goal) -> Part | None:
        """The goal's part, if the problem has that goal."""
        return next((part for part in self.parts if part.goal is goal), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the solver is.

    Attributes:
        seconds: since the call.
        worth: of the best timetable so far; 0 when there is none yet.
        bound: no timetable is worth more than this.
        idle_periods: of the best timetable so far, of all people together.
        parts: each goal of the problem, in their order, for the best timetable so far.
    """

    seconds: float
    worth: int
    bound: int
    idle_periods: int
    stage: Stage
    parts: tuple[Part, ...] = ()


class Enough(Exception):  # noqa: N818 - a wish, not an error
    """Raised from `on_progress`: the best timetable so far will do."""


class NoTimetable(Exception):  # noqa: N818 - the problem is at fault, not the program
    """Not everything that is required can be had.

    Attributes:
        requirements: those that contradict one another; empty when none was found in the time
            given.
        ground: the fact that shows it, where a single one does.
        minimal: whether without any one of them the others can all be kept, as was proved.
    """

    def __init__(
        self,
        message: str,
        *,
        requirements: tuple[Requirement, ...] = (),
        ground: Ground | None = None,
        minimal: bool = False,
    ) -> None:
        super().__init__(message)
        self.requirements = requirements
        self.ground = ground
        self.minimal = minimal

    @property
    def wishes(self) -> tuple[str, ...]:
        """The keys of the wishes that the requirements speak of."""
        return wishes_of(self.requirements)
