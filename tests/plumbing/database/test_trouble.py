"""What the person who starts Hansa is told when PostgreSQL cannot run."""

import os
import subprocess
from pathlib import Path

import pytest

from hansa.plumbing.database import NoDatabase, running
from hansa.plumbing.database.trouble import explained


def told(output):
    return str(explained(output, home="/srv/db", socket="/srv/db/socket", owner="ada"))


def test_a_full_disk_is_named():
    output = 'FATAL:  could not write to file "pg_wal/xlogtemp.21": No space left on device'

    assert told(output).startswith("The disk that holds /srv/db is full.")


def test_a_taken_socket_is_named():
    assert "socket in /srv/db/socket" in told("FATAL: could not create any Unix-domain sockets")


def test_an_unknown_cause_shows_the_last_lines():
    output = "\n".join(f"line {number}" for number in range(20))

    assert "line 19" in told(output)
    assert "line 11" not in told(output)


@pytest.fixture
def small_disk(data):
    """A data folder on a disk of 20 MB; only where this process may mount one."""
    place = data.parent / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_disk_too_small_for_a_database_is_told_and_leaves_nothing(small_disk, monkeypatch):
    monkeypatch.setattr("hansa.plumbing.database.places.STATE", small_disk / "state")
    monkeypatch.setattr("hansa.plumbing.database.embedded.STATE", small_disk / "state")
    for folder in (small_disk.parent, small_disk):
        folder.chmod(0o755)

    with pytest.raises(NoDatabase, match="is full"), running(data=small_disk / "site"):
        pass

    assert not any(small_disk.rglob("cluster*"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_of_somebody_else_is_named():
    with (
        pytest.raises(NoDatabase, match="belongs to somebody else"),
        running(data=Path("/root/site")),
    ):
        pass
