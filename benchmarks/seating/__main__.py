"""`make bench-seating`: how well and how fast a gala is seated, beside a careful hand and CP-SAT.

It prints what was measured beside its goal, writes `benchmarks/results/seating.json`, and fails
when a goal is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter, process_time
from typing import Any

from benchmarks.keeping import keep, place_of, results
from benchmarks.machine import machine
from benchmarks.seating.checking import faults
from benchmarks.seating.exact import least
from benchmarks.seating.galas import gala
from benchmarks.seating.table import misses, printed

from hansa.engines.seating import (
    MUST,
    Effort,
    Plan,
    Problem,
    at_least,
    by_precedence,
    move,
    objections,
    reseat,
    seat,
)

SEED = 7
GOAL, TOLD = 30.0, 1.0
UNCUT = Effort(seconds=600.0)
MOST_MOVES = 6
Case = dict[str, Any]


def large(problem: Problem) -> tuple[Plan, Case]:
    """One gala, seated twice by the same seed, and once one by one."""
    seat(gala(tables=2, seats=4, seed=SEED, ranked=2), effort=Effort(tries=5))
    start, work = perf_counter(), process_time()
    plan = seat(problem, seed=SEED, effort=UNCUT)
    took, worked = perf_counter() - start, process_time() - work
    start = perf_counter()
    peer = by_precedence(problem)
    return plan, {
        "value": round(took, 1),
        "processor_seconds": round(worked, 1),
        "goal": GOAL,
        "guests": len(problem.guests),
        "tables": len(problem.tables),
        "cost": plan.cost,
        "unmet": sum(one.code in MUST for one in objections(problem, plan.seats)),
        "bound": at_least(problem),
        "peer": peer.cost,
        "peer_seconds": round(perf_counter() - start, 1),
        "faults": len(list(faults(problem, plan))),
        "same": seat(problem, seed=SEED, effort=UNCUT).seats == plan.seats,
    }


def small(number: int, *, seconds: float) -> Case:
    """Rooms so small that the least cost can be proven."""
    rows = []
    for seed in range(1, number + 1):
        problem = gala(tables=3, seats=4, seed=seed, ranked=4)
        plan = seat(problem, seed=SEED)
        cost, bound = least(problem, seconds=seconds)
        rows.append({"seed": seed, "here": plan.cost, "least": cost, "bound": bound})
    proven = [row for row in rows if row["least"] == row["bound"]]
    gaps = [row["here"] - row["least"] for row in proven]
    return {"rows": rows, "proven": len(proven), "worst_gap": max(gaps, default=0)}


def repair(problem: Problem, plan: Plan) -> Case:
    """Two guests change; three come late and three stay away."""
    here, there = list(plan.seats.values())[10], list(plan.seats)[-10]
    start = perf_counter()
    move(problem, plan.seats, guest=there, to=here)
    told = perf_counter() - start
    away = {problem.guests[nth].key for nth in (100, 200, 300) if nth < len(problem.guests)}
    stay = tuple(one for one in problem.guests if one.key not in away)
    late = tuple(replace(one, key=9000 + one.key, rank=None) for one in stay[-3:])
    pairs = tuple(one for one in problem.pairs if away.isdisjoint({one.one, one.other}))
    start = perf_counter()
    changed = reseat(
        replace(problem, guests=(*stay, *late), pairs=pairs), plan.seats, most_moves=MOST_MOVES
    )
    return {
        "value": round(told, 3),
        "goal": TOLD,
        "guests": len(problem.guests),
        "late": len(late),
        "away": len(away),
        "moved": sum(key in plan.seats for key in changed.moved),
        "most_moves": MOST_MOVES,
        "reseat": round(perf_counter() - start, 2),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seating", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller, to see that it works")
    asked = parser.parse_args(arguments)
    path = place_of("seating", is_quick=asked.quick)
    size = {"tables": 8, "seats": 8} if asked.quick else {"tables": 60, "seats": 10}
    problem = gala(**size, seed=SEED, ranked=16 if asked.quick else 40, empty=4)
    there = machine("numba", "numpy", "ortools")
    plan, measured = large(problem)
    cases: dict[str, Callable[[], Case]] = {
        "large": lambda: measured,
        "small": lambda: small(2 if asked.quick else 8, seconds=10 if asked.quick else 60),
        "repair": lambda: repair(problem, plan),
    }
    for case, measure in cases.items():
        print(f"{case}: measuring", flush=True)
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        keep(case, {"measured": moment, "machine": there, **measure()}, path)
    kept = results(path)
    print(printed(kept))
    print(f"Written to {path}.")
    if missed := misses(kept):
        sys.exit("Missed: " + "; ".join(missed) + ".")


if __name__ == "__main__":
    main()
