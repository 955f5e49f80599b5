"""How far a slow step is."""

import sys
from typing import Any

from tqdm import tqdm


def bar(what: str, *, total: int | None, unit: str = "") -> "tqdm[Any]":
    """A progress bar on the terminal for steps that take longer than a second.

    Quick steps show nothing, and neither does a run that nobody watches.
    """
    return tqdm(
        total=total,
        desc=what,
        unit=f" {unit}" if unit else "it",
        delay=1,
        leave=False,
        disable=not sys.stderr.isatty(),
    )
