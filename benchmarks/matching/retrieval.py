"""Whether a term finds its translations, and a need the offer that meets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any

import numpy as np
from benchmarks.matching.material import (
    LANGUAGES,
    Sought,
    own_sentences,
    shared_sentences,
    terms,
)
from sklearn.feature_extraction.text import TfidfVectorizer

from hansa.engines.matching import Kind, embed, method
from hansa.engines.matching.texts.embedding import raw_vectors

TERMS, NEEDS = 0.97, 0.80
Likeness = Callable[[Sequence[str], Sequence[str]], np.ndarray]


def by_matchmaker(needs: Sequence[str], offers: Sequence[str]) -> np.ndarray:
    """As the engine compares them: by vectors without what is common."""
    return embed(needs, Kind.NEED) @ embed(offers, Kind.OFFER).T


def by_model(needs: Sequence[str], offers: Sequence[str]) -> np.ndarray:
    """The model alone."""
    return raw_vectors(needs) @ raw_vectors(offers).T


def by_centred_model(needs: Sequence[str], offers: Sequence[str]) -> np.ndarray:
    """The model, its vectors centred on the texts in hand: the reference figure."""
    return np.asarray(_centred(raw_vectors(needs)) @ _centred(raw_vectors(offers)).T)


def by_letters(needs: Sequence[str], offers: Sequence[str]) -> np.ndarray:
    """TF-IDF of three to five letters: the peer without a model."""
    known = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    known.fit([*needs, *offers])
    return np.asarray((known.transform(needs) @ known.transform(offers).T).todense())


PEERS: dict[str, Likeness] = {
    "centred_model": by_centred_model,
    "model": by_model,
    "letters": by_letters,
}


def measured_terms() -> dict[str, Any]:
    """The share of terms whose nearest term in another language is the right one."""
    told = terms()
    pairs = list(permutations(LANGUAGES, 2))

    def reached(likeness: Likeness) -> list[float]:
        right = np.arange(len(told["en"]))
        return [top(likeness(told[one], told[other]), right) for one, other in pairs]

    ours = reached(by_matchmaker)
    peers = {name: round(float(np.mean(reached(peer))), 4) for name, peer in PEERS.items()}
    return {
        "value": round(float(np.mean(ours)), 4),
        "goal": TERMS,
        "baseline": peers["centred_model"],
        "peers": peers,
        "method": method(),
        "asked": len(pairs) * len(told["en"]),
        "rows": [
            {"from": one, "to": other, "top1": share}
            for (one, other), share in zip(pairs, ours, strict=True)
        ],
    }


def measured_needs() -> dict[str, Any]:
    """The share of the shared needs that find their offer."""
    return _sentences(shared_sentences()) | {"goal": NEEDS}


def measured_own() -> dict[str, Any]:
    """The same on sentences of our own, by which the method was chosen; by pair of languages."""
    sought = own_sentences()
    found = _sentences(sought)
    likeness = _likeness(by_matchmaker, sought)
    hits = likeness.argmax(axis=1) == np.array(sought.found)
    pairs = [
        (need.language, sought.offers[place].language)
        for need, place in zip(sought.needs, sought.found, strict=True)
    ]
    rows = [
        {
            "need": pair[0],
            "offer": pair[1],
            "asked": pairs.count(pair),
            "top1": round(
                float(np.mean([hits[at] for at, it in enumerate(pairs) if it == pair])), 4
            ),
        }
        for pair in sorted(set(pairs))
    ]
    return found | {"rows": rows}


def top(likeness: np.ndarray, right: Sequence[int] | np.ndarray, *, first: int = 1) -> float:
    """The share of rows that have the right column among their nearest."""
    nearest = np.argsort(-likeness, axis=1, kind="stable")[:, :first]
    return round(float((nearest == np.asarray(right)[:, None]).any(axis=1).mean()), 4)


def _sentences(sought: Sought) -> dict[str, Any]:
    ours = _likeness(by_matchmaker, sought)
    peers = {name: top(_likeness(peer, sought), sought.found) for name, peer in PEERS.items()}
    return {
        "value": top(ours, sought.found),
        "among_5": top(ours, sought.found, first=5),
        "baseline": peers["centred_model"],
        "peers": peers,
        "method": method(),
        "asked": len(sought.needs),
    }


def _likeness(likeness: Likeness, sought: Sought) -> np.ndarray:
    return likeness([said.text for said in sought.needs], [said.text for said in sought.offers])


def _centred(vectors: np.ndarray) -> np.ndarray:
    left = vectors - vectors.mean(axis=0)
    return np.asarray(left / np.linalg.norm(left, axis=1, keepdims=True))
