"""Texts as vectors without a model: words and pieces of words, folded into a few numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np

from hansa.engines.matching.problem.profiles import DIMENSIONS, Embedding

SHORTEST, LONGEST = 3, 5
WORD = re.compile(r"[^\W_]+")


def vectors(texts: Sequence[str]) -> Embedding:
    """A vector for each text, of length 1; 0 where there is no word.

    Source:
        Weinberger et al. (2009), Feature Hashing for Large Scale Multitask Learning.
    """
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for piece, times in Counter(pieces(text)).items():
            place = crc32(piece.encode())
            sign = 1 if place & 1 else -1
            row[(place >> 1) % DIMENSIONS] += sign * (1 + np.log(times))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    np.divide(rows, lengths, out=rows, where=lengths > 0)
    return rows


def pieces(text: str) -> Iterator[str]:
    """Every word, and every three to five letters of it, its beginning and end marked."""
    for word in words(text):
        marked = f"<{word}>"
        yield marked
        for length in range(SHORTEST, LONGEST + 1):
            for start in range(len(marked) - length + 1):
                yield marked[start : start + length]


def words(text: str) -> list[str]:
    """The words in lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))
