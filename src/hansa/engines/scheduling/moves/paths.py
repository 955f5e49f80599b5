"""Exchanging two slots along a path of meetings, compiled: the steps of a colouring."""

from __future__ import annotations

import numpy as np

from hansa.engines.scheduling.moves.arrays import OFF
from hansa.engines.scheduling.moves.compiling import compiled

LUCK, FINE = 4096, 1000
"""So many draws of -ln(chance) are kept, in thousandths: cheaper than an exponential each time."""
TRIES = 8
"""So often somebody who waits, or a chain the other way, is looked for."""


@compiled
def below(at, data, number):  # type: ignore[no-untyped-def]
    """A random whole number from 0 to below `number` (xorshift64*), without a division."""
    x = np.uint64(data[at.random])
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    data[at.random] = np.int64(x)
    high = np.int64((x * np.uint64(2685821657736338717)) >> np.uint64(33))
    return (high * number) >> 31


@compiled
def begin(at, data):  # type: ignore[no-untyped-def]
    """Take up the slots of all meetings."""
    data[at.holds : at.holds + at.parties * at.slots] = OFF
    data[at.busy : at.busy + at.parties] = 0
    data[at.used : at.used + at.slots] = 0
    for meeting in range(at.meetings):
        slot = data[at.slot_of + meeting]
        data[at.used + slot] += 1
        for party in (data[at.one + meeting], data[at.other + meeting]):
            data[at.holds + party * at.slots + slot] = meeting
            data[at.busy + party] |= 1 << slot
    data[at.cost] = 0
    for party in range(at.parties):
        data[at.price + party] = _price(at, data, data[at.busy + party])
        data[at.cost] += data[at.price + party]
    data[at.best_cost] = data[at.cost]


@compiled
def reset(at, data):  # type: ignore[no-untyped-def]
    """Go back to the best timetable so far."""
    data[at.slot_of : at.slot_of + at.meetings] = data[at.best : at.best + at.meetings]
    begin(at, data)


@compiled
def anneal(at, data, walk):  # type: ignore[no-untyped-def]
    """Take the steps of a walk, and keep the best timetable met on the way."""
    start, end, until, warm, cold, floor = walk
    temperature = 0.0
    while data[at.labour] < until and data[at.best_cost] > floor:
        if temperature == 0 or data[at.labour] % LUCK == 0:
            way = (data[at.labour] - start) / (end - start)
            temperature = warm * (cold / warm) ** way / FINE
        data[at.labour] += 1
        _step(at, data, temperature)
        if data[at.cost] < data[at.best_cost]:
            data[at.best_cost] = data[at.cost]
            data[at.best : at.best + at.meetings] = data[at.slot_of : at.slot_of + at.meetings]


@compiled
def _step(at, data, temperature):  # type: ignore[no-untyped-def]
    """Try one change."""
    meeting, there = _aimed(at, data)
    if there == OFF:
        meeting, there = below(at, data, at.meetings), below(at, data, at.slots)
    here = data[at.slot_of + meeting]
    if here == there or not (data[at.may + meeting] >> there) & 1:
        return
    size, surplus = _trace(at, data, meeting, there, 0)
    if size == 0:
        return
    data[at.ends + 2] = data[at.ends + 3] = OFF
    full, needed = (there, surplus) if surplus > 0 else (here, -surplus)
    if data[at.used + full] + needed > data[at.room + full]:
        more = _chain_back(at, data, here + there - full, full, size)
        if more == 0:
            return
        size += more
    change = _change(at, data, here, there)
    if change > 0 and change >= temperature * data[at.luck + below(at, data, LUCK)]:
        return
    _exchange(at, data, size, here, there)
    if not _in_order(at, data, size):
        _exchange(at, data, size, here, there)


@compiled
def _aimed(at, data):  # type: ignore[no-untyped-def]
    """A meeting of somebody who waits, and a slot beside another of their meetings; or OFF."""
    if below(at, data, 4) == 0:
        return 0, OFF
    party = below(at, data, at.parties)
    for _ in range(TRIES):
        if data[at.price + party] > 0:
            break
        party = below(at, data, at.parties)
    first = data[at.meeting_from + party]
    size = data[at.meeting_from + party + 1] - first
    if size <= 1:
        return 0, OFF
    meeting = data[at.meeting_of + first + below(at, data, size)]
    beside = data[at.slot_of + data[at.meeting_of + first + below(at, data, size)]]
    slots = at.later if below(at, data, 2) == 0 else at.earlier
    return meeting, data[slots + beside]


@compiled
def _trace(at, data, meeting, there, begin):  # type: ignore[no-untyped-def]
    """The chain of a meeting that is to go to another slot, put down from `begin` on.

    Returns how many meetings it has, 0 where one of them may not go, and how many more of them go
    there than come back.
    """
    here = data[at.slot_of + meeting]
    ends = at.ends if begin == 0 else at.ends + 2
    data[at.chain + begin] = meeting
    size, surplus = 1, 1
    for side in range(2):
        party = data[at.one + meeting] if side == 0 else data[at.other + meeting]
        slot = there
        while True:
            other = data[at.holds + party * at.slots + slot]
            if other == OFF:
                data[ends + side] = party
                break
            if other == meeting:
                data[ends] = data[ends + 1] = OFF
                return size, 0
            surplus += -1 if slot == there else 1
            slot = here + there - slot
            if not (data[at.may + other] >> slot) & 1:
                return 0, 0
            data[at.chain + begin + size] = other
            size += 1
            party = data[at.one + other] + data[at.other + other] - party
    return size, surplus


@compiled
def _chain_back(at, data, here, there, begin):  # type: ignore[no-untyped-def]
    """A second chain that takes one meeting more out of the full slot than into it; or 0."""
    for _ in range(TRIES):
        party = below(at, data, at.parties)
        busy = data[at.busy + party]
        if not (busy >> there) & 1 or (busy >> here) & 1:
            continue
        if party in (data[at.ends], data[at.ends + 1]):
            continue
        meeting = data[at.holds + party * at.slots + there]
        if not (data[at.may + meeting] >> here) & 1:
            continue
        size, surplus = _trace(at, data, meeting, here, begin)
        if size > 0 and surplus == 1:
            return size
    return 0


@compiled
def _change(at, data, here, there):  # type: ignore[no-untyped-def]
    """What it costs more when whoever stands at an end exchanges the two slots."""
    both = (1 << here) | (1 << there)
    change = 0
    for end in range(4):
        party = data[at.ends + end]
        if party != OFF:
            change += _price(at, data, data[at.busy + party] ^ both) - data[at.price + party]
    return change


@compiled
def _exchange(at, data, size, here, there):  # type: ignore[no-untyped-def]
    """The meetings of the chains go from the one slot to the other; a second time undoes it."""
    for place in range(size):
        meeting = data[at.chain + place]
        slot = data[at.slot_of + meeting]
        data[at.holds + data[at.one + meeting] * at.slots + slot] = OFF
        data[at.holds + data[at.other + meeting] * at.slots + slot] = OFF
        data[at.used + slot] -= 1
    for place in range(size):
        meeting = data[at.chain + place]
        slot = here + there - data[at.slot_of + meeting]
        data[at.slot_of + meeting] = slot
        data[at.holds + data[at.one + meeting] * at.slots + slot] = meeting
        data[at.holds + data[at.other + meeting] * at.slots + slot] = meeting
        data[at.used + slot] += 1
    both = (1 << here) | (1 << there)
    for end in range(4):
        party = data[at.ends + end]
        if party != OFF:
            data[at.busy + party] ^= both
            price = _price(at, data, data[at.busy + party])
            data[at.cost] += price - data[at.price + party]
            data[at.price + party] = price


@compiled
def _in_order(at, data, size):  # type: ignore[no-untyped-def]
    """Whether all that moved comes after what is before it, and before what is after it."""
    if data[at.before_from + at.meetings] == 0:
        return True
    for place in range(size):
        meeting = data[at.chain + place]
        slot = data[at.slot_of + meeting]
        for index in range(data[at.before_from + meeting], data[at.before_from + meeting + 1]):
            earlier = data[at.slot_of + data[at.before_of + index]]
            if not (data[at.over + earlier] >> slot) & 1:
                return False
        for index in range(data[at.after_from + meeting], data[at.after_from + meeting + 1]):
            later = data[at.slot_of + data[at.after_of + index]]
            if not (data[at.over + slot] >> later) & 1:
                return False
    return True


@compiled
def _price(at, data, busy):  # type: ignore[no-untyped-def]
    """What the idle periods of somebody with meetings in those slots cost."""
    waits, empty = 0, 0
    for session in range(at.sessions):
        slots = busy & data[at.bits + session]
        if slots:
            waits += _ones(slots & ~(slots << 1)) - 1
            empty += _ones(_up_to(slots) & ~((slots & -slots) - 1)) - _ones(slots)
    unfair = max(0, waits - at.fairness)
    return waits * at.idle_cost + unfair * at.unfair_cost + empty * at.length_cost


@compiled
def _up_to(bits):  # type: ignore[no-untyped-def]
    """All bits up to the highest."""
    for by in (1, 2, 4, 8, 16, 32):
        bits |= bits >> by
    return bits


@compiled
def _ones(bits):  # type: ignore[no-untyped-def]
    """How many bits are set: in pairs, in fours, in bytes, then all bytes together."""
    bits = bits - ((bits >> 1) & 0x5555555555555555)
    bits = (bits & 0x3333333333333333) + ((bits >> 2) & 0x3333333333333333)
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F
    return (bits * 0x0101010101010101) >> 56
