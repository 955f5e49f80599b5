"""Watching processes come and go."""

import signal
import time
from pathlib import Path


def is_alive(process):
    """Whether it runs; one that has ended and only waits to be counted does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"


def eventually(condition, *, seconds=20):
    """Whether it comes true in that time."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def hear_signals():
    """In a process that is about to start: whoever runs the tests may ignore signals, it may not.

    A build server or `nohup` hands down the signals that it ignores.
    """
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
