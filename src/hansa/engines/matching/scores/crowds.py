"""Many profiles side by side, as arrays."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from hansa.engines.matching.problem.profiles import (
    DIMENSIONS,
    Embedding,
    Kind,
    Profile,
    Statement,
)
from hansa.engines.matching.texts import stems
from hansa.engines.matching.texts.embedding import embed

Numbers = npt.NDArray[np.float32]
Rarity = Mapping[str, float]
"""How much each word tells, by its stem: more, the fewer say it."""
AT_ONCE = 32
"""Profiles whose statements are compared in one stroke; more would only fill the memory."""
NOTHING = np.zeros(DIMENSIONS, dtype=np.float32)


def with_vectors(profiles: Iterable[Profile]) -> list[Profile]:
    """The same profiles; each statement that had no vector has one, equal texts the same."""
    given = list(profiles)
    missing = {
        kind: sorted({said.text for one in given for said in one.said(kind) if said.vector is None})
        for kind in Kind
    }
    vectors = {
        (kind, text): vector
        for kind, texts in missing.items()
        for text, vector in zip(texts, embed(texts, kind), strict=True)
    }

    def told(said: Statement) -> Statement:
        if said.vector is not None:
            return said
        return replace(said, vector=vectors[said.kind, said.text])

    return [
        replace(one, statements=tuple(map(told, one.statements)))
        if any(said.vector is None for said in one.statements)
        else one
        for one in given
    ]


@dataclass(frozen=True, slots=True)
class Said:
    """The statements of one kind of many profiles, those of one profile after those of another.

    Attributes:
        starts: where those of each profile begin; each has at least one, if need be an empty one.
    """

    vectors: Embedding
    starts: npt.NDArray[np.intp]

    @classmethod
    def of(cls, profiles: Sequence[Profile], kind: Kind) -> Said:
        """Their statements; each has its vector."""
        blocks = [
            [NOTHING if said.vector is None else said.vector for said in one.said(kind)]
            or [NOTHING]
            for one in profiles
        ]
        starts = [0, *accumulate(len(block) for block in blocks)][:-1]
        rows = [vector for block in blocks for vector in block] or [NOTHING]
        return cls(np.stack(rows), np.array(starts, dtype=np.intp))


def nearest(ours: Said, theirs: Said) -> tuple[Numbers, npt.NDArray[np.int16]]:
    """For each two profiles the likeness of their nearest statements, and which of ours it is."""
    ends = np.append(ours.starts[1:], len(ours.vectors))
    likeness = np.zeros((len(ours.starts), len(theirs.starts)), dtype=np.float32)
    which = np.zeros(likeness.shape, dtype=np.int16)
    if not likeness.size:
        return likeness, which
    for first in range(0, len(ends), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        begin, end = ours.starts[first], ends[some][-1]
        products = ours.vectors[begin:end] @ theirs.vectors.T
        each = np.maximum.reduceat(products, theirs.starts, axis=1)
        starts = ours.starts[some] - begin
        likeness[some] = np.maximum.reduceat(each, starts, axis=0)
        which[some] = _first_best(each, likeness[some], starts)
    return likeness, which


def _first_best(
    each: Numbers, best: Numbers, starts: npt.NDArray[np.intp]
) -> npt.NDArray[np.int16]:
    """Which of the statements of each profile is its best, the first of equals."""
    found = np.zeros(best.shape, dtype=np.int16)
    ends = np.append(starts[1:], len(each))
    for place in range(int((ends - starts).max()) - 1, -1, -1):
        having = np.flatnonzero(starts + place < ends)
        reached = each[starts[having] + place] >= best[having]
        found[having] = np.where(reached, np.int16(place), found[having])
    return found


def marks(
    profiles: Sequence[Profile],
    others: Sequence[Profile],
    ours: Callable[[Profile], Collection[str]],
    theirs: Callable[[Profile], Collection[str]] | None = None,
) -> tuple[csr_array, csr_array]:
    """Which words each of them has, over one list of words: a row for each profile."""
    sets = [set(ours(one)) for one in profiles], [set((theirs or ours)(one)) for one in others]
    every = sorted({word for side in sets for words in side for word in words})
    places = {word: place for place, word in enumerate(every)}
    return _marked(sets[0], places), _marked(sets[1], places)


def _marked(sets: Sequence[set[str]], places: Mapping[str, int]) -> csr_array:
    rows = [row for row, words in enumerate(sets) for _ in words]
    columns = [places[word] for words in sets for word in sorted(words)]
    ones = np.ones(len(rows), dtype=np.float32)
    return csr_array((ones, (rows, columns)), shape=(len(sets), max(len(places), 1)))


def rarity_of(profiles: Iterable[Profile]) -> Rarity:
    """How much each word of these profiles tells."""
    return stems.rarities([said.text for one in profiles for said in one.statements])


def shared_words(profiles: Sequence[Profile], others: Sequence[Profile], rarity: Rarity) -> Numbers:
    """How much the needs of the one and the offers of the other share in rare words, 0 to 1."""
    texts = {
        (side, kind): [" ".join(said.text for said in one.said(kind)) for one in crowd]
        for side, crowd in (("ours", profiles), ("theirs", others))
        for kind in Kind
    }
    places = {stem: place for place, stem in enumerate(rarity)}
    rows = {key: stems.weighed(each, rarity=rarity, places=places) for key, each in texts.items()}
    ways = (
        rows["ours", kind] @ rows["theirs", other].T
        for kind, other in ((Kind.NEED, Kind.OFFER), (Kind.OFFER, Kind.NEED))
    )
    found: Numbers = np.maximum(*(way.toarray() for way in ways))
    return found
