"""A stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

_NONE = timedelta(0)


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A half-open stretch of time, `[start, end)`; both ends carry a time zone.

    It is measured in moments: in the night in which the clocks go back, it may end at an earlier
    hour than it starts, and two datetimes of one zone compare by their hours alone.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("A period needs a time zone at both ends.")
        if self.length <= _NONE:
            raise ValueError(f"A period must end after it starts: {self.start} to {self.end}.")

    @property
    def length(self) -> timedelta:
        """The time from start to end."""
        return _between(self.start, self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a moment; touching ends do not count."""
        return self.until(other) < _NONE and other.until(self) < _NONE

    def until(self, other: Period) -> timedelta:
        """The time from its end to the start of the other; below zero where that is before."""
        return _between(self.end, other.start)

    def at(self, zone: tzinfo) -> Period:
        """The same stretch, told by the clocks of another zone."""
        return Period(self.start.astimezone(zone), self.end.astimezone(zone))

    def later(self, by: timedelta) -> Period:
        """The stretch that begins and ends so much later, told by the same clocks."""
        return Period(
            (self.start.astimezone(UTC) + by).astimezone(self.start.tzinfo),
            (self.end.astimezone(UTC) + by).astimezone(self.end.tzinfo),
        )

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


def _between(first: datetime, then: datetime) -> timedelta:
    """The time between two moments; also at the ends of the calendar, which UTC would leave."""
    by_the_clocks = then.replace(tzinfo=None) - first.replace(tzinfo=None)
    return by_the_clocks - ((then.utcoffset() or _NONE) - (first.utcoffset() or _NONE))
