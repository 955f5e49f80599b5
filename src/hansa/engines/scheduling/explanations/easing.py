"""A problem with a little more of what is scarce."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from hansa.engines.scheduling.problem.parties import Party
from hansa.engines.scheduling.problem.places import Helper, Session, Table, TableKind
from hansa.engines.scheduling.problem.problem import Problem
from hansa.values import Period


class Ease(StrEnum):
    """What there could be more of."""

    TABLES = "tables"
    """So many tables more, in these slots."""
    SLOT = "slot"
    """One slot more, right after the last of these, which are those of a session."""
    PERSON = "person"
    """One person more of a party, whenever somebody of it is there."""
    HELPER = "helper"
    """One helper more with a skill, in these slots."""
    STAY = "stay"
    """A person comes in these slots as well."""
    CAP = "cap"
    """A party may have so many meetings more in a session."""


EFFORT = {Ease.CAP: 1, Ease.TABLES: 1, Ease.STAY: 2, Ease.HELPER: 2, Ease.PERSON: 8, Ease.SLOT: 20}
"""What it takes, against one table in one slot; tables, helpers and stays count by slot."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that could be had.

    Attributes:
        slots: indexes, in the order of time.
        kind: of a table, with `accessible`.
    """

    ease: Ease
    slots: tuple[int, ...] = ()
    number: int = 1
    party: str | None = None
    person: str | None = None
    skill: str | None = None
    kind: TableKind = TableKind.TABLE
    accessible: bool = False

    @property
    def effort(self) -> int:
        """What it takes, in tables for one slot."""
        by_slot = self.ease in (Ease.TABLES, Ease.HELPER, Ease.STAY)
        return EFFORT[self.ease] * self.number * (len(self.slots) if by_slot else 1)


def eased(problem: Problem, change: Change) -> Problem:
    """The problem with the change made; every timetable of the one is one of the other."""
    return MAKING[change.ease](problem, change)


def _with_tables(problem: Problem, change: Change) -> Problem:
    closed = frozenset(range(len(problem.slots))) - set(change.slots)
    taken = {table.key for table in problem.tables}
    keys = _new_keys("table", taken, change.number)
    more = tuple(
        Table(key, change.kind, accessible=change.accessible, closed=closed) for key in keys
    )
    # Without a side to sit beside: the new tables stand apart from the others.
    beside = problem.beside or tuple(
        (one.key, other.key) for one, other in zip(problem.tables, problem.tables[1:], strict=False)
    )
    return replace(
        problem,
        tables=(*problem.tables, *more),
        beside=beside if problem.competitors else problem.beside,
        sessions=tuple(
            replace(session, tables=(*session.tables, *keys))
            if set(session.slots) & set(change.slots)
            else session
            for session in problem.sessions
        ),
    )


def _with_a_slot(problem: Problem, change: Change) -> Problem:
    """Whoever and whatever is there in the last slot stays; wishes bound to slots do not use it."""
    last, new = change.slots[-1], len(problem.slots)
    length = problem.slots[last].end - problem.slots[last].start
    period = Period(problem.slots[last].end, problem.slots[last].end + length)

    def longer(slots: Iterable[int]) -> frozenset[int]:
        known = frozenset(slots)
        return known | {new} if last in known else known

    return replace(
        problem,
        slots=(*problem.slots, period),
        tables=tuple(replace(each, closed=longer(each.closed)) for each in problem.tables),
        helpers=tuple(replace(each, away=longer(each.away)) for each in problem.helpers),
        parties=tuple(
            replace(
                party,
                away=party.away | {(who, new) for who, slot in party.away if slot == last},
            )
            for party in problem.parties
        ),
        sessions=tuple(_longer(session, last, new) for session in problem.sessions),
        half_days=(*problem.half_days, problem.half_days[last]) if problem.half_days else (),
    )


def _longer(session: Session, last: int, new: int) -> Session:
    return replace(session, slots=(*session.slots, new)) if last in session.slots else session


def _with_a_person(problem: Problem, change: Change) -> Problem:
    taken = set(problem.people())
    (key,) = _new_keys(f"{change.party}, one more", taken, 1)

    def joined(party: Party) -> Party:
        absent = [slot for slot in range(len(problem.slots)) if not party.present(slot)]
        away = party.away | {(key, slot) for slot in absent}
        return replace(party, people=(*party.people, key), away=away)

    return _with_party(problem, change, joined)


def _with_a_helper(problem: Problem, change: Change) -> Problem:
    taken = {helper.key for helper in problem.helpers}
    away = frozenset(range(len(problem.slots))) - set(change.slots)
    more = tuple(
        Helper(key, frozenset({change.skill or ""}), away)
        for key in _new_keys("helper", taken, change.number)
    )
    return replace(problem, helpers=(*problem.helpers, *more))


def _with_a_longer_stay(problem: Problem, change: Change) -> Problem:
    there = {(change.person, slot) for slot in change.slots}
    return _with_party(problem, change, lambda party: replace(party, away=party.away - there))


def _with_a_higher_cap(problem: Problem, change: Change) -> Problem:
    return _with_party(
        problem, change, lambda party: replace(party, most=(party.most or 0) + change.number)
    )


def _with_party(problem: Problem, change: Change, make: Callable[[Party], Party]) -> Problem:
    return replace(
        problem,
        parties=tuple(
            make(party) if party.key == change.party else party for party in problem.parties
        ),
    )


def _new_keys(name: str, taken: set[str], number: int) -> list[str]:
    """Keys that nothing has yet."""
    keys = [f"{name} {count}" for count in range(1, len(taken) + number + 1)]
    return [key for key in keys if key not in taken][:number]


MAKING: dict[Ease, Callable[[Problem, Change], Problem]] = {
    Ease.TABLES: _with_tables,
    Ease.SLOT: _with_a_slot,
    Ease.PERSON: _with_a_person,
    Ease.HELPER: _with_a_helper,
    Ease.STAY: _with_a_longer_stay,
    Ease.CAP: _with_a_higher_cap,
}
