"""One case after the other, each in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from typing import Any

from benchmarks.machine import machine
from benchmarks.scheduling import cases, published
from benchmarks.scheduling.scale import Scale

from hansa.engines.scheduling import warm_up

PARTS = ("ortools", "python-sat", "numba", "numpy")

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


def apart(case: str, scale: Scale) -> Future[dict[str, Any]]:
    """Measure a case in a process of its own, whose memory is its alone."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(measured, case, scale)


def measured(case: str, scale: Scale) -> dict[str, Any]:
    """A case with its day, machine and versions; what compiles is compiled before."""
    there = machine(*PARTS)
    warm_up()
    found = CASES[case](scale)
    return {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "scale": scale.name,
        "machine": there,
        **found,
    }
