"""Small missions drawn from a seed, and profiles of a sentence or two."""

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import strategies as st

from hansa.engines.matching import (
    DIMENSIONS,
    Event,
    Kind,
    Partnership,
    Profile,
    Side,
    Statement,
)

LANGUAGES = ("en", "fr", "nl", "de", "ja")
TOPICS = np.random.default_rng(3).normal(size=(4, DIMENSIONS)).astype(np.float32)
INTERPRETERS = frozenset({frozenset({"en", "ja"})})

seeds = st.integers(0, 2**32)


class Mission:
    """Visitors and hosts among whom much is in the way, and what they said of each other."""

    def __init__(self, seed: int) -> None:
        self._dice = Random(seed)
        self.profiles = [self._profile(key) for key in range(self._dice.randint(2, 14))]
        keys = [one.key for one in self.profiles]
        self.declared = frozenset(
            Event(*self._dice.sample(keys, 2), liked=self._dice.random() < 0.7)
            for _ in range(self._dice.randint(0, 6))
        )

    @property
    def known(self) -> dict:
        """What `recommend` is told beside the profiles."""
        return {"declared": self.declared, "interpreters": INTERPRETERS}

    def _profile(self, key: int) -> Profile:
        dice = self._dice
        return Profile(
            key=key,
            side=dice.choice(list(Side)),
            organisation=dice.randint(0, 12),
            statements=tuple(self._said(place) for place in range(dice.randint(0, 3))),
            sectors=tuple(dice.sample(["food", "beer", "water"], dice.randint(0, 2))),
            partnerships=self._some([kind.value for kind in Partnership]),
            roles=self._some([kind.value for kind in Partnership]),
            markets=self._some(["US", "CA"]),
            languages=self._some(LANGUAGES),
            sizes=self._some(["small", "large"]),
            size=dice.choice(["", "small", "large"]),
            bars=self._some(range(13)) if dice.random() < 0.3 else frozenset(),
            clients=self._some(range(13)) if dice.random() < 0.2 else frozenset(),
            met=self._some(range(13)),
            confidential=dice.random() < 0.15,
            capacity=dice.choice([None, None, 0, 1, 2]),
            newcomer=dice.random() < 0.3,
            country=dice.choice(["", "US", "CA"]),
        )

    def _said(self, place: int) -> Statement:
        dice = self._dice
        topic = dice.randrange(len(TOPICS))
        own = np.array([dice.gauss(0, 0.5) for _ in range(DIMENSIONS)], dtype=np.float32)
        vector = TOPICS[topic] + own
        kind = dice.choice(list(Kind))
        return Statement(kind, f"topic {topic} said {place}", "en", vector / np.linalg.norm(vector))

    def _some(self, things) -> frozenset:
        return frozenset(self._dice.sample(list(things), self._dice.randint(0, 2)))


def visitor(key: int, *said: Statement, **more) -> Profile:
    """A company that travels, an organisation of its own."""
    return Profile(key, Side.VISITOR, 1000 + key, said, **more)


def host(key: int, *said: Statement, **more) -> Profile:
    """A company that is met, an organisation of its own."""
    return Profile(key, Side.HOST, 1000 + key, said, **more)


def about(topic: int, kind: Kind, text: str = "") -> Statement:
    """A statement of this topic; two of one topic mean the same, two of different ones nothing."""
    vector = np.zeros(DIMENSIONS, dtype=np.float32)
    vector[topic] = 1
    return Statement(kind, text or f"topic {topic}", "en", vector)


def need(topic: int, text: str = "") -> Statement:
    return about(topic, Kind.NEED, text)


def offer(topic: int, text: str = "") -> Statement:
    return about(topic, Kind.OFFER, text)


def renamed(profiles: list[Profile], add: int) -> list[Profile]:
    """The same profiles under other keys."""
    return [replace(one, key=one.key + add) for one in profiles]
