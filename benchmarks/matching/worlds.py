"""Missions of any size, drawn from a seed: who says what, in which language, to whom.

Trades are as unequal as they are, and one host in twelve is a large house that would do for
almost everybody; without fairness it stands in every list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from hansa.engines.matching import Embedding, Kind, Partnership, Profile, Side, Statement, embed
from hansa.engines.matching.texts.background import statements

LANGUAGES = ("en", "fr", "nl", "de")
COUNTRIES = ("US", "CA", "MX")
LARGE = 12
OWN_SHARE = 0.9
"""How long the part of a statement is that is its author's own, beside what its trade says."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The size of a mission."""

    visitors: int
    hosts: int
    per: int = 10


@cache
def _told(kind: Kind) -> tuple[list[str], Embedding]:
    texts = statements(kind)
    return texts, embed(texts, kind)


class World:
    """A mission being drawn."""

    def __init__(self, seed: int) -> None:
        self._chance = np.random.default_rng(seed)
        self._trades = len(statements(Kind.NEED)) // 12
        weight = 1 / np.arange(1, self._trades + 1) ** 0.6
        self._weights = weight / weight.sum()

    def profiles(self, scale: Scale) -> list[Profile]:
        """Everybody, the visitors first."""
        visitors = [self._profile(key, Side.VISITOR) for key in range(scale.visitors)]
        last = scale.visitors + scale.hosts
        return visitors + [self._profile(key, Side.HOST) for key in range(scale.visitors, last)]

    def _profile(self, key: int, side: Side) -> Profile:
        chance = self._chance
        large = side is Side.HOST and key % LARGE == 0
        trades = chance.choice(self._trades, size=6 if large else 2, p=self._weights)
        wants, serves = (Partnership.DISTRIBUTOR, Partnership.SUPPLIER)[
            :: 1 if side == "visitor" else -1
        ]
        spoken = {"en"} if chance.random() < 0.8 or large else set()  # noqa: PLR2004
        return Profile(
            key=key,
            side=side,
            organisation=key,
            statements=tuple(self._said(trades, place, large=large) for place in range(3 + large)),
            sectors=tuple(dict.fromkeys(f"trade-{trade}" for trade in trades)),
            partnerships=frozenset({wants}),
            roles=frozenset({serves} if large or chance.random() < 0.5 else ()),  # noqa: PLR2004
            languages=frozenset(spoken | {str(chance.choice(LANGUAGES))}),
            markets=frozenset({"US"} if large else {str(chance.choice(COUNTRIES))}),
            country="BE" if side is Side.VISITOR else str(chance.choice(COUNTRIES)),
            newcomer=not large and bool(chance.random() < 0.2),  # noqa: PLR2004
            capacity=None,
        )

    def _said(self, trades: np.ndarray, place: int, *, large: bool) -> Statement:
        kind = Kind.NEED if place % 2 else Kind.OFFER
        texts, vectors = _told(kind)
        which = 12 * int(trades[place % len(trades)]) + int(self._chance.integers(12))
        own = self._chance.normal(size=vectors.shape[1])
        own *= OWN_SHARE * (0.7 if large else 1) / np.linalg.norm(own)
        vector = vectors[which] + own
        vector /= np.linalg.norm(vector)
        language = LANGUAGES[which % 12 // 3]
        return Statement(kind, texts[which], language, vector.astype(np.float32))
