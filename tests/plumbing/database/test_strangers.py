"""Other users of the machine stay outside: two doors, each locked by itself."""

import os
import stat
from pathlib import Path

import psycopg
import pytest

from hansa.plumbing.database import NoDatabase, running
from hansa.plumbing.database.owner import Owner, the_owner


@pytest.mark.parametrize("role", ["hansa", "postgres"])
def test_a_stranger_cannot_connect(data, connect, as_a_stranger, role):
    with running(data=data):
        said = as_a_stranger(lambda: connect(user=role))

    assert said.startswith("OperationalError")
    assert "Permission denied" in said


@pytest.mark.parametrize("role", ["hansa", "postgres"])
def test_even_through_open_folders_a_stranger_is_turned_away(
    data, connect, places, as_a_stranger, role
):
    with running(data=data):
        for folder in (places.home.parent, places.home, places.socket):
            folder.chmod(0o755)
        next(places.socket.glob(".s.PGSQL.*[0-9]")).chmod(0o777)
        said = as_a_stranger(lambda: connect(user=role))

    assert "Peer authentication failed" in said


def test_a_stranger_reads_neither_data_nor_log(data, places, as_a_stranger):
    with running(data=data):
        for folder in (places.home, places.cluster, places.socket, places.log):
            assert as_a_stranger(lambda folder=folder: list(folder.iterdir())).startswith(
                "PermissionError"
            )


def test_the_server_never_runs_as_root(data, connect, places):
    with running(data=data):
        server = int(places.pid_file.read_text().split("\n")[0])
        uid = Path(f"/proc/{server}").stat().st_uid

    assert uid == the_owner().uid != 0


def test_folders_above_the_data_keep_their_doors(data, connect):
    data.parent.chmod(0o700)

    with running(data=data), connect() as session:
        assert session.execute("SELECT 1").fetchone() == (1,)

    assert stat.S_IMODE(data.parent.stat().st_mode) == 0o700


def test_a_folder_that_somebody_else_put_in_place_is_refused(tmp_path):
    trap = tmp_path / "hansa-1000-abc"
    trap.mkdir()
    victim = Owner(name="victim", uid=os.geteuid() + 4242, gid=os.getegid())

    with pytest.raises(NoDatabase, match="somebody else made it"):
        victim.closed(trap)


def test_a_link_in_place_of_a_folder_is_refused(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    owner = Owner(name="me", uid=os.geteuid(), gid=os.getegid())

    with pytest.raises(NoDatabase, match="somebody else made it"):
        owner.closed(tmp_path / "link")


def test_settings_of_the_callers_environment_do_not_steer_the_server(data, connect, monkeypatch):
    for name, value in (("PGPORT", "1"), ("PGDATA", "/nowhere"), ("LC_ALL", "xx_XX")):
        monkeypatch.setenv(name, value)

    with running(data=data), connect() as session:
        asked = session.execute("SELECT current_setting('server_encoding')")
        assert asked.fetchone() == ("UTF8",)


def test_the_strangers_of_these_tests_are_real(data, connect, as_a_stranger):
    with running(data=data):
        assert as_a_stranger(lambda: None) == ""
        assert isinstance(connect(), psycopg.Connection)
