"""What makes one timetable better than another, by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Goal(StrEnum):
    """One measure of a timetable; see `measures` for how each is counted."""

    MUST_MEETS = "must_meets"
    """Wishes held that both sides call a must; more is better."""
    WORTH = "worth"
    """The worth of the wishes held; more is better."""
    LEAST_SERVED = "least_served"
    """Hardship of parties with few meetings: 15 for none, 7 for one, 3 for two, 1 for three."""
    IDLE = "idle"
    """Idle periods between somebody's first and last meeting of a session."""
    HALF_DAYS = "half_days"
    """Half-days on which a host has to come."""
    HELPERS = "helpers"
    """Interpreters, vehicles and the like that must be there at once, by skill and session."""
    MOVES = "moves"
    """Published meetings that are held in another slot, or no longer."""
    MOVED_WORTH = "moved_worth"
    """The worth of those."""
    TABLE_CHANGES = "table_changes"
    """How often somebody's next meeting is at another table."""
    WALKING = "walking"
    """Metres from one meeting's table to the next one's."""

    @property
    def is_gain(self) -> bool:
        """Whether more of it is better."""
        return self in (Goal.MUST_MEETS, Goal.WORTH)


HARDSHIP = (15, 7, 3, 1)
"""What a party suffers that has no meeting, one, two, three; never more meetings than wishes."""


@dataclass(frozen=True, slots=True)
class Goals:
    """Which goals count, and how much.

    Attributes:
        order: the most important first; a later one decides only where the earlier ones tie.
        weights: one for each of `order`, where they are to be added up instead; a whole number
            above 0.
    """

    order: tuple[Goal, ...] = (Goal.WORTH, Goal.IDLE, Goal.TABLE_CHANGES)
    weights: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.order:
            raise ValueError("A timetable needs at least one goal.")
        if len(set(self.order)) < len(self.order):
            raise ValueError(f"A goal counts once: {', '.join(self.order)}.")
        if self.weights and len(self.weights) != len(self.order):
            raise ValueError(f"{len(self.order)} goals need as many weights.")
        if any(weight < 1 for weight in self.weights):
            raise ValueError(f"A weight is a whole number from 1: {self.weights}.")


@dataclass(frozen=True, slots=True)
class Part:
    """One goal of a timetable.

    Attributes:
        bound: no timetable that is as good in the goals before this one is better in this one;
            None: nothing is known.
    """

    goal: Goal
    value: int
    bound: int | None = None

    @property
    def is_proved(self) -> bool:
        """Whether it cannot be better without a loss in an earlier goal."""
        return self.value == self.bound

    @property
    def gap(self) -> int | None:
        """How much better it could be at most; None: nothing is known."""
        return None if self.bound is None else abs(self.value - self.bound)
