"""How well mutual interest is foreseen at events that nothing was learned from."""

from __future__ import annotations

from typing import Any

import numpy as np
from benchmarks.matching.dating import Evenings, evenings
from benchmarks.matching.foreseeing import Foreseen, by_line, by_trees
from sklearn.metrics import ndcg_score, roc_auc_score

DRAWS = 1000
FIRST = 10
Numbers = np.ndarray


def measured() -> dict[str, dict[str, Any]]:
    """Both cases: AUC over all pairs, and NDCG@10 over everybody's list; each beside its peer."""
    told = evenings()
    line, trusts = by_line(told)
    trees = by_trees(told)
    return {
        "mutual_auc": _auc(told, line, trees) | {"trust": sorted(set(trusts))},
        "ndcg_at_10": _ndcg(told, line, trees),
    }


def _auc(told: Evenings, line: Foreseen, trees: Foreseen) -> dict[str, Any]:
    waves = np.unique(told.wave)
    at = {wave: told.pairs[told.wave[told.pairs] == wave] for wave in waves}

    def pooled(score: Numbers, drawn: Numbers) -> float:
        places = np.concatenate([at[wave] for wave in drawn])
        return float(roc_auc_score(told.mutual[places], score[places]))

    def decisions(score: Numbers) -> float:
        return round(float(roc_auc_score(told.liked, score)), 4)

    rows = [
        {"event": int(wave), "pairs": len(at[wave]), "mutual": int(told.mutual[at[wave]].sum()),
         "here": _round(pooled(line.both, [wave])), "trees": _round(pooled(trees.both, [wave]))}
        for wave in waves
    ]  # fmt: skip
    return {
        "value": _round(pooled(line.both, waves)),
        "baseline": _round(pooled(trees.both, waves)),
        **_intervals(pooled, waves, line.both, trees.both),
        "mean_of_events": _mean(rows, "here"),
        "mean_of_events_trees": _mean(rows, "trees"),
        "decisions": decisions(line.liked),
        "decisions_trees": decisions(trees.liked),
        "pairs": len(told.pairs),
        "rows": rows,
    }


def _ndcg(told: Evenings, line: Foreseen, trees: Foreseen) -> dict[str, Any]:
    """Over everybody who has a mutual interest: how high it stands in the list of the evening."""
    lists = [
        (wave, places)
        for person, wave in dict(zip(told.by.tolist(), told.wave.tolist(), strict=True)).items()
        if told.mutual[places := np.flatnonzero(told.by == person)].any() and len(places) > 1
    ]
    waves = np.unique(told.wave)
    chance = np.random.default_rng(0).random(len(told.by))
    gains = {
        name: {
            wave: [
                float(ndcg_score([told.mutual[places]], [score[places]], k=FIRST))
                for its, places in lists
                if its == wave
            ]
            for wave in waves
        }
        for name, score in (("here", line.both), ("trees", trees.both), ("chance", chance))
    }

    def mean(name: str, drawn: Numbers) -> float:
        return float(np.mean(np.concatenate([gains[name][wave] for wave in drawn])))

    rows = [
        {"event": int(wave), "lists": len(gains["here"][wave]),
         "here": _round(mean("here", [wave])), "trees": _round(mean("trees", [wave]))}
        for wave in waves
    ]  # fmt: skip
    return {
        "value": _round(mean("here", waves)),
        "baseline": _round(mean("trees", waves)),
        "chance": _round(mean("chance", waves)),
        **_intervals(mean, waves, "here", "trees"),
        "lists": len(lists),
        "rows": rows,
    }


def _intervals(reached: Any, waves: Numbers, here: Any, trees: Any) -> dict[str, Any]:
    """95 of 100 draws of events: of the figure, and of what it is better by than the peer's."""
    chance = np.random.default_rng(0)
    drawn = [chance.choice(waves, size=len(waves)) for _ in range(DRAWS)]
    values = np.array([(reached(here, some), reached(trees, some)) for some in drawn])
    ends = [2.5, 97.5]
    return {
        "interval": [_round(end) for end in np.percentile(values[:, 0], ends)],
        "better_by": [_round(end) for end in np.percentile(values[:, 0] - values[:, 1], ends)],
        "better_in": _round(float((values[:, 0] > values[:, 1]).mean())),
    }


def _mean(rows: list[dict[str, Any]], name: str) -> float:
    return _round(float(np.mean([row[name] for row in rows])))


def _round(value: float) -> float:
    return round(float(value), 4)
