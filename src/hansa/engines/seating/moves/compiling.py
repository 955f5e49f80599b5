"""Compiling the improver at its first call, and keeping what was compiled for the next start.

Numba looks at the file of a function to see whether what it kept is still right, but not at the
files of the functions that it calls. So what is kept lies in a folder named for all of them.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import numba
from numba import njit

SOURCES = ("weighing.py", "annealing.py", "compiling.py")


def _folder() -> Path | None:
    """The user's own cache folder for this version; None: it cannot be written."""
    sources = [Path(__file__).with_name(name).read_bytes() for name in SOURCES]
    version = sha256(b"".join([numba.__version__.encode(), *sources])).hexdigest()[:16]
    home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    folder = home / "hansa" / "compiled" / f"seating-{version}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


_kept_in = _folder()
if _kept_in is not None:
    setattr(numba.config, "CACHE_DIR", str(_kept_in))  # noqa: B010 - it grows at run time

compiled: Any = njit(cache=_kept_in is not None, nogil=True, error_model="numpy")
"""Compiled at the first call and, where it can be, kept; other threads go on meanwhile."""
