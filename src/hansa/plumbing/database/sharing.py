"""Who is using the server: kernel locks, which even a killed process gives back."""

import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Waits until nobody else is inside, and keeps everybody else out."""
    descriptor = _opened(lock)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C and its kin wait until the end: a half-started server would be left behind."""
    signals = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Use:
    """That this process is using the server."""

    def __init__(self, lock: Path) -> None:
        self._descriptor = _opened(lock)
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def is_the_last(self) -> bool:
        """Whether nobody else uses it. Only reliable while `alone` keeps newcomers out."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # The kernel drops the shared lock before it tries for the exclusive one.
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)
            return False
        return True

    def end(self) -> None:
        """Use it no longer."""
        os.close(self._descriptor)


def _opened(lock: Path) -> int:
    return os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
