"""What is told of each two profiles, in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from hansa.engines.matching.problem.profiles import Kind, Partnership, Profile
from hansa.engines.matching.scores.crowds import Numbers, Rarity, Said, marks, nearest, shared_words

ANSWERS = {
    Partnership.CLIENT: Partnership.SUPPLIER,
    Partnership.SUPPLIER: Partnership.CLIENT,
    Partnership.DISTRIBUTOR: Partnership.SUPPLIER,
    Partnership.RESEARCH: Partnership.RESEARCH,
}
"""Who seeks the one would serve who seeks the other: a client is found among those that seek
suppliers. Investors, landlords and advisers are found by what they would serve as."""

KIN = 0.5
"""What a kin sector counts."""

PEERS = 0.45
"""Who is no more alike than this in both what they need and what they offer is no peer."""

Families = Mapping[str, str]
"""The family of each sector that has one; sectors of a family are kin."""


class Feature(NamedTuple):
    """One feature of every two profiles: as the row sees the column, and the other way round."""

    name: str
    forward: Numbers
    backward: Numbers


class Near(NamedTuple):
    """How near the statements come: needs of the row to offers of the column, and the reverse.

    `topic` numbers the statement of the row that comes nearest.
    """

    needs: Numbers
    offers: Numbers
    topic: Numbers


def near(rows: Sequence[Profile], columns: Sequence[Profile]) -> Near:
    """How near the statements of every two come; each has its vector."""
    needs, need = nearest(Said.of(rows, Kind.NEED), Said.of(columns, Kind.OFFER))
    offers, offer = nearest(Said.of(rows, Kind.OFFER), Said.of(columns, Kind.NEED))
    topic = np.where(needs >= offers, 2 * need, 2 * offer + 1)
    return Near(needs, offers, topic)


def features(
    rows: Sequence[Profile],
    columns: Sequence[Profile],
    there: Near,
    *,
    families: Families,
    rarity: Rarity,
) -> Iterator[Feature]:
    """Each feature of every two, in the order of `FEATURES`."""
    met, wanted = np.clip(there.needs, 0, 1), np.clip(there.offers, 0, 1)
    yield Feature("need_met", met, wanted)
    yield Feature("offer_wanted", wanted, met)
    words = shared_words(rows, columns, rarity)
    yield Feature("words", words, words)
    products = np.minimum(_shared(rows, columns, "products"), 1)
    yield Feature("product", products, products)
    sectors = _sectors(rows, columns, families)
    yield Feature("sector", sectors, sectors)
    yield Feature("partnership", _partnership(rows, columns), _partnership(columns, rows).T)
    yield Feature("market", _market(rows, columns), _market(columns, rows).T)
    yield Feature("size", _size(rows, columns), _size(columns, rows).T)
    spoken = np.minimum(_shared(rows, columns, "languages"), 1)
    yield Feature("shared_language", spoken, spoken)
    peers = _same_trade(rows, columns)
    yield Feature("same_trade", peers, peers)


def answers(profile: Profile) -> set[str]:
    """What those seek that one seeks oneself."""
    return {ANSWERS[Partnership(kind)] for kind in profile.partnerships & set(ANSWERS)}


def _same_trade(rows: Sequence[Profile], columns: Sequence[Profile]) -> Numbers:
    """How far the two look for the same and offer the same: what is near is then no answer."""
    likeness = (nearest(Said.of(rows, kind), Said.of(columns, kind))[0] for kind in Kind)
    found: Numbers = np.clip((np.minimum(*likeness) - PEERS) / (1 - PEERS), 0, 1)
    return found


def _shared(rows: Sequence[Profile], columns: Sequence[Profile], name: str) -> Numbers:
    """How many words of this attribute they share."""
    ours, theirs = marks(
        rows, columns, lambda one: {word.casefold() for word in getattr(one, name)}
    )
    shared: Numbers = (ours @ theirs.T).toarray()
    return shared


def _sectors(rows: Sequence[Profile], columns: Sequence[Profile], families: Families) -> Numbers:
    same = np.minimum(_shared(rows, columns, "sectors"), 1)
    ours, theirs = marks(rows, columns, lambda one: families_of(one, families))
    kin = np.minimum((ours @ theirs.T).toarray(), 1)
    found: Numbers = np.maximum(same, KIN * kin)
    return found


def families_of(profile: Profile, families: Families) -> set[str]:
    """The families of its sectors; a sector without one is its own."""
    return {families.get(sector, sector) for sector in profile.sectors}


def _partnership(rows: Sequence[Profile], columns: Sequence[Profile]) -> Numbers:
    """Whether the column serves as what the row seeks."""
    direct = _asked(*marks(rows, columns, lambda one: one.partnerships, lambda one: one.roles))
    return np.maximum(direct, _asked(*marks(rows, columns, answers, lambda one: one.partnerships)))


def _market(rows: Sequence[Profile], columns: Sequence[Profile]) -> Numbers:
    """Whether the column is in a market of the row, or serves one of them."""
    return _asked(
        *marks(rows, columns, lambda one: one.markets, lambda one: one.markets | {one.country})
    )


def _size(rows: Sequence[Profile], columns: Sequence[Profile]) -> Numbers:
    """Whether the column is of a size that the row wishes, or the row wishes none."""
    fits = _asked(*marks(rows, columns, lambda one: one.sizes, lambda one: {one.size}))
    anything = np.array([[not one.sizes] for one in rows], dtype=np.float32).reshape(-1, 1)
    return np.maximum(fits, anything)


def _asked(ours: csr_array, theirs: csr_array) -> Numbers:
    found: Numbers = np.minimum((ours @ theirs.T).toarray(), 1)
    return found
