"""A stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo


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
        if _moment(self.start) >= _moment(self.end):
            raise ValueError(f"A period must end after it starts: {self.start} to {self.end}.")

    @property
    def length(self) -> timedelta:
        """The time from start to end."""
        return _moment(self.end) - _moment(self.start)

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a moment; touching ends do not count."""
        return _moment(self.start) < _moment(other.end) and _moment(other.start) < _moment(self.end)

    def until(self, other: Period) -> timedelta:
        """The time from its end to the start of the other; below zero where that is before."""
        return _moment(other.start) - _moment(self.end)

    def at(self, zone: tzinfo) -> Period:
        """The same stretch, told by the clocks of another zone."""
        return Period(self.start.astimezone(zone), self.end.astimezone(zone))

    def later(self, by: timedelta) -> Period:
        """The stretch that begins and ends so much later, told by the same clocks."""
        return Period(
            (_moment(self.start) + by).astimezone(self.start.tzinfo),
            (_moment(self.end) + by).astimezone(self.end.tzinfo),
        )

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


def _moment(told: datetime) -> datetime:
    return told.astimezone(UTC)
