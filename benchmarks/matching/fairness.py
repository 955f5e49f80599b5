"""How evenly places in lists are shared among hosts, and what that costs in score."""

from __future__ import annotations

from typing import Any

import numpy as np
from benchmarks.matching.worlds import Scale, World

from hansa.engines.matching import Pair, Profile, Weights, recommend
from hansa.engines.matching.choosing.sharing import gini
from hansa.engines.matching.recommending import NO_FAMILIES
from hansa.engines.matching.scores.crowds import rarity_of, with_vectors
from hansa.engines.matching.scores.pairs import scores

GINI, LOSS = 0.35, 0.03
SEEDS = (1, 2, 3)


def measured(scale: Scale, *, seeds: tuple[int, ...] = SEEDS) -> dict[str, Any]:
    """The worst of several missions, beside everybody's best regardless of the others."""
    rows = [_one(World(seed).profiles(scale), scale.per) for seed in seeds]
    worst = max(rows, key=lambda row: row["gini"])
    return {
        "value": worst["gini"],
        "goal": GINI,
        "baseline": max(row["gini_alone"] for row in rows),
        "loss": max(row["loss"] for row in rows),
        "most_loss": LOSS,
        "visitors": scale.visitors,
        "hosts": scale.hosts,
        "per": scale.per,
        "rows": rows,
    }


def _one(profiles: list[Profile], per: int) -> dict[str, Any]:
    profiles = with_vectors(profiles)
    visitors = [one for one in profiles if one.side is Pair.COUNTERPART.sides[0]]
    hosts = [one for one in profiles if one.side is Pair.COUNTERPART.sides[1]]
    both = scores(
        visitors,
        hosts,
        weights=Weights(),
        rarity=rarity_of(profiles),
        families=NO_FAMILIES,
        interpreters=frozenset(),
        declared=(),
    ).both
    alone = np.argsort(-both, axis=1, kind="stable")[:, :per]
    best = np.take_along_axis(both, alone, axis=1)
    told = recommend(profiles, pairs=(Pair.COUNTERPART,), per=per)
    fresh = {one.key for one in hosts if one.newcomer}
    here = _exposure([one.candidate for one in told], hosts)
    before = _exposure([hosts[place].key for place in alone[best > 0]], hosts)
    return {
        "gini": round(gini(here), 4),
        "gini_alone": round(gini(before), 4),
        "loss": round(1 - sum(one.score for one in told) / float(best.sum()), 4),
        "most_often": int(here.max()),
        "most_often_alone": int(before.max()),
        "never": round(float((here == 0).mean()), 4),
        "never_alone": round(float((before == 0).mean()), 4),
        "newcomers": round(len(fresh) / len(hosts), 4),
        "places_of_newcomers": round(sum(one.candidate in fresh for one in told) / len(told), 4),
    }


def _exposure(candidates: list[int], hosts: list[Profile]) -> np.ndarray:
    places = {host.key: place for place, host in enumerate(hosts)}
    return np.bincount([places[key] for key in candidates], minlength=len(hosts)).astype(float)
