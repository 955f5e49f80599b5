"""Lists for all at once: everybody's best, priced by how often somebody stands in lists already.

Somebody's n-th place in a list costs `price` times n - 1, so that the whole weighs

    sum of scores  -  price * sum over candidates of places * (places - 1) / 2  -  sameness

and everybody takes in turn the list that is best for this sum, given the lists of the others. No
step lowers it, so that the turns come to rest.

Source:
    Monderer and Shapley (1996), Potential Games, Games and Economic Behavior 14, 124-143.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from hansa.engines.matching.scores.crowds import Numbers

Places = npt.NDArray[np.intp]

SAMENESS = 0.004
"""What each further candidate for the same topic costs, times how many there are before."""
FRESH = 0.01
"""What a newcomer gains in everybody's eyes."""
TURNS = 12
LOOKED_AT = 400
"""Candidates of each row, the best; others are never worth their place."""


@dataclass(frozen=True)
class Market:
    """Everybody's scores, and what is kept beside them.

    Attributes:
        both: scores, a row for each list; 0 for who may not stand in it.
        topic: what the row would talk about with the column.
        capacity: in how many lists each column may stand.
        fresh: which columns are newcomers.
        per: how long a list may be.
    """

    both: Numbers
    topic: Numbers
    capacity: npt.NDArray[np.float64]
    fresh: npt.NDArray[np.bool_]
    per: int

    @cached_property
    def looked_at(self) -> list[Places]:
        """The columns that each row may take, the best first; equal ones in their order."""
        found = []
        for row in self.both:
            order = np.argsort(-row, kind="stable")[: max(LOOKED_AT, 4 * self.per)]
            found.append(order[(row[order] > 0) & (self.capacity[order] > 0)])
        return found

    def plain(self) -> list[Places]:
        """The best for everybody alone, whatever becomes of the candidates."""
        return [places[: self.per] for places in self.looked_at]

    def worth(self, lists: list[Places]) -> float:
        """The sum of the scores in these lists."""
        return float(sum(self.both[row, places].sum() for row, places in enumerate(lists)))

    def exposure(self, lists: list[Places]) -> npt.NDArray[np.float64]:
        """In how many lists each column stands."""
        found = np.zeros(self.both.shape[1])
        for places in lists:
            found[places] += 1
        return found

    def priced(self, price: float, *, sameness: float = SAMENESS) -> list[Places]:
        """Lists at rest: nobody would take another one at this price."""
        lists = [places[:0] for places in self.looked_at]
        exposure = np.zeros(self.both.shape[1])
        for _ in range(TURNS):
            changed = False
            for row, before in enumerate(lists):
                exposure[before] -= 1
                after = self.best(row, price * exposure, sameness)
                exposure[after] += 1
                changed = changed or not np.array_equal(before, after)
                lists[row] = after
            if not changed:
                break
        return lists

    def best(self, row: int, prices: npt.NDArray[np.float64], sameness: float = SAMENESS) -> Places:
        """The best list for one row at these prices, the best first."""
        looked_at = self.looked_at[row]
        worth = self.both[row, looked_at] - prices[looked_at] + FRESH * self.fresh[looked_at]
        order = np.argsort(-worth, kind="stable")
        worth, looked_at = worth[order], looked_at[order]
        worth = worth - sameness * _before(self.topic[row, looked_at])
        chosen = np.argsort(-worth, kind="stable")[: self.per]
        found = looked_at[chosen]
        return found[np.argsort(-self.both[row, found], kind="stable")]


def _before(topics: Numbers) -> npt.NDArray[np.intp]:
    """How many of the same topic stand before each."""
    order = np.argsort(topics, kind="stable")
    ordered = topics[order]
    firsts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(ordered) else order
    counted = np.arange(len(ordered)) - np.repeat(firsts, np.diff(np.r_[firsts, len(ordered)]))
    found = np.empty(len(ordered), dtype=np.intp)
    found[order] = counted
    return found
