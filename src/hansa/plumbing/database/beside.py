"""Small writes beside a long transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connections


@contextmanager
def beside() -> Iterator[Callable[[Callable[[], object]], None]]:
    """Runs what it is given on a connection of its own.

    A transaction shows nothing before its end; how far it is must be told beside it. What is
    written there must not be locked by the transaction, or both wait for ever.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        try:
            yield lambda write: _done(thread, write)
        finally:
            _done(thread, connections.close_all)


def _done(thread: ThreadPoolExecutor, write: Callable[[], object]) -> None:
    thread.submit(write).result()
