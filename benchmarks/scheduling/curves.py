"""How good a timetable was, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Point(NamedTuple):
    """The best timetable at a moment.

    Attributes:
        seconds: since the question was put, by the clock of whoever asked.
    """

    seconds: float
    worth: int
    idle: int

    @property
    def merit(self) -> tuple[int, int]:
        """More is better: the worth first, then the idle periods that are not there."""
        return self.worth, -self.idle


@dataclass(slots=True)
class Curve:
    """The best timetable over time, as the caller was told of it."""

    points: list[Point] = field(default_factory=list)

    def note(self, seconds: float, worth: int, idle: int) -> None:
        """Remember it if it is better than what was there."""
        point = Point(round(seconds, 2), worth, idle)
        if worth > 0 and (not self.points or point.merit > self.points[-1].merit):
            self.points.append(point)

    def thinned(self, most: int = 100) -> list[Point]:
        """Some of the points, spread evenly, with the first and the last among them."""
        if len(self.points) <= most:
            return self.points
        step = (len(self.points) - 1) / (most - 1)
        return [self.points[round(place * step)] for place in range(most)]

    def at(self, seconds: float, *, worth: int = 0) -> Point | None:
        """The best so far, if by then there was one of at least this worth."""
        there = [each for each in self.points if each.seconds <= seconds and each.worth >= worth]
        return there[-1] if there else None

    def first(self, *, worth: int = 0, idle: int | None = None) -> float | None:
        """When there first was one of at least this worth and at most so many idle periods."""
        return next(
            (
                point.seconds
                for point in self.points
                if point.worth >= worth and (idle is None or point.idle <= idle)
            ),
            None,
        )
