"""How a run went: the parts of its objective as the seconds passed, few enough to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hansa.engines import scheduling
from hansa.engines.scheduling import Goal, Part

# So many points at most are stored; a plot of a hand's breadth shows no more.
MOST = 200

# A point as it is stored: its seconds, and (goal, value, bound) of each part.
Stored = list[Any]


@dataclass(frozen=True, slots=True)
class Point:
    """The best timetable after some seconds, by the parts of its objective."""

    seconds: float
    parts: tuple[Part, ...]


def point_of(progress: scheduling.Progress) -> Point:
    """What the engine just said."""
    parts = progress.parts or (
        Part(Goal.WORTH, progress.worth, progress.bound),
        Part(Goal.IDLE, progress.idle_periods),
    )
    return Point(progress.seconds, parts)


def last_point(timetable: scheduling.Timetable) -> Point:
    """What it came to in the end."""
    parts = timetable.parts or (
        Part(Goal.WORTH, timetable.worth, timetable.bound),
        Part(Goal.IDLE, timetable.idle_periods, timetable.idle_bound),
    )
    return Point(timetable.seconds, parts)


def followed(trace: Sequence[Stored], points: Sequence[Point]) -> list[Stored]:
    """The stored trace with more points; one that tells nothing new is left out.

    Beyond `MOST` every other point is dropped, never the last.
    """
    longer = list(trace)
    for point in points:
        stored = [[str(part.goal), part.value, part.bound] for part in point.parts]
        if not longer or longer[-1][1] != stored:
            longer.append([round(point.seconds, 2), stored])
    while len(longer) > MOST:
        longer = longer[:-1][::2] + longer[-1:]
    return longer


def points_in(trace: Sequence[Stored]) -> tuple[Point, ...]:
    """The stored trace as points, in the order of time."""
    return tuple(
        Point(seconds, tuple(Part(Goal(goal), value, bound) for goal, value, bound in parts))
        for seconds, parts in trace
    )
