"""Moving meetings about until a timetable is hardly better for it: simulated annealing, compiled.

A step moves a held meeting by a Kempe chain, or holds a wish that was left out and lets what is in
its way go elsewhere. Half of the steps are aimed: they bring two meetings of somebody who waits
side by side. A change that makes things worse by `d` is kept with probability exp(-d / T), and T
falls along the way.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from hansa.engines.scheduling.moves.arrays import OFF, Longs, numbers_of
from hansa.engines.scheduling.moves.chains import fill, fits, insert, swap, take_back
from hansa.engines.scheduling.moves.compiling import compiled
from hansa.engines.scheduling.moves.holding import below, put, take
from hansa.engines.scheduling.problem.goals import Goal
from hansa.engines.scheduling.problem.setting import Setting

BITS = 1 << 30
"""Chances are counted in parts of this."""
TRIES = 6
"""So often somebody who waits is looked for among all parties."""


class Walk(NamedTuple):
    """How annealing goes on, in the labour of an annealing.

    Attributes:
        begin: where the walk begins, and the temperature is `warm`.
        end: where it ends, and the temperature is `cold`.
        until: where to stop for now.
        warm: one unit of cost counts 1.
        floor: the cost at which to stop.
    """

    begin: int
    end: int
    until: int
    warm: float
    cold: float
    floor: int = 0


class Annealing:
    """A timetable that is being improved.

    Where people of a party differ, their idle periods are estimated, as though they did not.
    """

    pace = 4_000_000
    """The labour of a unit of work."""

    def __init__(
        self,
        setting: Setting,
        weights: Mapping[Goal, int],
        *,
        seed: int,
        slots: Mapping[str, int] | None = None,
        stay: Collection[str] = (),
        leave: Collection[str] = (),
    ) -> None:
        """Begin at a timetable, or at none.

        Args:
            weights: what one unit of each goal costs.
            slots: by wish key, the slot of each wish that is held; what does not fit is left out.
            stay: keys of wishes that do not move.
            leave: keys of wishes that are not held.
        """
        self._keys = [wish.key for wish in setting.problem.wishes]
        self._at, self._data = numbers_of(setting, dict(weights), seed=seed)
        self._place = {key: place for place, key in enumerate(self._keys)}
        self._keep_out(leave)
        for key, slot in (slots or {}).items():
            _put_if_it_fits(self._at, self._data, self._place[key], slot)
        self._movable = self._which_move({*stay, *leave})
        keep(self._at, self._data)

    @property
    def cost(self) -> int:
        """That of the best timetable so far, in the weights it was made with."""
        return int(self._data[self._at.best_cost])

    @property
    def slots(self) -> dict[str, int]:
        """The best timetable so far: slot index by wish key."""
        return {
            key: int(slot)
            for key, slot in zip(self._keys, self._best(), strict=True)
            if slot != OFF
        }

    @property
    def choices(self) -> int:
        """How many slots its meetings have to choose from, together."""
        first = self._at.choice_from + self._movable
        return int((self._data[first + 1] - self._data[first]).sum())

    def allow_moves(self, most: int) -> None:
        """No more than so many published meetings may be held elsewhere."""
        self._data[self._at.most_moves] = most

    def fill(self, order: Sequence[str]) -> None:
        """Hold each of the wishes in the free slot that costs least, where there is one."""
        fill(self._at, self._data, self._numbers(order))
        keep(self._at, self._data)

    @property
    def labour(self) -> int:
        """How often a meeting was put somewhere or taken out so far."""
        return int(self._data[self._at.labour])

    def anneal(self, walk: Walk) -> None:
        """Go on to the end of a stretch of the walk, or until the cost is its floor."""
        if len(self._movable):
            numbers = tuple(float(number) for number in walk)
            anneal(self._at, self._data, self._movable, numbers)

    def restart(self) -> None:
        """Go on from the best timetable."""
        reset(self._at, self._data)

    def _best(self) -> Longs:
        start = self._at.best
        return self._data[start : start + self._at.wishes]

    def _keep_out(self, wishes: Collection[str]) -> None:
        first, slots = self._at.may, self._at.slots
        for wish in self._numbers(wishes):
            self._data[first + wish * slots : first + (wish + 1) * slots] = 0

    def _which_move(self, still: Collection[str]) -> Longs:
        first = self._at.choice_from
        moving = [
            place
            for key, place in self._place.items()
            if key not in still
            and self._data[first + place + 1] - self._data[first + place] > (self._is_held(place))
        ]
        for place in self._numbers(still):
            self._data[self._at.still + place] = 1
        return np.asarray(moving, dtype=np.int64)

    def _is_held(self, place: int) -> bool:
        return bool(self._data[self._at.slot_of + place] != OFF)

    def _numbers(self, keys: Collection[str]) -> Longs:
        return np.asarray([self._place[key] for key in keys], dtype=np.int64)


@compiled
def _put_if_it_fits(at, data, wish, slot):  # type: ignore[no-untyped-def]
    """Hold the wish in the slot, if it may be and each of its counters has room."""
    if data[at.may + wish * at.slots + slot] and fits(at, data, wish, slot):
        put(at, data, wish, slot)


@compiled
def reset(at, data):  # type: ignore[no-untyped-def]
    """Go back to the best timetable so far."""
    for wish in range(at.wishes):
        slot = data[at.slot_of + wish]
        if slot not in (OFF, data[at.best + wish]):
            take(at, data, wish)
    for wish in range(at.wishes):
        slot = data[at.best + wish]
        if slot == OFF and data[at.slot_of + wish] != OFF:
            take(at, data, wish)
    for wish in range(at.wishes):
        if data[at.slot_of + wish] != data[at.best + wish]:
            put(at, data, wish, data[at.best + wish])


@compiled
def anneal(at, data, movable, walk):  # type: ignore[no-untyped-def]
    """Take the steps of a walk, and keep the best timetable met on the way."""
    begin, end, until, warm, cold, floor = walk
    while data[at.labour] < until:
        keep(at, data)
        if data[at.best_cost] <= floor:
            return
        data[at.labour] += 1
        way = (data[at.labour] - begin) / (end - begin)
        _step(at, data, movable, warm * (cold / warm) ** way)
    keep(at, data)


@compiled
def keep(at, data):  # type: ignore[no-untyped-def]
    """Remember the timetable, if it is the best so far."""
    if data[at.cost] < data[at.best_cost]:
        data[at.best_cost] = data[at.cost]
        for wish in range(at.wishes):
            data[at.best + wish] = data[at.slot_of + wish]


@compiled
def _step(at, data, movable, temperature):  # type: ignore[no-untyped-def]
    """Try one change."""
    wish = movable[below(at, data, len(movable))]
    slot = OFF
    if below(at, data, 2) == 0:
        wish, slot = _aimed(at, data, wish)
    if slot == OFF:
        first = data[at.choice_from + wish]
        slot = data[at.choice_of + first + below(at, data, data[at.choice_from + wish + 1] - first)]
    here = data[at.slot_of + wish]
    if slot == here or not data[at.may + wish * at.slots + slot]:
        return
    if here != OFF and data[at.still + wish]:
        return
    before = data[at.cost] + at.length_cost * data[at.length]
    moved = insert(at, data, wish, slot) if here == OFF else swap(at, data, wish, slot)
    change = data[at.cost] + at.length_cost * data[at.length] - before
    if change > 0 and below(at, data, BITS) >= np.exp(-change / temperature) * BITS:
        take_back(at, data, moved)


@compiled
def _aimed(at, data, wish):  # type: ignore[no-untyped-def]
    """A meeting of somebody who waits, and a slot beside another of their meetings.

    Returns the wish and OFF when none was found.
    """
    for _ in range(TRIES):
        party = below(at, data, at.parties)
        if data[at.waits + party] > 0:
            break
    first = data[at.wish_from + party]
    size = data[at.wish_from + party + 1] - first
    if size <= 1:
        return wish, OFF
    one = data[at.wish_of + first + below(at, data, size)]
    other = data[at.wish_of + first + below(at, data, size)]
    beside = data[at.slot_of + other]
    if one == other or beside == OFF:
        return wish, OFF
    slots = at.later if below(at, data, 2) == 0 else at.earlier
    return one, data[slots + beside]
