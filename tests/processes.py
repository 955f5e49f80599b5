"""Watching processes come and go."""

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
