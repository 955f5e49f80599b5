"""What keeps the values of a problem from being one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hansa.engines.scheduling.problem.parties import Party, Wish, first_repeated

if TYPE_CHECKING:
    from hansa.engines.scheduling.problem.problem import Problem


def objections(problem: Problem) -> Iterator[str]:
    """Sentences for whoever made the problem; the first is enough to refuse it."""
    yield from _to_slots_and_tables(problem)
    yield from _to_repetitions(problem)
    yield from _to_sessions(problem)
    yield from _to_parties(problem)
    parties = {party.key: party for party in problem.parties}
    tables = {table.key for table in problem.tables}
    for wish in problem.wishes:
        yield from _to_a_wish(wish, parties, tables, problem)
    yield from _to_pairs(problem)


def _to_slots_and_tables(problem: Problem) -> Iterator[str]:
    if not problem.slots:
        yield "A session needs at least one slot."
    if not problem.tables:
        yield "A session needs at least one table."
    for earlier, later in pairwise(problem.slots):
        if later.start < earlier.start:
            yield f"Slots stand in the order of time: {later} starts before {earlier}."
    for table in problem.tables:
        yield from _to_indexes(f"Table {table.key!r} is closed", table.closed, problem)
    for helper in problem.helpers:
        yield from _to_indexes(f"Helper {helper.key!r} is away", helper.away, problem)
    if problem.fairness is not None and problem.fairness < 0:
        yield f"Fairness is a number of idle periods, 0 or more, not {problem.fairness}."
    if problem.moving < timedelta() or any(time < timedelta() for *_, time in problem.travel):
        yield "Moving and travel take no less than no time."
    if problem.half_days and len(problem.half_days) != len(problem.slots):
        yield f"{len(problem.slots)} slots need as many half-days, not {len(problem.half_days)}."


def _to_repetitions(problem: Problem) -> Iterator[str]:
    for what, keys in (
        ("Table", [table.key for table in problem.tables]),
        ("Helper", [helper.key for helper in problem.helpers]),
        ("Session", [session.key for session in problem.sessions]),
        ("Party", [party.key for party in problem.parties]),
        ("Wish", [wish.key for wish in problem.wishes]),
        ("Person", problem.people()),
    ):
        if twice := first_repeated(keys):
            yield f"{what} {twice!r} is given twice."


def _to_sessions(problem: Problem) -> Iterator[str]:
    tables = {table.key for table in problem.tables}
    for session in problem.sessions:
        yield from _to_indexes(f"Session {session.key!r} has", session.slots, problem)
        for key in session.tables:
            if key not in tables:
                yield f"Session {session.key!r} has the unknown table {key!r}."
    numbers = sorted(slot for session in problem.sessions for slot in session.slots)
    if problem.sessions and numbers != list(range(len(problem.slots))):
        yield "Each slot belongs to one session."
        return
    for session in problem.all_sessions():
        for earlier, later in pairwise(problem.slots[slot] for slot in session.slots):
            if later.start < earlier.end:
                yield f"Slots must follow one another: {later} starts before {earlier} ends."


def _to_parties(problem: Problem) -> Iterator[str]:
    tables = {table.key for table in problem.tables}
    for party in problem.parties:
        for person, slot in sorted(party.away):
            if slot not in range(len(problem.slots)):
                yield f"Party {party.key!r}: {person!r} is away in slot {slot}, which is not one."
        if party.table is not None and party.table not in tables:
            yield f"Party {party.key!r} has the unknown table {party.table!r}."


def _to_a_wish(
    wish: Wish, parties: dict[str, Party], tables: set[str], problem: Problem
) -> Iterator[str]:
    for key in wish.parties:
        if key not in parties:
            yield f"Wish {wish.key!r} is about the unknown party {key!r}."
        elif (person := wish.named(key)) and person not in parties[key].people:
            yield f"Wish {wish.key!r} names {person!r}, who is not of party {key!r}."
    yield from _to_indexes(f"Wish {wish.key!r} allows", sorted(wish.slots or ()), problem)
    if wish.fixed_slot is not None and wish.fixed_slot not in range(len(problem.slots)):
        yield f"Wish {wish.key!r} is agreed in slot {wish.fixed_slot}, which is not one."
    if wish.fixed_table is not None and wish.fixed_table not in tables:
        yield f"Wish {wish.key!r} is agreed at the unknown table {wish.fixed_table!r}."


def _to_pairs(problem: Problem) -> Iterator[str]:
    known = {
        "wish": {wish.key for wish in problem.wishes},
        "party": {party.key for party in problem.parties},
        "table": {table.key for table in problem.tables},
    }
    for what, pairs, kind in (
        ("A precedence is about", problem.precedences, "wish"),
        ("Competitors are", problem.competitors, "party"),
        ("Tables side by side are", problem.beside, "table"),
    ):
        for key in (key for pair in pairs for key in pair):
            if key not in known[kind]:
                yield f"{what} the unknown {kind} {key!r}."


def _to_indexes(what: str, slots: Iterable[int], problem: Problem) -> Iterator[str]:
    for slot in sorted(slots):
        if slot not in range(len(problem.slots)):
            yield f"{what} slot {slot}, which is not one."
