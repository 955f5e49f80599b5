"""A stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A half-open stretch of time, `[start, end)`; both ends carry a time zone."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("A period needs a time zone at both ends.")
        if self.start >= self.end:
            raise ValueError(f"A period must end after it starts: {self.start} to {self.end}.")

    @property
    def length(self) -> timedelta:
        """The time from start to end."""
        return self.end - self.start

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a moment; touching ends do not count."""
        return self.start < other.end and other.start < self.end

    def at(self, zone: tzinfo) -> Period:
        """The same stretch, told by the clocks of another zone."""
        return Period(self.start.astimezone(zone), self.end.astimezone(zone))

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"
