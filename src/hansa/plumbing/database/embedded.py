"""The embedded server, shared by every process that needs it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hansa.plumbing.database.owner import Owner, the_owner
from hansa.plumbing.database.places import STATE, Places, places_of
from hansa.plumbing.database.programs import programs_for
from hansa.plumbing.database.server import Server
from hansa.plumbing.database.sharing import Use, alone, undisturbed
from hansa.plumbing.database.trouble import NoDatabase


@contextmanager
def running(*, data: Path) -> Iterator[None]:
    """The embedded server of the folder `data` answers while you are inside.

    Any number of processes may be inside at once: the first starts the server, the last to leave
    stops it. Entering again while inside costs next to nothing, and starts a server that was
    killed in the meantime.

    Raises:
        NoDatabase: when it cannot be started, with what to do about it.
    """
    places = places_of(data, as_root=os.geteuid() == 0)
    owner = _prepared(places)
    server = Server(places, owner, programs_for(owner))
    use = Use(_users(places))
    try:
        with alone(_gate(places)), undisturbed():
            _see_to_it_that_it_runs(server)
        yield
    finally:
        with alone(_gate(places)), undisturbed():
            if use.is_the_last():
                server.stop()
            use.end()


def forget(*, data: Path) -> None:
    """Delete the embedded database of the folder `data`, with everything in it.

    Raises:
        NoDatabase: while somebody uses it.
    """
    places = places_of(data, as_root=os.geteuid() == 0)
    if not places.home.exists():
        return
    owner = _prepared(places)
    with alone(_gate(places)):
        use = Use(_users(places))
        try:
            if not use.is_the_last():
                raise NoDatabase(f"The database of {places.data} is in use; stop Hansa first.")
            Server(places, owner, programs_for(owner)).stop()
            for folder in (places.socket, places.home):
                shutil.rmtree(folder, ignore_errors=True)
            places.signpost.unlink(missing_ok=True)
        finally:
            use.end()


def _see_to_it_that_it_runs(server: Server) -> None:
    if server.is_up():
        return
    _set_aside_the_forgotten(server.places)
    for folder in (server.places.socket, server.places.log):
        server.owner.closed(folder)
    server.start()


def _prepared(places: Places) -> Owner:
    """The server's owner, with a home that only they and root can enter."""
    owner = the_owner()
    try:
        places.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.geteuid() == 0:
            STATE.mkdir(mode=0o755, exist_ok=True)
        _closed_home(places.home, owner)
    except PermissionError as trouble:
        raise NoDatabase(
            f"{trouble.filename} belongs to somebody else, so no database can be kept there. "
            "Start Hansa as the user who did so first, or choose another folder (HANSA_DATA)."
        ) from None
    return owner


def _closed_home(home: Path, owner: Owner) -> None:
    """Root keeps the home of its server to itself: who may change it is not who runs in it."""
    home.mkdir(mode=0o700, exist_ok=True)
    found = home.lstat()
    if home.is_symlink() or found.st_uid != os.geteuid():
        raise PermissionError(0, "not ours", str(home))
    os.chown(home, -1, owner.gid)
    home.chmod(0o750 if os.geteuid() == 0 else 0o700)


def _set_aside_the_forgotten(places: Places) -> None:
    """Whoever deleted their data folder starts afresh, but can still change their mind.

    The note in the data folder is what ties a database that lives elsewhere to it.
    """
    if places.home.is_relative_to(places.data):
        return
    if not places.signpost.exists():
        if places.cluster.exists():
            shutil.rmtree(places.set_aside, ignore_errors=True)
            places.cluster.rename(places.set_aside)
        note = os.open(places.signpost, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(note, "w", encoding="utf-8") as file:
            file.write(f"{places.home}\n")


def _gate(places: Places) -> Path:
    return places.home / "starting-or-stopping"


def _users(places: Places) -> Path:
    return places.home / "in-use"
