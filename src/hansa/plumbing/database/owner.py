"""Whom the server runs as: never root."""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hansa.plumbing.database.trouble import NoDatabase

SYSTEM_USER = "hansa-postgres"


@dataclass(frozen=True, slots=True)
class Owner:
    """The system user to whom cluster and socket belong."""

    name: str
    uid: int
    gid: int

    def run(self, *command: str | Path, where: Path) -> subprocess.CompletedProcess[str]:
        """Run a program as this user, out of reach of the terminal's Ctrl-C.

        The caller's environment stays behind: PGPORT, PGDATA or LC_ALL must not steer the server.
        """
        switch: dict[str, Any] = {}
        if os.geteuid() == 0:
            switch = {"user": self.uid, "group": self.gid, "extra_groups": []}
        done: subprocess.CompletedProcess[str] = subprocess.run(
            [str(part) for part in command],
            **switch,
            cwd=where,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            umask=0o077,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            check=False,
        )
        return done

    def closed(self, folder: Path) -> Path:
        """`folder`, made if need be, which nobody but this user may enter.

        Raises:
            NoDatabase: when somebody else put something in its place.
        """
        try:
            folder.mkdir(mode=0o700)
            os.chown(folder, self.uid, self.gid)
        except FileExistsError:
            found = folder.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != self.uid:
                raise NoDatabase(
                    f"{folder} should be a folder of {self.name} alone, but somebody else made "
                    "it. Look who did, remove it, and start again."
                ) from None
        folder.chmod(0o700)
        return folder


def the_owner() -> Owner:
    """Who runs the server: you, or as root a system user made for it.

    Raises:
        NoDatabase: when there is no such user and none can be made.
    """
    if os.geteuid() == 0:
        return _system_user()
    try:
        return _named(pwd.getpwuid(os.geteuid()))
    except KeyError:
        raise NoDatabase(
            f"The system does not know user number {os.geteuid()}, and PostgreSQL refuses to run "
            "for a user without a name. Add one to /etc/passwd, or set DATABASE_URL."
        ) from None


def _system_user() -> Owner:
    try:
        return _named(pwd.getpwnam(SYSTEM_USER))
    except KeyError:
        complaint = _make_system_user()
    try:
        return _named(pwd.getpwnam(SYSTEM_USER))
    except KeyError:
        raise NoDatabase(
            "You are root, PostgreSQL refuses to run as root, and the system user "
            f"{SYSTEM_USER} could not be made ({complaint}). Make it yourself with "
            f"`useradd --system {SYSTEM_USER}`, start Hansa as another user, or set DATABASE_URL."
        ) from None


def _make_system_user() -> str:
    """What went wrong while making it, if anything did."""
    command = [
        *("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"),
        *("--shell", "/usr/sbin/nologin", SYSTEM_USER),
    ]
    search = {**os.environ, "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"}
    try:
        done = subprocess.run(command, env=search, capture_output=True, text=True, check=False)
    except OSError as trouble:
        return str(trouble)
    return done.stderr.strip() or "useradd gave no reason"


def _named(entry: pwd.struct_passwd) -> Owner:
    return Owner(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)
