"""The words that texts share, the rare ones counting more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_array

from hansa.engines.matching.texts.letters import words

BEGINNING = 6
"""So many letters tell a word in four related languages: logist-ics, -ique, -iek, -ik."""
SHORTEST = 4


@lru_cache(maxsize=100_000)
def stems(text: str) -> tuple[str, ...]:
    """The beginnings of the longer words."""
    return tuple(word[:BEGINNING] for word in words(text) if len(word) >= SHORTEST)


def weighed(
    texts: Sequence[str], *, rarity: Mapping[str, float], places: Mapping[str, int]
) -> csr_array:
    """A row for each text over all stems, of length 1."""
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for text in texts:
        counts = Counter(stem for stem in stems(text) if stem in places)
        row = [(1 + np.log(times)) * rarity[stem] for stem, times in counts.items()]
        length = float(np.sqrt(sum(value * value for value in row)))
        data.extend(value / length for value in row)
        columns.extend(places[stem] for stem in counts)
        ends.append(len(data))
    shape = (len(texts), max(len(places), 1))
    return csr_array((np.array(data, dtype=np.float32), np.array(columns, dtype=np.int32),
                      np.array(ends, dtype=np.int32)), shape=shape)  # fmt: skip


def rarities(texts: Sequence[str]) -> dict[str, float]:
    """How much each stem tells: more, the fewer texts have it."""
    having = Counter(stem for text in texts for stem in set(stems(text)))
    return {
        stem: float(np.log((1 + len(texts)) / (1 + number))) + 1
        for stem, number in sorted(having.items())
    }
