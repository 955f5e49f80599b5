"""How long a search may take: by the clock, or by work, which no load of the machine changes."""

from __future__ import annotations

from time import monotonic

TELL_EVERY = 0.4
"""Seconds between two words to the caller."""


class Budget:
    """The seconds and the work of one call.

    Attributes:
        work: how much may be done; None: no limit.
    """

    def __init__(self, seconds: float | None, work: float | None) -> None:
        if seconds is None and work is None:
            raise ValueError("A search needs to be told its seconds or its work.")
        self.work = work
        self._began = monotonic()
        self._seconds = seconds
        self._done = 0.0

    def elapsed(self) -> float:
        return monotonic() - self._began

    def spend(self, work: float) -> None:
        """Say that so much was done."""
        self._done += work

    def left(self) -> float:
        """What is left, in seconds or units of work, whichever is less; never quite none."""
        left = float("inf") if self._seconds is None else self._seconds - self.elapsed()
        if self.work is not None:
            left = min(left, self.work - self._done)
        return max(0.05, left)

    @property
    def time_is_up(self) -> bool:
        return self._seconds is not None and self.elapsed() >= self._seconds

    @property
    def work_is_done(self) -> bool:
        return self.work is not None and self._done >= self.work

    @property
    def is_spent(self) -> bool:
        return self.time_is_up or self.work_is_done

    @property
    def is_by_work(self) -> bool:
        """Whether nothing may depend on the clock."""
        return self._seconds is None
