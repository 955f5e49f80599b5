"""The command `hansa`, as a person types it."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.conf import settings
from tests.processes import hear_signals

from hansa.plumbing.database import forget
from hansa.plumbing.database.places import places_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder for these commands alone, prepared once."""
    folder = tmp_path_factory.mktemp("commands") / "site"
    yield folder
    forget(data=folder)


def hansa(data, *arguments, **surroundings):
    """Starts the command; its output is one stream."""
    environment = {**os.environ, "HANSA_DATA": str(data), "PYTHONPATH": "src", **surroundings}
    environment["DJANGO_SETTINGS_MODULE"] = "hansa.site.settings"
    return subprocess.Popen(
        [sys.executable, "-m", "hansa", *arguments],
        cwd=ROOT,
        env={key: value for key, value in environment.items() if value is not None},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=hear_signals,  # noqa: PLW1509 - it takes no lock
    )


def said(process):
    return process.communicate(timeout=120)[0]


def processes_of(data):
    """Every process that was started for this data folder, and the server it needs."""
    mark = f"HANSA_DATA={data}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and mark in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


def test_a_command_is_typed_with_dashes(data):
    command = hansa(data, "forget-data")

    assert "say --yes to do it" in said(command)
    assert command.returncode == 1


def test_preparing_does_all_once_and_then_nothing(data):
    first, second = said(hansa(data, "prepare")), said(hansa(data, "prepare"))

    done = r"Prepared: \d+ migrations, (\d+ translations, )?\d+ static files, 1 key for notices\."
    assert re.search(done, first)
    assert second == ""


def test_the_site_is_served_until_ctrl_c_and_no_process_is_left(data):
    said(hansa(data, "prepare"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    server = hansa(data, "serve", "--port", str(port), "--processes", "1")
    told = next(line for line in server.stdout if line.startswith("Hansa is at"))
    with closing(HTTPConnection("localhost", port)) as visitor:
        visitor.request("GET", "/design/")
        answered = visitor.getresponse().status

    server.send_signal(signal.SIGINT)

    said(server)
    assert told.startswith(f"Hansa is at http://localhost:{port} ")
    assert answered == 200
    assert server.returncode == 128 + signal.SIGINT
    assert processes_of(data) == []
    assert not places_of(data, as_root=os.geteuid() == 0).pid_file.exists()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_terminal_ends_it_as_well(data, ending):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    server = hansa(data, "serve", "--port", str(port), "--processes", "1")
    next(line for line in server.stdout if line.startswith("Hansa is at"))

    server.send_signal(ending)

    said(server)
    assert processes_of(data) == []


def test_a_taken_port_is_told_with_a_free_one(data):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        command = hansa(data, "serve", "--port", str(port))
        told = said(command)

    assert command.returncode == 1
    assert re.search(rf"Port {port} is taken by another program; `--port \d+` is free\.", told)


def test_a_wrong_database_address_is_one_sentence_and_no_trace(data):
    command = hansa(data, "check", DATABASE_URL="mysql://elsewhere/x")

    assert said(command).startswith("Hansa keeps its data in PostgreSQL: DATABASE_URL looks like")
    assert command.returncode == 1


def test_help_needs_no_database(tmp_path):
    said(hansa(tmp_path / "none", "help"))

    assert not (tmp_path / "none" / "database-is-in").exists()
    assert not (tmp_path / "none" / "database").exists()


def test_forgetting_leaves_nothing(tmp_path):
    data = tmp_path / "short-lived"
    said(hansa(data, "migrate", "--plan"))
    assert data.exists()

    assert said(hansa(data, "forget-data", "--yes")) == f"{data} is gone.\n"
    assert not data.exists()


def test_tests_never_touch_the_data_of_a_site():
    assert settings.DATA == ROOT / "var/test"
