"""How dear places are made, and who gives way where a capacity is exceeded."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hansa.engines.matching.choosing.lists import Market, Places

LOSS = 0.025
"""The share of the total score that may be given up for fairness."""
FAIR = 0.2
"""The Gini coefficient at which places are shared fairly enough."""
CHEAPEST, DEAREST = 1e-4, 0.3
HALVINGS = 7


def shared(market: Market) -> list[Places]:
    """Lists as fair as the loss allows, within everybody's capacity."""
    plain = market.plain()
    least = (1 - LOSS) * market.worth(plain)
    best = within_capacity(market, market.priced(0.0, sameness=0.0))
    low, high = np.log(CHEAPEST), np.log(DEAREST)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        lists = within_capacity(market, market.priced(float(np.exp(middle))))
        if market.worth(lists) < least:
            high = middle
            continue
        low, best = middle, lists
        if gini(market.exposure(lists)[reachable(market)]) <= FAIR:
            break
    return best


def within_capacity(market: Market, lists: list[Places]) -> list[Places]:
    """Where somebody stands in too many lists, those with the best scores keep it.

    The others take their next best who has room, and whoever is asked too often chooses again: no
    list and candidate are left that would both rather have each other.

    Source:
        Gale and Shapley (1962), American Mathematical Monthly 69(1), 9-15.
    """
    lists = list(lists)
    lost: set[tuple[int, int]] = set()
    while full := np.flatnonzero(market.exposure(lists) > market.capacity).tolist():
        giving: set[int] = set()
        for column in full:
            rows = [row for row, places in enumerate(lists) if column in places]
            rows.sort(key=lambda row: (-market.both[row, column], row))
            for row in rows[int(market.capacity[column]) :]:
                lost.add((row, column))
                giving.add(row)
        for row in sorted(giving):
            lists[row] = _filled(market, row, lists[row], lost)
    return lists


def _filled(market: Market, row: int, places: Places, lost: set[tuple[int, int]]) -> Places:
    """The list without those it lost, filled up with the best that are left."""
    kept = [column for column in places.tolist() if (row, column) not in lost]
    others = (
        column
        for column in market.looked_at[row].tolist()
        if column not in kept and (row, column) not in lost
    )
    for column in others:
        if len(kept) == len(places):
            break
        kept.append(column)
    found = np.array(kept, dtype=np.intp)
    return found[np.argsort(-market.both[row, found], kind="stable")]


def reachable(market: Market) -> npt.NDArray[np.bool_]:
    """The columns that may stand in at least one list."""
    found: npt.NDArray[np.bool_] = (market.both > 0).any(axis=0) & (market.capacity > 0)
    return found


def gini(exposure: npt.NDArray[np.float64]) -> float:
    """How unevenly places are shared: 0 when all have as many, near 1 when one has all.

    Source:
        Gini (1912), in the form of the mean difference.
    """
    if not exposure.size or not exposure.sum():
        return 0.0
    ordered = np.sort(exposure)
    ranks = np.arange(1, len(ordered) + 1)
    return float((2 * ranks - len(ordered) - 1) @ ordered / (len(ordered) * ordered.sum()))
