"""Compiling the improver at its first call, and keeping what was compiled for the next start.

Numba looks at the file of a function to see whether what it kept is still right, but not at the
files of the functions that it calls. So what is kept lies in a folder named for all of them.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import numba
from numba import njit

SOURCES = ("arrays.py", "holding.py", "chains.py", "annealing.py", "compiling.py")


def _folder() -> Path:
    """Where compiled code is kept: the user's cache, or the machine's folder for passing things."""
    sources = [Path(__file__).with_name(name).read_bytes() for name in SOURCES]
    version = sha256(b"".join([numba.__version__.encode(), *sources])).hexdigest()[:16]
    home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    for base in (home, Path(gettempdir()) / f"hansa-{os.getuid()}"):
        folder = base / "hansa" / "compiled" / version
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(__file__).parent


setattr(numba.config, "CACHE_DIR", str(_folder()))  # noqa: B010 - it grows its settings at run time

compiled: Any = njit(cache=True, nogil=True, error_model="numpy")
"""Compiled at the first call and kept for the next start; other threads go on meanwhile."""
