"""Whether a timetable of a drawn problem may stand, by counting, in a second at any size.

It knows the rules that the larger problems have, was written from their description, and shares
nothing with the engine's own checker, which also knows all the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hansa.engines.scheduling import Meeting, Problem

SHOWN = 10
"""More complaints than this are only counted."""


def complaints(problem: Problem, meetings: Sequence[Meeting]) -> list[str]:
    """What is wrong with it; nothing, if it may stand."""
    return [*_with_each(problem, meetings), *_together(problem, meetings)]


def told(found: Sequence[str]) -> list[str]:
    """The first complaints, and how many more there are."""
    more = len(found) - SHOWN
    return [*found[:SHOWN], *([f"And {more} more."] if more > 0 else [])]


def _with_each(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[str]:
    wishes = {wish.key: wish for wish in problem.wishes}
    parties = {party.key: party for party in problem.parties}
    tables = {slot: set(each.tables) for each in problem.all_sessions() for slot in each.slots}
    for meeting in meetings:
        wish = wishes[meeting.wish]
        if meeting.slot not in wish.slots_allowed(len(problem.slots)):
            yield f"{wish.key} is not allowed in slot {meeting.slot}."
        if wish.fixed_slot not in (None, meeting.slot):
            yield f"{wish.key} was agreed in slot {wish.fixed_slot}."
        if meeting.table not in tables[meeting.slot]:
            yield f"{wish.key} sits at table {meeting.table}, which is not there."
        for key, person in zip(wish.parties, meeting.people, strict=True):
            if person not in parties[key].present(meeting.slot):
                yield f"{person} of {key} is not there in slot {meeting.slot}."
            if parties[key].table not in (None, meeting.table):
                yield f"{key} does not sit at its own table in slot {meeting.slot}."


def _together(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[str]:
    held = Counter(meeting.wish for meeting in meetings)
    for wish in problem.wishes:
        if held[wish.key] > 1 or (wish.must_be_held and not held[wish.key]):
            yield f"{wish.key} is held {held[wish.key]} times."
    for what, uses in (
        ("table", Counter((each.table, each.slot) for each in meetings)),
        ("person", Counter((person, each.slot) for each in meetings for person in each.people)),
    ):
        for (name, slot), times in uses.items():
            if times > 1:
                yield f"{what} {name} is in {times} meetings in slot {slot}."
    yield from _caps(problem, meetings)


def _caps(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[str]:
    session = {slot: each.key for each in problem.all_sessions() for slot in each.slots}
    wishes = {wish.key: wish for wish in problem.wishes}
    shares = Counter(
        (key, session[meeting.slot]) for meeting in meetings for key in wishes[meeting.wish].parties
    )
    most = {party.key: party.most for party in problem.parties}
    for (key, where), times in shares.items():
        limit = most[key]
        if limit is not None and times > limit:
            yield f"{key} has {times} meetings in session {where!r}, and wants {limit} at most."
