"""Scores of every two profiles: both directions, and what both would gain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hansa.engines.matching.problem.bars import Tongues
from hansa.engines.matching.problem.profiles import Event, Profile
from hansa.engines.matching.scores.crowds import Numbers, Rarity, marks
from hansa.engines.matching.scores.features import Families, features, near
from hansa.engines.matching.scores.weights import Weights

ASKED = 1.5
"""What a declared wish adds to the log-odds of who declared it."""
DECIMALS = 4
"""Of a score; what is smaller is noise of the machine's arithmetic."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Rows are those whose lists are made, columns those who may stand in them.

    Attributes:
        both: the harmonic mean of the two directions; 0 for who may not be recommended.
        topic: a number for what the row would talk about with the column.
    """

    rows: Sequence[Profile]
    columns: Sequence[Profile]
    forward: Numbers
    backward: Numbers
    both: Numbers
    topic: Numbers


def scores(
    rows: Sequence[Profile],
    columns: Sequence[Profile],
    *,
    weights: Weights,
    rarity: Rarity,
    families: Families,
    interpreters: Tongues,
    declared: Iterable[Event],
) -> Scores:
    """Score every two; each statement has its vector."""
    events = tuple(declared)
    there = near(rows, columns)
    forward = np.full(there.needs.shape, weights.constant, dtype=np.float32)
    backward = forward.copy()
    for feature in features(rows, columns, there, families=families, rarity=rarity):
        forward += np.float32(weights.by[feature.name]) * feature.forward
        backward += np.float32(weights.by[feature.name]) * feature.backward
    wished = _told(rows, columns, [event for event in events if event.liked])
    forward += ASKED * wished[0]
    backward += ASKED * wished[1]
    forward, backward = _likely(forward), _likely(backward)
    open_ = allowed(rows, columns, interpreters=interpreters, declared=events)
    open_ &= (np.maximum(there.needs, there.offers) >= weights.floor) | (wished[0] + wished[1] > 0)
    both = np.where(open_, np.round(harmonic(forward, backward), DECIMALS), 0)
    return Scores(rows, columns, forward, backward, both, there.topic)


def within_reach(
    one: Profile, others: Sequence[Profile], declared: Iterable[Event], *, floor: float
) -> list[Profile]:
    """Those that come near enough to one, or of whom a wish is told; the rest would score 0."""
    there = near([one], others)
    reached = np.maximum(there.needs, there.offers)[0] >= floor
    wished = {
        key
        for event in declared
        if one.key in (event.by, event.about)
        for key in (event.by, event.about)
    }
    return [
        other
        for other, is_near in zip(others, reached, strict=True)
        if is_near or other.key in wished
    ]


def harmonic(one: Numbers, other: Numbers) -> Numbers:
    """The mean that leans to the lesser; the order does not matter."""
    found: Numbers = 2 * one * other / np.maximum(one + other, np.finfo(np.float32).tiny)
    return found


def allowed(
    rows: Sequence[Profile],
    columns: Sequence[Profile],
    *,
    interpreters: Tongues,
    declared: Sequence[Event],
) -> npt.NDArray[np.bool_]:
    """Whether nothing keeps every two apart; `bars` says the same of two."""
    apart = _kept_apart(rows, columns) | _kept_apart(columns, rows).T
    wished = _told(rows, columns, [event for event in declared if event.liked])
    refused = _told(rows, columns, [event for event in declared if not event.liked])
    hidden = np.array([one.confidential for one in columns], dtype=bool)[None, :]
    apart |= hidden & (wished[1] == 0)
    apart |= (refused[0] + refused[1]) > 0
    found: npt.NDArray[np.bool_] = ~apart & _speak(rows, columns, interpreters)
    return found


def _kept_apart(rows: Sequence[Profile], columns: Sequence[Profile]) -> npt.NDArray[np.bool_]:
    """Whether the row is the same organisation as the column, never meets it, or serves it now."""
    ours, theirs = marks(
        rows,
        columns,
        lambda one: {str(it) for it in {one.organisation} | one.bars | one.clients},
        lambda one: {str(one.organisation)},
    )
    found: npt.NDArray[np.bool_] = (ours @ theirs.T).toarray() > 0
    return found


def _speak(
    rows: Sequence[Profile], columns: Sequence[Profile], interpreters: Tongues
) -> npt.NDArray[np.bool_]:
    def understood(one: Profile) -> frozenset[str]:
        pairs = (pair for pair in interpreters if pair & one.languages)
        through = (language for pair in pairs for language in _across(pair, one.languages))
        return one.languages.union(through)

    ours, theirs = marks(rows, columns, understood, lambda one: one.languages)
    unasked = [
        np.array([not one.languages for one in side], dtype=bool) for side in (rows, columns)
    ]
    found: npt.NDArray[np.bool_] = (ours @ theirs.T).toarray() > 0
    found |= unasked[0][:, None] | unasked[1][None, :]
    return found


def _across(pair: frozenset[str], languages: frozenset[str]) -> frozenset[str]:
    """What is understood through an interpreter of this pair."""
    return pair if pair <= languages else pair - languages


def _told(
    rows: Sequence[Profile], columns: Sequence[Profile], events: Iterable[Event]
) -> tuple[Numbers, Numbers]:
    """1 where the row said so of the column; 1 where the column said so of the row."""
    ours = {one.key: place for place, one in enumerate(rows)}
    theirs = {one.key: place for place, one in enumerate(columns)}
    forward = np.zeros((len(rows), len(columns)), dtype=np.float32)
    backward = forward.copy()
    for event in events:
        if event.by in ours and event.about in theirs:
            forward[ours[event.by], theirs[event.about]] = 1
        if event.by in theirs and event.about in ours:
            backward[ours[event.about], theirs[event.by]] = 1
    return forward, backward


def _likely(odds: Numbers) -> Numbers:
    found = 1 / (1 + np.exp(-odds))
    return found.astype(np.float32)
