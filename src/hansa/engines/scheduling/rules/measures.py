"""How good a timetable is: each goal as a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import dist

from hansa.engines.scheduling.answer.timetable import Meeting
from hansa.engines.scheduling.problem.goals import HARDSHIP, Goal
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.places import Table
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.problem.setting import Setting

STEPS = tuple(more - less for more, less in pairwise((*HARDSHIP, 0)))
"""What the first meeting spares a party, the second, and so on."""


def parts(problem: Problem, meetings: Iterable[Meeting]) -> dict[Goal, int]:
    """Every goal's measure of the meetings, whether the problem has that goal or not."""
    setting, meetings = Setting(problem), list(meetings)
    held = {meeting.wish: setting.wish[meeting.wish] for meeting in meetings}
    moved = list(_moved(problem, meetings))
    changes, metres = _ways(setting, meetings)
    return {
        Goal.MUST_MEETS: sum(wish.must_meet for wish in held.values()),
        Goal.WORTH: sum(wish.worth for wish in held.values()),
        Goal.LEAST_SERVED: _hardship(setting, held.values()),
        Goal.IDLE: sum(waits_of(problem, meetings).values()),
        Goal.HALF_DAYS: _half_days(setting, meetings),
        Goal.HELPERS: _helpers_at_once(setting, meetings),
        Goal.MOVES: len(moved),
        Goal.MOVED_WORTH: sum(wish.worth for wish in moved),
        Goal.TABLE_CHANGES: changes,
        Goal.WALKING: metres,
    }


def waits_of(problem: Problem, meetings: Iterable[Meeting]) -> dict[str, int]:
    """The idle periods of each person of the problem, over all sessions."""
    idle = dict.fromkeys(problem.people(), 0)
    for person, row in _days(Setting(problem), meetings):
        idle[person] += sum(now - before > 1 for (before, _), (now, _) in pairwise(row))
    return idle


def hardship(wishes: int, held: int) -> int:
    """What a party suffers that has so many wishes, and so many of them held."""
    return sum(STEPS[held:wishes])


def metres_between(one: Table, other: Table) -> int:
    """The way from one to the other; none, where nobody has measured."""
    if one.at is None or other.at is None:
        return 0
    return round(dist(one.at, other.at))


def _hardship(setting: Setting, held: Iterable[Wish]) -> int:
    meetings = Counter(key for wish in held for key in wish.parties)
    return sum(hardship(len(wishes), meetings[key]) for key, wishes in setting.wishes_of.items())


def _half_days(setting: Setting, meetings: Iterable[Meeting]) -> int:
    half_day = setting.half_day_of
    return len({(setting.wish[it.wish].parties[-1], half_day[it.slot]) for it in meetings})


def _helpers_at_once(setting: Setting, meetings: Iterable[Meeting]) -> int:
    """For each session and skill the most that are needed in one slot, together."""
    needed = Counter(
        (skill, meeting.slot) for meeting in meetings for skill in setting.wish[meeting.wish].skills
    )
    most: dict[tuple[str, int], int] = {}
    for (skill, slot), number in needed.items():
        asked = skill, setting.session_of[slot]
        most[asked] = max(number, most.get(asked, 0))
    return sum(most.values())


def _moved(problem: Problem, meetings: Iterable[Meeting]) -> Iterator[Wish]:
    """The wishes that are no longer where those who sit in them were told."""
    held = {(meeting.wish, meeting.slot) for meeting in meetings}
    for wish in problem.wishes:
        if wish.published is not None and (wish.key, wish.published.slot) not in held:
            yield wish


def _ways(setting: Setting, meetings: Iterable[Meeting]) -> tuple[int, int]:
    """How often somebody changes tables, and the metres that they walk."""
    changes = metres = 0
    for _, row in _days(setting, meetings):
        for (_, here), (_, there) in pairwise(row):
            if here != there:
                changes += 1
                metres += metres_between(setting.table[here], setting.table[there])
    return changes, metres


def _days(
    setting: Setting, meetings: Iterable[Meeting]
) -> Iterator[tuple[str, Sequence[tuple[int, str]]]]:
    """For each person and session, the (place of the slot, table) of each meeting in time."""
    rows: dict[tuple[str, int], list[tuple[int, str]]] = {}
    session, place = setting.session_of, setting.place_in_session
    for meeting in meetings:
        seat = place[meeting.slot], meeting.table
        for person in meeting.people:
            rows.setdefault((person, session[meeting.slot]), []).append(seat)
    for (person, _), row in rows.items():
        yield person, sorted(row)
