"""Guests change seats by chance, at first freely and in the end only where it helps."""

from __future__ import annotations

import numpy as np

from hansa.engines.seating.moves.compiling import compiled
from hansa.engines.seating.moves.weighing import exchanged

# One move in so many takes a pair that belongs together to another place.
PAIRS_EVERY = 64


@compiled
def anneal(costs, sitting, movable, pairs, dice, heat):  # type: ignore[no-untyped-def]  # noqa: PLR0917 - compiled functions take no names
    """Try so many changes of seats; gives by how much the plan costs more.

    `dice` holds the state of chance, one number that is never 0; `heat` the number of changes
    tried, and how hot it is at the first and the last, in units of cost.
    """
    gained = 0
    tries = int(heat[0])
    cooling = (heat[2] / heat[1]) ** (1.0 / max(tries, 1))
    hot = heat[1]
    number = movable.shape[0]
    for nth in range(tries):
        hot *= cooling
        if pairs.shape[0] > 0 and nth % PAIRS_EVERY == 0:
            gained += _pair_moves(costs, sitting, movable, pairs, dice, hot)
            continue
        one = movable[_thrown(dice, number)]
        other = movable[_thrown(dice, number)]
        if one == other or (costs.party[sitting[one]] < 0 and costs.party[sitting[other]] < 0):
            continue
        more = exchanged(costs, sitting, one, other)
        if more <= 0 or _chance(dice) < np.exp(-more / hot):
            gained += more
        else:
            sitting[one], sitting[other] = sitting[other], sitting[one]
    return gained


@compiled
def best_exchange(costs, sitting, movable, best):  # type: ignore[no-untyped-def]
    """The change of two seats that helps most, in `best`; gives its cost, 0 where none helps."""
    least = 0
    for i in range(movable.shape[0]):
        for j in range(i):
            one, other = movable[i], movable[j]
            if costs.party[sitting[one]] < 0 and costs.party[sitting[other]] < 0:
                continue
            more = exchanged(costs, sitting, one, other)
            sitting[one], sitting[other] = sitting[other], sitting[one]
            if more < least:
                least = more
                best[0], best[1] = one, other
    return least


@compiled
def settle(costs, sitting, movable):  # type: ignore[no-untyped-def]
    """Change seats as long as it helps; gives by how much the plan costs more."""
    gained, is_better = 0, True
    while is_better:
        is_better = False
        for i in range(movable.shape[0]):
            for j in range(i):
                one, other = movable[i], movable[j]
                if costs.party[sitting[one]] < 0 and costs.party[sitting[other]] < 0:
                    continue
                more = exchanged(costs, sitting, one, other)
                if more < 0:
                    gained += more
                    is_better = True
                else:
                    sitting[one], sitting[other] = sitting[other], sitting[one]
    return gained


@compiled
def _pair_moves(costs, sitting, movable, pairs, dice, hot):  # type: ignore[no-untyped-def]  # noqa: PLR0917 - compiled functions take no names
    """Two who belong together change with two others who sit beside one another."""
    pair = pairs[_thrown(dice, pairs.shape[0])]
    to_one = movable[_thrown(dice, movable.shape[0])]
    to_other = costs.near[to_one, 0]
    from_one, from_other = -1, -1
    may_other = False
    for place in range(movable.shape[0]):
        seat = movable[place]
        if sitting[seat] == pair[0]:
            from_one = seat
        if sitting[seat] == pair[1]:
            from_other = seat
        if seat == to_other:
            may_other = True
    is_open = may_other and from_one >= 0 and from_other >= 0
    if not is_open or to_one in (from_one, from_other) or to_other in (from_one, from_other):
        return 0
    more = exchanged(costs, sitting, from_one, to_one)
    more += exchanged(costs, sitting, from_other, to_other)
    if more <= 0 or _chance(dice) < np.exp(-more / hot):
        return more
    sitting[from_other], sitting[to_other] = sitting[to_other], sitting[from_other]
    sitting[from_one], sitting[to_one] = sitting[to_one], sitting[from_one]
    return 0


@compiled
def _thrown(dice, sides):  # type: ignore[no-untyped-def]
    """A number from 0 to below `sides`."""
    return int(_next(dice) % np.uint64(sides))


@compiled
def _chance(dice):  # type: ignore[no-untyped-def]
    """A number from 0 to below 1."""
    return float(_next(dice) >> np.uint64(11)) / 9007199254740992.0


@compiled
def _next(dice):  # type: ignore[no-untyped-def]
    """The next of a long row of numbers without pattern (xorshift, Marsaglia 2003)."""
    state = dice[0]
    state ^= state << np.uint64(13)
    state ^= state >> np.uint64(7)
    state ^= state << np.uint64(17)
    dice[0] = state
    return state
