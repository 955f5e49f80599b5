"""Weights learned from what was wished, refused, followed up, or in vain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from hansa.engines.matching.problem.profiles import Event, Profile
from hansa.engines.matching.recommending import NO_FAMILIES
from hansa.engines.matching.scores.crowds import rarity_of, with_vectors
from hansa.engines.matching.scores.features import Families, features, near
from hansa.engines.matching.scores.weights import FEATURES, Weights

TRUST = 10.0
"""How firmly the weights that we start from are held: the inverse of their variance.

Ten events change little, a thousand decide."""
LEAST = 10
"""Of wishes, and of refusals; from fewer of either, one cannot tell what makes the difference."""
STEPS, STILL = 50, 1e-9

Rows = npt.NDArray[np.float64]


def learn(
    events: Iterable[Event],
    profiles: Iterable[Profile],
    *,
    start: Weights | None = None,
    families: Families = NO_FAMILIES,
    trust: float = TRUST,
) -> Weights:
    """Weights that explain these events best, held near `start` while there are few of them.

    Logistic regression whose penalty draws each weight to the one it starts from, and not to 0:
    without events the weights stay as they are. The constant follows the weights, so that what was
    told of counts as much as before: who declares what he likes does not tell how often he would.

    Args:
        events: of profiles that are given; others are passed over.
    """
    start = start or Weights()
    everybody = {one.key: one for one in with_vectors(profiles)}
    told = [event for event in events if event.by in everybody and event.about in everybody]
    wished = sum(event.liked for event in told)
    if min(wished, len(told) - wished) < LEAST:
        return start
    rows = _rows(told, everybody, families)
    liked = np.array([event.liked for event in told], dtype=float)
    prior = np.array([start.constant, *(start.by[name] for name in FEATURES)])
    found = fitted(rows, liked, prior=prior, trust=trust)
    shift = float((rows[:, 1:] @ (prior[1:] - found[1:])).mean())
    return Weights(
        constant=start.constant + shift,
        by=dict(zip(FEATURES, map(float, found[1:]), strict=True)),
        floor=start.floor,
        learned_from=len(told),
    )


def fitted(rows: Rows, liked: Rows, *, prior: Rows, trust: float) -> Rows:
    """The weights of greatest probability, with a normal prior around `prior`; by Newton's steps.

    Source:
        Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning, 4.4.
    """
    weights = prior.astype(float)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - liked) + trust * (weights - prior)
        bend = (rows.T * (likely * (1 - likely))) @ rows + trust * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < STILL:
            break
    return weights


def _rows(told: Sequence[Event], everybody: dict[int, Profile], families: Families) -> Rows:
    """The features of each event as its author saw them, after a 1 for the constant."""
    by = [everybody[key] for key in sorted({event.by for event in told})]
    about = [everybody[key] for key in sorted({event.about for event in told})]
    ours = {one.key: place for place, one in enumerate(by)}
    theirs = {one.key: place for place, one in enumerate(about)}
    places = [ours[event.by] for event in told], [theirs[event.about] for event in told]
    rarity = rarity_of(everybody.values())
    each = features(by, about, near(by, about), families=families, rarity=rarity)
    columns = [feature.forward[places] for feature in each]
    return np.column_stack([np.ones(len(told)), *columns]).astype(float)
