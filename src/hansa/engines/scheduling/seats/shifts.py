"""Who of a party sits when, so that they wait least: the slots of one session, one by one.

A set of people is a number whose bits say who is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

MOST_PEOPLE = 5
"""Of more people there are too many sets."""

State = tuple[int, int]
"""Who sat in the slot before, and who has sat in any."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What one slot asks for.

    Attributes:
        seats: how many people sit.
        present: who could.
        decided: who does in any case.
    """

    seats: int
    present: int
    decided: int


def fewest_waits(shifts: Sequence[Shift]) -> list[int]:
    """For each slot, who sits, so that all together wait least; each shift must be possible."""
    ways: dict[State, tuple[int, tuple[int, ...]]] = {(0, 0): (0, ())}
    for shift in shifts:
        crews = _crews(shift)
        best: dict[State, tuple[int, tuple[int, ...]]] = {}
        for (before, begun), (waits, so_far) in ways.items():
            for crew in crews:
                way = (waits + (crew & begun & ~before).bit_count(), (*so_far, crew))
                state = crew, begun | crew
                if state not in best or way < best[state]:
                    best[state] = way
        ways = best
    return list(min(ways.values())[1])


def _crews(shift: Shift) -> list[int]:
    """Everybody who was decided, with each choice of others for the seats that are left."""
    free = shift.present & ~shift.decided
    others = [1 << place for place in range(free.bit_length()) if free >> place & 1]
    left = shift.seats - shift.decided.bit_count()
    return [shift.decided | sum(chosen) for chosen in combinations(others, left)]
