"""Lists of recommendations: for everybody at once, or for one after a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from hansa.engines.matching.choosing.lists import Market, Places
from hansa.engines.matching.choosing.sharing import shared, within_capacity
from hansa.engines.matching.problem.answer import Recommendation
from hansa.engines.matching.problem.bars import Tongues
from hansa.engines.matching.problem.profiles import Event, Pair, Profile
from hansa.engines.matching.scores.crowds import Rarity, rarity_of, with_vectors
from hansa.engines.matching.scores.features import Families
from hansa.engines.matching.scores.pairs import Scores, scores, within_reach
from hansa.engines.matching.scores.weights import Weights
from hansa.engines.matching.telling.reasons import reasons

PER = 10
BOTH = (Pair.COUNTERPART, Pair.COLLEAGUE)
NO_FAMILIES: Families = MappingProxyType({})
PRICE = 0.005
"""What each place that somebody has elsewhere costs when one list is made alone."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the profiles.

    Attributes:
        interpreters: pairs of languages between which somebody can interpret.
        declared: what profiles said of each other: wishes, and "no thanks".
        families: the family of each sector that has one; sectors of a family are kin.
    """

    interpreters: Tongues = frozenset()
    declared: frozenset[Event] = frozenset()
    families: Families = field(default_factory=lambda: NO_FAMILIES)


def recommend(
    profiles: Iterable[Profile],
    *,
    pairs: Sequence[Pair] = BOTH,
    per: int = PER,
    weights: Weights | None = None,
    interpreters: Tongues = frozenset(),
    declared: Iterable[Event] = (),
    families: Families = NO_FAMILIES,
) -> list[Recommendation]:
    """For everybody the best to meet, the best first; list after list in the order of profiles.

    Lists are made together: who stands in many already gives way to others nearly as good, within
    a small loss in all, and nobody stands in more lists of a kind than its capacity.

    Args:
        pairs: which lists are made.
        per: how long a list may be; it is shorter where too few are worth a meeting.
    """
    everybody = with_vectors(profiles)
    known = Known(interpreters, frozenset(declared), families)
    line = weights or Weights()
    return [
        one for pair in pairs for one in _lists(everybody, pair, per=per, weights=line, known=known)
    ]


def recommend_one(
    key: int,
    profiles: Iterable[Profile],
    *,
    pairs: Sequence[Pair] = BOTH,
    per: int = PER,
    weights: Weights | None = None,
    interpreters: Tongues = frozenset(),
    declared: Iterable[Event] = (),
    families: Families = NO_FAMILIES,
    standing: Iterable[Recommendation] = (),
) -> list[Recommendation]:
    """The lists of one profile, while those of the others stand.

    Args:
        standing: the lists of all, so that who stands in many gives way and capacities hold.

    Raises:
        KeyError: when no profile has this key.
    """
    everybody = with_vectors(profiles)
    one = {profile.key: profile for profile in everybody}[key]
    known = Known(interpreters, frozenset(declared), families)
    line = weights or Weights()
    elsewhere = [it for it in standing if it.profile != key]
    rarity = rarity_of(everybody)
    found: list[Recommendation] = []
    for pair in pairs:
        if pair.sides[0] is one.side:
            taken = Counter(it.candidate for it in elsewhere if it.kind is pair)
            there = within_reach(one, _others(everybody, pair), known.declared, floor=line.floor)
            scored = _scored([one], there, rarity, weights=line, known=known)
            market = _market(scored, per, taken)
            prices = PRICE * np.array([taken[it.key] for it in scored.columns], dtype=float)
            lists = within_capacity(market, [market.best(0, prices)])
            found += _told(scored, lists, pair, weights=line, known=known)
    return found


def _lists(
    everybody: Sequence[Profile], pair: Pair, *, per: int, weights: Weights, known: Known
) -> list[Recommendation]:
    rows = [one for one in everybody if one.side is pair.sides[0]]
    columns = _others(everybody, pair)
    scored = _scored(rows, columns, rarity_of(everybody), weights=weights, known=known)
    lists = shared(_market(scored, per, {}))
    return _told(scored, lists, pair, weights=weights, known=known)


def _others(everybody: Sequence[Profile], pair: Pair) -> list[Profile]:
    """Who may stand in such lists."""
    return [one for one in everybody if one.side is pair.sides[1]]


def _scored(
    rows: Sequence[Profile],
    columns: Sequence[Profile],
    rarity: Rarity,
    *,
    weights: Weights,
    known: Known,
) -> Scores:
    return scores(
        rows,
        columns,
        weights=weights,
        rarity=rarity,
        families=known.families,
        interpreters=known.interpreters,
        declared=known.declared,
    )


def _market(scored: Scores, per: int, taken: Mapping[int, int]) -> Market:
    room = [
        np.inf if one.capacity is None else max(one.capacity - taken.get(one.key, 0), 0)
        for one in scored.columns
    ]
    return Market(
        both=scored.both,
        topic=scored.topic,
        capacity=np.array(room, dtype=float),
        fresh=np.array([one.newcomer for one in scored.columns], dtype=bool),
        per=per,
    )


def _told(
    scored: Scores, lists: Sequence[Places], pair: Pair, *, weights: Weights, known: Known
) -> list[Recommendation]:
    found = []
    for row, places in enumerate(lists):
        for rank, column in enumerate(places.tolist(), start=1):
            profile, candidate = scored.rows[row], scored.columns[column]
            likely = float(scored.forward[row, column]), float(scored.backward[row, column])
            why = reasons(
                profile,
                candidate,
                likely=likely,
                weights=weights,
                families=known.families,
                interpreters=known.interpreters,
                declared=known.declared,
            )
            found.append(
                Recommendation(
                    profile=profile.key,
                    candidate=candidate.key,
                    kind=pair,
                    score=round(float(scored.both[row, column]), 4),
                    forward=round(likely[0], 4),
                    backward=round(likely[1], 4),
                    rank=rank,
                    reasons=why,
                )
            )
    return found
