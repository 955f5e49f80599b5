"""How long lists take once texts have their vectors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter, process_time
from typing import Any

from benchmarks.matching.worlds import Scale, World

from hansa.engines.matching import Pair, Statement, recommend, recommend_one

EVERYBODY, ONE = 20.0, 1.0
REPEATED = 5


def measured(scale: Scale) -> dict[str, dict[str, Any]]:
    """All lists of a mission, and those of one visitor after it said something new."""
    profiles = World(7).profiles(scale)
    standing, all_lists = _timed(lambda: recommend(profiles, pairs=(Pair.COUNTERPART,)), 2)
    first = profiles[0]
    said = first.statements[0]
    changed = replace(
        first, statements=(Statement(said.kind, f"{said.text}, urgently"), *first.statements[1:])
    )
    others = [changed, *profiles[1:]]
    _, one_list = _timed(
        lambda: recommend_one(first.key, others, pairs=(Pair.COUNTERPART,), standing=standing),
        REPEATED,
    )
    size = {"visitors": scale.visitors, "hosts": scale.hosts}
    return {
        "all_lists": {**all_lists, "goal": EVERYBODY, **size},
        "one_list": {**one_list, "goal": ONE, **size},
    }


def _timed(do: Callable[[], Any], times: int) -> tuple[Any, dict[str, float]]:
    """What it gives, and the seconds of the quickest run: by the clock, and of the processors."""
    found = []
    for _ in range(times):
        clock, work = perf_counter(), process_time()
        answer = do()
        found.append((perf_counter() - clock, process_time() - work))
    clock, work = min(found)
    return answer, {"value": round(clock, 3), "processor_seconds": round(work, 3)}
