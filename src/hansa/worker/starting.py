"""Getting the improver compiled before anybody waits for it."""

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Thread

from hansa.engines.scheduling import warm_up


def is_worker(command: Sequence[str]) -> bool:
    """Whether this is the command of a worker: `django procrastinate worker`, however called."""
    words = [Path(word).name for word in command]
    return "procrastinate" in words and "worker" in words[words.index("procrastinate") :]


@cache
def warm_up_once() -> Thread:
    """Have this process compile the improver in a thread of its own, if it has not begun yet.

    It takes a moment where `hansa prepare` has kept what was compiled, else some twenty seconds;
    jobs and requests go on meanwhile.
    """
    # It holds nothing that has to be put away: a process that ends does not wait for it.
    thread = Thread(target=warm_up, name="warm-up", daemon=True)
    thread.start()
    return thread


def get_ready(command: Sequence[str] = tuple(sys.argv)) -> None:
    """A worker compiles as soon as it starts; any other command does nothing."""
    if is_worker(command):
        warm_up_once()
