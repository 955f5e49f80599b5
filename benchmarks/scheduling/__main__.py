"""`make bench-scheduling`: measure, write the results down, and print the table.

Every case runs in a process of its own and is written as soon as it is done.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.scheduling import cases, published
from benchmarks.scheduling.measuring import machine
from benchmarks.scheduling.results import QUICK_RESULTS, RESULTS, keep, results
from benchmarks.scheduling.scale import EVERY_PEER, FULL, QUICK, Scale
from benchmarks.scheduling.table import lines, printed

from hansa.engines.scheduling import warm_up

CASES: dict[str, Callable[[Scale], dict[str, Any]]] = {
    "published": published.proofs,
    "anytime": published.anytime,
    "place-all": cases.placing_all,
    "choose": cases.choosing,
    "large": cases.large,
    "repair": cases.repairing,
    "everything": cases.with_everything,
    "peers": cases.peers,
}
NEED_THE_EVENTS = ("published", "anytime")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    asked = _parser().parse_args(arguments)
    scale = QUICK if asked.quick else EVERY_PEER if asked.all else FULL
    path: Path = asked.to or (QUICK_RESULTS if asked.quick else RESULTS)
    for case in asked.only or CASES:
        if case in NEED_THE_EVENTS and not published.FOLDER.is_dir():
            print(f"{case}: left out, for the published events are not in {published.FOLDER};")
            print("HANSA_SHARED says in which folder b2b is.")
            continue
        print(f"{case}: measuring", flush=True)
        keep(case, apart(case, scale), path)
    if asked.quick:
        print("A quick run: smaller problems, shorter times. It shows that it works, and no more.")
    print(printed(lines(results(path))))
    print(f"Written to {path}.")


def apart(case: str, scale: Scale) -> dict[str, Any]:
    """Measure a case in a process of its own, whose memory is its alone."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(measured, case, scale).result()


def measured(case: str, scale: Scale) -> dict[str, Any]:
    """A case with its day, machine and versions; what compiles is compiled before."""
    there = machine()
    warm_up()
    found = CASES[case](scale)
    return {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "scale": scale.name,
        "machine": there,
        **found,
    }


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
