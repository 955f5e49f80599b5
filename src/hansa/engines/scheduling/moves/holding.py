"""Putting meetings into slots and taking them out, compiled; the cost is kept along the way."""

from __future__ import annotations

import numpy as np

from hansa.engines.scheduling.moves.arrays import OFF
from hansa.engines.scheduling.moves.compiling import compiled


@compiled
def below(at, data, number):  # type: ignore[no-untyped-def]
    """A random whole number from 0 to below `number` (xorshift64*)."""
    x = np.uint64(data[at.random])
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    data[at.random] = np.int64(x)
    high = (x * np.uint64(2685821657736338717)) >> np.uint64(33)
    return np.int64(high) % number


@compiled
def put(at, data, wish, slot):  # type: ignore[no-untyped-def]
    """Hold the wish in the slot; its counters must have room."""
    data[at.labour] += 1
    place = data[at.place_from + wish]
    for index in range(data[at.row_from + wish], data[at.row_from + wish + 1]):
        row = data[at.row_of + index]
        if row < at.parties:
            _gain(at, data, row, slot)
        cell = row * at.slots + slot
        for number in range(data[at.counter_from + cell], data[at.counter_from + cell + 1]):
            counter = data[at.counter_of + number]
            data[at.places + place] = data[at.used + counter]
            data[at.occupants + data[at.seat_from + counter] + data[at.used + counter]] = wish
            data[at.used + counter] += 1
            place += 1
    data[at.slot_of + wish] = slot
    cost = _moves(at, data, wish, slot, 1) - data[at.off_cost + wish]
    data[at.cost] += cost + _host(at, data, wish, slot, 1)
    _need(at, data, wish, slot, 1)


@compiled
def take(at, data, wish):  # type: ignore[no-untyped-def]
    """Hold the wish no longer."""
    data[at.labour] += 1
    slot = data[at.slot_of + wish]
    place = data[at.place_from + wish]
    for index in range(data[at.row_from + wish], data[at.row_from + wish + 1]):
        row = data[at.row_of + index]
        if row < at.parties:
            _lose(at, data, row, slot)
        cell = row * at.slots + slot
        for number in range(data[at.counter_from + cell], data[at.counter_from + cell + 1]):
            counter = data[at.counter_of + number]
            data[at.used + counter] -= 1
            last = data[at.occupants + data[at.seat_from + counter] + data[at.used + counter]]
            if last != wish:
                _reseat(at, data, last, counter, data[at.places + place])
            place += 1
    data[at.slot_of + wish] = OFF
    cost = _moves(at, data, wish, slot, -1) + data[at.off_cost + wish]
    data[at.cost] += cost + _host(at, data, wish, slot, -1)
    _need(at, data, wish, slot, -1)


@compiled
def _reseat(at, data, wish, counter, position):  # type: ignore[no-untyped-def]
    """The last occupant of a counter takes the position that another has left."""
    place = data[at.place_from + wish]
    slot = data[at.slot_of + wish]
    data[at.occupants + data[at.seat_from + counter] + position] = wish
    for index in range(data[at.row_from + wish], data[at.row_from + wish + 1]):
        cell = data[at.row_of + index] * at.slots + slot
        for number in range(data[at.counter_from + cell], data[at.counter_from + cell + 1]):
            if (
                data[at.counter_of + number] == counter
                and data[at.places + place] == data[at.used + counter]
            ):
                data[at.places + place] = position
                return
            place += 1


@compiled
def _count(at, data, party, slot):  # type: ignore[no-untyped-def]
    """How many meetings the party has in the slot; none where there is no slot."""
    if slot < 0:
        return 0
    return data[at.used + data[at.counter_of + data[at.counter_from + party * at.slots + slot]]]


@compiled
def _gain(at, data, party, slot):  # type: ignore[no-untyped-def]
    """The party has one meeting more in the slot."""
    now = _count(at, data, party, slot)
    before = _count(at, data, party, data[at.earlier + slot])
    after = _count(at, data, party, data[at.later + slot])
    _runs(at, data, party, slot, (1 if now >= before else 0) - (1 if after > now else 0))
    if now == 0:
        _lengthen(at, data, party, slot)
    held, steps = data[at.held + party], data[at.steps + party]
    if held < steps:
        data[at.cost] += (
            data[at.hardship + steps * at.width + held + 1]
            - data[at.hardship + steps * at.width + held]
        )
    data[at.held + party] = held + 1


@compiled
def _lose(at, data, party, slot):  # type: ignore[no-untyped-def]
    """The party has one meeting less in the slot."""
    now = _count(at, data, party, slot)
    before = _count(at, data, party, data[at.earlier + slot])
    after = _count(at, data, party, data[at.later + slot])
    _runs(at, data, party, slot, (1 if after >= now else 0) - (1 if now > before else 0))
    if now == 1:
        _shorten(at, data, party, slot)
    held, steps = data[at.held + party], data[at.steps + party]
    if held <= steps:
        data[at.cost] += (
            data[at.hardship + steps * at.width + held - 1]
            - data[at.hardship + steps * at.width + held]
        )
    data[at.held + party] = held - 1


@compiled
def _lengthen(at, data, party, slot):  # type: ignore[no-untyped-def]
    """The party's first meeting of a slot: how many slots stay empty in between."""
    row = party * at.sessions + data[at.session + slot]
    was = _empty(at, data, row)
    data[at.filled + row] += 1
    place = data[at.position + slot]
    first, last = data[at.first + row], data[at.last + row]
    if first == OFF or place < data[at.position + first]:
        data[at.first + row] = slot
    if last == OFF or place > data[at.position + last]:
        data[at.last + row] = slot
    data[at.length] += _empty(at, data, row) - was


@compiled
def _shorten(at, data, party, slot):  # type: ignore[no-untyped-def]
    """The party's last meeting of a slot goes; it is counted in the slot still."""
    row = party * at.sessions + data[at.session + slot]
    was = _empty(at, data, row)
    data[at.filled + row] -= 1
    if data[at.filled + row] == 0:
        data[at.first + row] = data[at.last + row] = OFF
    else:
        if data[at.first + row] == slot:
            data[at.first + row] = _next(at, data, party, slot, at.later)
        if data[at.last + row] == slot:
            data[at.last + row] = _next(at, data, party, slot, at.earlier)
    data[at.length] += _empty(at, data, row) - was


@compiled
def _empty(at, data, row):  # type: ignore[no-untyped-def]
    first, last = data[at.first + row], data[at.last + row]
    if first == OFF:
        return 0
    return data[at.position + last] - data[at.position + first] + 1 - data[at.filled + row]


@compiled
def _next(at, data, party, slot, way):  # type: ignore[no-untyped-def]
    """The nearest slot that way in which the party has a meeting; there is one."""
    slot = data[way + slot]
    while _count(at, data, party, slot) == 0:
        slot = data[way + slot]
    return slot


@compiled
def _runs(at, data, party, slot, change):  # type: ignore[no-untyped-def]
    """So many runs more begin in the slot's session; each but one a person is a wait."""
    if change == 0:
        return
    session = data[at.session + slot]
    was = max(0, data[at.runs + party * at.sessions + session] - data[at.people + party])
    data[at.runs + party * at.sessions + session] += change
    more = max(0, data[at.runs + party * at.sessions + session] - data[at.people + party]) - was
    if more == 0:
        return
    fair = at.fairness * data[at.people + party]
    waits = data[at.waits + party]
    data[at.waits + party] = waits + more
    unfair = max(0, waits + more - fair) - max(0, waits - fair)
    data[at.cost] += more * at.idle_cost + unfair * at.unfair_cost


@compiled
def too_far(at, data, wish, slot):  # type: ignore[no-untyped-def]
    """Whether the wish, which is not held now, would there be one more elsewhere than allowed."""
    if data[at.published + wish] in (OFF, slot):
        return False
    return data[at.moves] >= data[at.most_moves]


@compiled
def _moves(at, data, wish, slot, change):  # type: ignore[no-untyped-def]
    """What it costs that the wish is held elsewhere than published, or no longer is."""
    if data[at.published + wish] in (OFF, slot):
        return 0
    data[at.moves] += change
    beyond = data[at.moves] - data[at.most_moves] + (0 if change > 0 else 1)
    more = data[at.beyond_cost] if beyond > 0 else 0
    return change * (data[at.move_cost + wish] + more)


@compiled
def _host(at, data, wish, slot, change):  # type: ignore[no-untyped-def]
    """What it costs that the host comes on the slot's half-day for this meeting too, or not."""
    host, half = data[at.host + wish], data[at.half + slot]
    was = data[at.hosted + host * at.halves + half]
    data[at.hosted + host * at.halves + half] = was + change
    return at.half_cost * ((1 if was + change > 0 else 0) - (1 if was > 0 else 0))


@compiled
def _need(at, data, wish, slot, change):  # type: ignore[no-untyped-def]
    """Its skills are asked for in the slot, or no longer."""
    session = data[at.session + slot]
    for index in range(data[at.skill_from + wish], data[at.skill_from + wish + 1]):
        skill = data[at.skill_of + index]
        data[at.needed + skill * at.slots + slot] += change
        peak = 0
        for other in range(at.slots):
            if data[at.session + other] == session:
                peak = max(peak, data[at.needed + skill * at.slots + other])
        data[at.cost] += at.helper_cost * (peak - data[at.peak + skill * at.sessions + session])
        data[at.peak + skill * at.sessions + session] = peak
