"""`make bench-scheduling`: measure, write the results down, and print the table.

Every case runs in a process of its own and is written as soon as it is done.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.keeping import keep, place_of, results
from benchmarks.scheduling import published
from benchmarks.scheduling.running import CASES, apart
from benchmarks.scheduling.scale import EVERY_PEER, FULL, QUICK
from benchmarks.scheduling.table import lines, printed

NEED_THE_EVENTS = ("published", "anytime")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    asked = _parser().parse_args(arguments)
    scale = QUICK if asked.quick else EVERY_PEER if asked.all else FULL
    path: Path = asked.to or place_of("scheduling", is_quick=asked.quick)
    failed: list[str] = []
    for case in asked.only or CASES:
        if case in NEED_THE_EVENTS and not published.FOLDER.is_dir():
            print(f"{case}: left out, for the published events are not in {published.FOLDER};")
            print("HANSA_SHARED says in which folder b2b is.")
            continue
        print(f"{case}: measuring", flush=True)
        measuring = apart(case, scale)
        if failure := measuring.exception():
            print(f"{case}: failed, {failure!r}", file=sys.stderr)
            failed.append(case)
        else:
            keep(case, measuring.result(), path)
    if asked.quick:
        print("A quick run: smaller problems, shorter times. It shows that it works, and no more.")
    print(printed(lines(results(path))))
    print(f"Written to {path}.")
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scheduling", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=tuple(CASES), help="this case; may be repeated"
    )
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--quick", action="store_true", help="about two minutes, and no proof")
    extent.add_argument("--all", action="store_true", help="peers on all twenty events as well")
    parser.add_argument("--to", type=Path, help="where to write; elsewhere than usual")
    return parser


if __name__ == "__main__":
    main()
