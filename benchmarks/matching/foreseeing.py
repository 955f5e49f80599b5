"""Foreseeing who wants to meet whom: the engine's line, and boosted trees as the peer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from benchmarks.matching.dating import INTERESTS, TRAITS, Evenings
from sklearn.ensemble import HistGradientBoostingClassifier

from hansa.engines.matching.learning import fitted
from hansa.engines.matching.scores.pairs import harmonic

Numbers = np.ndarray
LEVELS = {
    "race": (1, 2, 3, 4, 6),
    "goal": (1, 2, 3, 4, 5, 6),
    "field_cd": (1, 2, 3, 5, 8, 9, 10, 11, 13),
    "career_c": (1, 2, 4, 6, 7, 9, 10, 11),
}
NAMED = {*LEVELS}
DIFFERENT_BY_SEX = ("income", "age", "exphappy", "date", "go_out", "imprace", "imprelig")
TRUSTS = (1000.0, 3000.0, 10000.0)
"""How firmly weights are held at 0; which of them is chosen on other events."""
FOLDS = 3
FARTHEST = 3
"""Answers further from the mean, in standard deviations, count as so far."""


class Foreseen(NamedTuple):
    """How likely each decision is a yes, and what a pair is worth to both."""

    liked: Numbers
    both: Numbers


def by_line(told: Evenings) -> tuple[Foreseen, list[float]]:
    """The engine's recipe: a line for each direction, learned without the event it is tried on.

    Both directions meet in their harmonic mean. Returned with it: the trust chosen for each event.
    """
    rows = np.column_stack([column for _, column in features(told)])
    liked = np.zeros(len(rows))
    trusts = []
    for wave in np.unique(told.wave):
        known = told.wave != wave
        trust = _trust(rows[known], told.liked[known], told.wave[known])
        liked[~known] = _line(rows[known], told.liked[known], rows[~known], trust)
        trusts.append(trust)
    return Foreseen(liked, harmonic(liked, liked[told.reverse])), trusts


def by_trees(told: Evenings) -> Foreseen:
    """Gradient boosting on all answers of both; the product of the two sides, as the reference."""
    rows = np.column_stack([told.ours, told.theirs, told.alike])
    liked = np.zeros(len(rows))
    for wave in np.unique(told.wave):
        known = told.wave != wave
        trees = HistGradientBoostingClassifier(random_state=0)
        trees.fit(rows[known], told.liked[known])
        liked[~known] = trees.predict_proba(rows[~known])[:, 1]
    return Foreseen(liked, liked * liked[told.reverse])


def features(told: Evenings) -> Iterator[tuple[str, Numbers]]:
    """What was known before the event, by name: answers, how they differ, and what is sought."""
    sex = told.column("gender", of="ours") - 0.5
    for name in (name for name in told.names if name not in NAMED):
        yield f"own {name}", told.column(name, of="ours")
        yield f"other {name}", told.column(name, of="theirs")
    for side, of in (("own", "ours"), ("other", "theirs")):
        for name, levels in LEVELS.items():
            for level in levels:
                is_so = (told.column(name, of=of) == level).astype(float)
                yield f"{side} {name} {level}", is_so
                yield f"{side} {name} {level} by sex", sex * is_so
        for name in DIFFERENT_BY_SEX:
            yield f"{side} {name} by sex", sex * told.column(name, of=of)
    for name in (*INTERESTS, *(f"{trait}3_1" for trait in TRAITS)):
        yield f"other {name} by sex", sex * told.column(name, of="theirs")
    yield from _together(told, sex)


def _together(told: Evenings, sex: Numbers) -> Iterator[tuple[str, Numbers]]:
    """What the two have in common, and whether the one is what the other seeks."""
    same = (told.column("race", of="ours") == told.column("race", of="theirs")).astype(float)
    yield "same race", same
    for of in ("ours", "theirs"):
        matters = np.nan_to_num(told.column("imprace", of=of), nan=4) - 4
        yield f"same race, as it matters to {of}", same * matters
    for name in ("field_cd", "career_c", "goal"):
        alike = told.column(name, of="ours") == told.column(name, of="theirs")
        yield f"same {name}", alike.astype(float)
    older = told.column("age", of="ours") - told.column("age", of="theirs")
    yield "years between", np.abs(older)
    yield "older by sex", sex * older
    yield "older", np.maximum(older, 0)
    yield "interests correlate", told.alike
    for name in INTERESTS:
        yield f"{name} apart", np.abs(told.column(name, of="ours") - told.column(name, of="theirs"))
    for one, other in (("ours", "theirs"), ("theirs", "ours")):
        for trait in TRAITS:
            sought = told.column(f"{trait}1_1", of=one) - 100 / len((*TRAITS, "shar"))
            yield (
                f"{trait} of {other} as {one} seek it",
                sought * (told.column(f"{trait}3_1", of=other) - 7),
            )


def _trust(rows: Numbers, liked: Numbers, waves: Numbers) -> float:
    """The trust that foresees best what was not learned from, among the known events."""
    fold = np.searchsorted(np.unique(waves), waves) % FOLDS

    def loss(trust: float) -> float:
        lost = 0.0
        for away in range(FOLDS):
            out = fold == away
            likely = _line(rows[~out], liked[~out], rows[out], trust)
            lost -= float(np.log(np.where(liked[out] == 1, likely, 1 - likely)).sum())
        return lost

    return min(TRUSTS, key=loss)


def _line(rows: Numbers, liked: Numbers, asked: Numbers, trust: float) -> Numbers:
    """How likely a yes is for the rows asked, by what is learned from the others."""
    scaled = _scaling(rows)
    learned = scaled(rows)
    prior = np.zeros(learned.shape[1])
    prior[0] = np.log(liked.mean() / (1 - liked.mean()))
    weights = fitted(learned, liked.astype(float), prior=prior, trust=trust)
    return np.asarray(1 / (1 + np.exp(-scaled(asked) @ weights)))


def _scaling(rows: Numbers) -> Callable[[Numbers], Numbers]:
    """Every column around 0 with spread 1, a missing answer 0, and a 1 before all."""
    middle, spread = np.nanmean(rows, axis=0), np.nanstd(rows, axis=0) + 1e-9

    def scaled(others: Numbers) -> Numbers:
        told = np.clip(np.nan_to_num((others - middle) / spread), -FARTHEST, FARTHEST)
        return np.column_stack([np.ones(len(told)), told])

    return scaled
