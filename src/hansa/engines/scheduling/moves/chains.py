"""Changes of a timetable, compiled: Kempe chains, insertions, and taking them back."""

from __future__ import annotations

import numpy as np

from hansa.engines.scheduling.moves.arrays import OFF
from hansa.engines.scheduling.moves.compiling import compiled
from hansa.engines.scheduling.moves.holding import below, put, take, too_far

LONGEST = 400
"""A chain that moves more meetings than this is given up."""


@compiled
def fits(at, data, wish, slot):  # type: ignore[no-untyped-def]
    """Whether each counter of the wish has room in the slot."""
    row, taken = OFF, 0
    for index in range(data[at.row_from + wish], data[at.row_from + wish + 1]):
        # A wish may need two of a kind; its places in one row follow one another.
        taken = taken + 1 if data[at.row_of + index] == row else 0
        row = data[at.row_of + index]
        cell = row * at.slots + slot
        for number in range(data[at.counter_from + cell], data[at.counter_from + cell + 1]):
            counter = data[at.counter_of + number]
            if data[at.used + counter] + taken >= data[at.room + counter]:
                return False
    return True


@compiled
def in_order(at, data, wish):  # type: ignore[no-untyped-def]
    """Whether the wish is held after those before it and before those after it."""
    slot = data[at.slot_of + wish]
    if slot == OFF:
        return True
    for index in range(data[at.before_from + wish], data[at.before_from + wish + 1]):
        other = data[at.slot_of + data[at.before_of + index]]
        if other != OFF and not data[at.over + other * at.slots + slot]:
            return False
    for index in range(data[at.after_from + wish], data[at.after_from + wish + 1]):
        other = data[at.slot_of + data[at.after_of + index]]
        if other != OFF and not data[at.over + slot * at.slots + other]:
            return False
    return True


@compiled
def take_back(at, data, moved):  # type: ignore[no-untyped-def]
    """Undo the change: everything that moved goes back to the slot that it left."""
    for place in range(moved):
        if data[at.slot_of + data[at.moved + place]] != OFF:
            take(at, data, data[at.moved + place])
    for place in range(moved):
        if data[at.left + place] != OFF:
            put(at, data, data[at.moved + place], data[at.left + place])


@compiled
def _leave(at, data, wish, moved):  # type: ignore[no-untyped-def]
    """The wish joins the change: it leaves its slot, and is remembered."""
    data[at.moved + moved] = wish
    data[at.left + moved] = data[at.slot_of + wish]
    data[at.mark + wish] = data[at.change]
    if data[at.slot_of + wish] != OFF:
        take(at, data, wish)
    return moved + 1


@compiled
def _in_the_way(at, data, counter):  # type: ignore[no-untyped-def]
    """Some occupant of the counter that has not moved yet and may; OFF: there is none."""
    size = data[at.used + counter]
    start = below(at, data, size) if size > 1 else 0
    for place in range(size):
        other = data[at.occupants + data[at.seat_from + counter] + (start + place) % size]
        if data[at.mark + other] != data[at.change] and not data[at.still + other]:
            return other
    return OFF


@compiled
def make_room(at, data, wish, slot, moved):  # type: ignore[no-untyped-def]
    """Whoever is in the wish's way in the slot leaves; how many moved so far, or OFF."""
    row, taken = OFF, 0
    for index in range(data[at.row_from + wish], data[at.row_from + wish + 1]):
        taken = taken + 1 if data[at.row_of + index] == row else 0
        row = data[at.row_of + index]
        cell = row * at.slots + slot
        for number in range(data[at.counter_from + cell], data[at.counter_from + cell + 1]):
            counter = data[at.counter_of + number]
            while data[at.used + counter] + taken >= data[at.room + counter]:
                other = _in_the_way(at, data, counter)
                if other == OFF:
                    return -moved - 1
                moved = _leave(at, data, other, moved)
    return moved


@compiled
def swap(at, data, wish, there):  # type: ignore[no-untyped-def]
    """A Kempe chain: move the wish, and what is in its way to the slot it left, and so on.

    Returns how many moved; 0 when it cannot be done, and then nothing has changed.
    """
    here = data[at.slot_of + wish]
    data[at.change] += 1
    moved = _leave(at, data, wish, 0)
    done = 0
    while done < moved:
        each = data[at.moved + done]
        if data[at.left + done] != here and data[at.left + done] != there:
            take_back(at, data, moved)
            return 0
        target = there if data[at.left + done] == here else here
        if not data[at.may + each * at.slots + target] or moved > LONGEST:
            take_back(at, data, moved)
            return 0
        moved = make_room(at, data, each, target, moved)
        if moved < 0:
            take_back(at, data, -moved - 1)
            return 0
        put(at, data, each, target)
        done += 1
    return _if_in_order(at, data, moved)


@compiled
def insert(at, data, wish, slot):  # type: ignore[no-untyped-def]
    """Hold the wish in the slot; what is in its way goes to a free slot, or is held no longer.

    Returns how many moved; 0 when it cannot be done, and then nothing has changed.
    """
    data[at.change] += 1
    moved = _leave(at, data, wish, 0)
    moved = make_room(at, data, wish, slot, moved)
    if moved < 0:
        take_back(at, data, -moved - 1)
        return 0
    put(at, data, wish, slot)
    for place in range(1, moved):
        _settle(at, data, data[at.moved + place])
    return _if_in_order(at, data, moved)


@compiled
def _settle(at, data, wish):  # type: ignore[no-untyped-def]
    """Hold the wish in some slot that has room for it, if any has."""
    first = data[at.choice_from + wish]
    size = data[at.choice_from + wish + 1] - first
    start = below(at, data, size)
    for place in range(size):
        slot = data[at.choice_of + first + (start + place) % size]
        if fits(at, data, wish, slot) and not too_far(at, data, wish, slot):
            put(at, data, wish, slot)
            return


@compiled
def _if_in_order(at, data, moved):  # type: ignore[no-untyped-def]
    for place in range(moved):
        if not in_order(at, data, data[at.moved + place]):
            take_back(at, data, moved)
            return 0
    return moved


@compiled
def fill(at, data, order):  # type: ignore[no-untyped-def]
    """Hold each wish of the order in the slot that costs least, where one has room for it."""
    for wish in order:
        if data[at.slot_of + wish] != OFF:
            continue
        best, cheapest = OFF, np.int64(0)
        before = data[at.cost]
        for index in range(data[at.choice_from + wish], data[at.choice_from + wish + 1]):
            slot = data[at.choice_of + index]
            if not fits(at, data, wish, slot) or too_far(at, data, wish, slot):
                continue
            put(at, data, wish, slot)
            change = data[at.cost] - before
            if in_order(at, data, wish) and (best == OFF or change < cheapest):
                best, cheapest = slot, change
            take(at, data, wish)
        if best != OFF:
            put(at, data, wish, best)
