"""Where the embedded server keeps its things."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

PORT = 5432
# As root the server runs as a system user of its own, who may be unable to reach the data folder
# (/root is closed, and its doors are not ours to open). So it lives where system data lives.
STATE = Path("/var/lib/hansa")
# The kernel's limit for the path of a Unix socket, without its closing zero byte.
_LONGEST_SOCKET = 107


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one embedded server.

    Attributes:
        data: the data folder it belongs to.
        home: everything of the server; only its owner may enter.
        socket: the folder of its socket, likewise closed.
    """

    data: Path
    home: Path
    socket: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data directory."""
        return self.home / "cluster"

    @property
    def unfinished(self) -> Path:
        """The cluster while it is being made: an interrupted start leaves no half of one."""
        return self.home / "cluster.unfinished"

    @property
    def set_aside(self) -> Path:
        """The last cluster whose data folder had gone."""
        return self.home / "cluster.set-aside"

    @property
    def log(self) -> Path:
        """The folder of its logs."""
        return self.home / "log"

    @property
    def pid_file(self) -> Path:
        """Where a running server writes its process number; a crashed one leaves it behind."""
        return self.cluster / "postmaster.pid"

    @property
    def signpost(self) -> Path:
        """A note in the data folder that tells where its database lives."""
        return self.data / "database-is-in"


def places_of(data: Path, *, as_root: bool) -> Places:
    """The places of the server that belongs to the folder `data`."""
    data = data.resolve()
    name = sha256(os.fsencode(data)).hexdigest()[:16]
    home = STATE / name if as_root else data / "database"
    socket = home / "socket"
    if len(os.fsencode(socket / f".s.PGSQL.{PORT}")) > _LONGEST_SOCKET:
        socket = Path(f"/tmp/hansa-{os.geteuid()}-{name}")  # noqa: S108 - guarded by `closed`
    return Places(data=data, home=home, socket=socket)
