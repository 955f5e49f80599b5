"""What the scheduler is asked: parties, their wishes, slots and tables."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hansa.engines.scheduling.problem.goals import Goals
from hansa.engines.scheduling.problem.objections import objections
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.places import Helper, Session, Table
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Problem:
    """One timetable to be made, of one session or of several.

    Attributes:
        slots: in the order of their starts; those of one session do not overlap. Everything
            else speaks of their indexes.
        tables: side by side where they follow one another, unless `beside` says otherwise.
        precedences: (first, second) wish keys; if both are held, the first is over before the
            second begins.
        fairness: how many idle periods one person may have more than another; None: any number.
        sessions: each slot belongs to one; none given: all slots and tables are one session.
        helpers: interpreters, counsellors, vehicles.
        moving: from the end of one meeting to the start of the next, for whoever changes tables.
        travel: (place, other place, time), in both directions.
        competitors: (party, other party) keys; their meetings are never at tables side by side.
        beside: (table, other table) keys; none given: tables that follow one another.
        half_days: for each slot the number of its half-day; none given: a session is one.
    """

    slots: tuple[Period, ...]
    tables: tuple[Table, ...]
    parties: tuple[Party, ...]
    wishes: tuple[Wish, ...]
    precedences: tuple[tuple[str, str], ...] = ()
    fairness: int | None = None
    sessions: tuple[Session, ...] = ()
    helpers: tuple[Helper, ...] = ()
    moving: timedelta = timedelta()
    travel: tuple[tuple[str, str, timedelta], ...] = ()
    competitors: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    half_days: tuple[int, ...] = ()
    goals: Goals = field(default_factory=Goals)

    def __post_init__(self) -> None:
        for objection in objections(self):
            raise ValueError(objection)

    def people(self) -> list[str]:
        """Everybody of every party."""
        return [person for party in self.parties for person in party.people]

    def all_sessions(self) -> tuple[Session, ...]:
        """Its sessions, also where it is a single one that was not spelled out."""
        return self.sessions or (
            Session(
                key="",
                slots=tuple(range(len(self.slots))),
                tables=tuple(table.key for table in self.tables),
            ),
        )


def only(problem: Problem, wishes: Collection[str], *, required: bool = False) -> Problem:
    """The problem with those of its wishes alone.

    Args:
        required: make each of them required.
    """
    keys = set(wishes)
    return replace(
        problem,
        wishes=tuple(
            replace(wish, required=required or wish.required)
            for wish in problem.wishes
            if wish.key in keys
        ),
        precedences=tuple(pair for pair in problem.precedences if keys.issuperset(pair)),
    )
