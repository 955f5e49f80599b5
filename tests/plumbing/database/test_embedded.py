"""The embedded server: one for all who need it, and gone with the last."""

import os
import signal

import psycopg
import pytest
from tests.processes import eventually, is_alive

from hansa.plumbing.database import NoDatabase, forget, running

STAY = "with running(data=DATA):\n    print('inside', flush=True)\n    sys.stdin.read()\n"


def process_of(places):
    return int(places.pid_file.read_text().split("\n")[0])


def test_it_starts_answers_and_stops(data, connect, places):
    with running(data=data):
        server = process_of(places)
        with connect() as session:
            assert session.execute("SELECT 1").fetchone() == (1,)

    assert not is_alive(server)
    with pytest.raises(psycopg.OperationalError):
        connect()


def test_nothing_acknowledged_can_be_lost(data, connect):
    with running(data=data), connect() as session:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
            assert session.execute(f"SHOW {setting}").fetchone() == ("on",)


def test_it_listens_on_no_network_address(data, connect):
    with running(data=data), connect() as session:
        assert session.execute("SHOW listen_addresses").fetchone() == ("",)


def test_the_extensions_are_there_also_in_databases_made_later(data, connect):
    with running(data=data):
        with connect() as session:
            session.execute("CREATE DATABASE later")
        with connect(database="later") as session:
            found = {row[0] for row in session.execute("SELECT extname FROM pg_extension")}

    assert found >= {"btree_gist", "pg_trgm", "unaccent", "vector"}


def test_the_sites_role_is_no_superuser(data, connect):
    with running(data=data), connect() as session:
        asked = session.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        assert asked.fetchone() == (False,)


def test_what_was_committed_is_there_the_next_time(data, connect):
    with running(data=data), connect() as session:
        session.execute("CREATE TABLE kept AS SELECT 'Lima' AS name")

    with running(data=data), connect() as session:
        assert session.execute("SELECT name FROM kept").fetchone() == ("Lima",)


def test_the_last_one_out_stops_it(data, places, in_another_process):
    other = in_another_process(STAY)
    other.stdout.readline()
    server = process_of(places)

    with running(data=data):
        other.communicate("")
        assert is_alive(server)

    assert not is_alive(server)


def test_a_killed_user_does_not_keep_it_up(data, places, in_another_process):
    other = in_another_process(STAY)
    other.stdout.readline()
    server = process_of(places)
    other.kill()
    other.wait()
    assert is_alive(server)

    with running(data=data):
        pass

    assert not is_alive(server)


def test_two_that_come_at_once_share_one_server(data, places, in_another_process):
    both = [in_another_process(STAY) for _ in range(2)]

    assert [each.stdout.readline() for each in both] == ["inside\n", "inside\n"]
    server = process_of(places)
    assert [each.communicate("") and each.returncode for each in both] == [0, 0]
    assert not is_alive(server)


def test_a_killed_server_comes_back_with_all_that_was_committed(data, connect, places):
    with running(data=data):
        session = connect()
        session.execute("CREATE TABLE city AS SELECT 'Lima' AS name")
        session.execute("BEGIN")
        session.execute("INSERT INTO city VALUES ('Atlantis')")
        killed = process_of(places)
        os.kill(killed, signal.SIGKILL)
        assert eventually(lambda: not is_alive(killed))

        with running(data=data), connect() as session:
            assert session.execute("SELECT name FROM city").fetchall() == [("Lima",)]
            assert process_of(places) != killed


def test_a_pid_file_left_by_a_crashed_machine_does_not_stop_the_next_start(data, connect, places):
    with running(data=data):
        note = places.pid_file.read_text()
    # After the crash the number belongs to somebody else: to us.
    places.pid_file.write_text(f"{os.getpid()}\n" + note.split("\n", 1)[1])

    with running(data=data), connect() as session:
        assert session.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.own_data
def test_an_interrupted_first_start_leaves_no_half_made_cluster(data, connect, places):
    with running(data=data):
        pass
    places.cluster.rename(places.unfinished)
    (places.unfinished / "PG_VERSION").unlink()

    with running(data=data), connect() as session:
        assert session.execute("SELECT 1").fetchone() == (1,)


def test_data_of_another_series_of_postgresql_is_left_alone_and_told(data, places):
    with running(data=data):
        pass
    (places.cluster / "PG_VERSION").write_text("15\n")

    with pytest.raises(NoDatabase, match=r"written by PostgreSQL 15.*pg_dump"), running(data=data):
        pass

    (places.cluster / "PG_VERSION").write_text("18\n")


def test_a_start_that_fails_says_what_postgresql_said(data, places):
    with running(data=data):
        pass
    needed, hidden = places.cluster / "global/pg_control", places.cluster / "global/hidden"
    needed.rename(hidden)

    with pytest.raises(NoDatabase, match="could not find the database system"), running(data=data):
        pass

    hidden.rename(needed)


def test_a_database_in_use_is_not_forgotten(data, in_another_process):
    other = in_another_process(STAY)
    other.stdout.readline()

    with pytest.raises(NoDatabase, match="is in use; stop Hansa first"):
        forget(data=data)

    other.communicate("")


@pytest.mark.own_data
def test_a_forgotten_database_is_gone_with_its_folders(data, places):
    with running(data=data):
        pass

    forget(data=data)

    assert not places.home.exists()
    assert not places.socket.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="another place is only used by root")
@pytest.mark.own_data
def test_a_deleted_data_folder_starts_afresh_and_its_old_database_is_kept(data, connect, places):
    with running(data=data), connect() as session:
        session.execute("CREATE TABLE city (name text)")
    places.signpost.unlink()

    with running(data=data), connect() as session:
        assert session.execute("SELECT to_regclass('city')").fetchone() == (None,)

    assert (places.set_aside / "PG_VERSION").exists()
