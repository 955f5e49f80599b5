"""An embedded server of the tests' own, and other users of the machine."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from hansa.plumbing.database import forget, settings_for
from hansa.plumbing.database.places import places_of

# Forked rather than started anew: a stranger may be unable to reach the Python we run in.
_STRANGER = "nobody"


@contextmanager
def a_data_folder():
    """Forgotten with its database afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="hansa-test-")) / "site"
    yield folder
    forget(data=folder)
    shutil.rmtree(folder.parent)


@pytest.fixture(scope="session")
def shared_data():
    """Making a cluster takes seconds, so tests that leave it whole share one."""
    with a_data_folder() as folder:
        yield folder


@pytest.fixture
def data(request):
    """A data folder: the shared one, or a new one for tests marked `own_data`."""
    if request.node.get_closest_marker("own_data") is None:
        yield request.getfixturevalue("shared_data")
    else:
        with a_data_folder() as folder:
            yield folder


@pytest.fixture
def places(data):
    return places_of(data, as_root=os.geteuid() == 0)


@pytest.fixture
def connect(data):
    """Opens a session as the site does."""
    # Asked for now: a stranger who asked would be shown a place of their own.
    address = settings_for(data=data, url=None)

    def connect(user="hansa", database="hansa"):
        return psycopg.connect(
            host=address["HOST"],
            port=address["PORT"],
            user=user,
            dbname=database,
            autocommit=True,
            connect_timeout=10,
        )

    return connect


@pytest.fixture
def as_a_stranger():
    """Calls a function as another user of the machine; the name of what it raised, or ""."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    stranger = pwd.getpwnam(_STRANGER)

    def call(action):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.setgroups([])
            os.setgid(stranger.pw_gid)
            os.setuid(stranger.pw_uid)
            try:
                action()
                said = ""
            except Exception as trouble:
                said = f"{type(trouble).__name__}: {trouble}"
            os.write(writing, said.encode()[:4000])
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as answer:
            said = answer.read()
        os.waitpid(child, 0)
        return said

    return call


@pytest.fixture
def in_another_process(data):
    """Starts Python code in another process; `DATA` is the data folder there."""
    started = []

    def start(code):
        preamble = (
            "import sys, time\nfrom pathlib import Path\n"
            "from hansa.plumbing.database import running, settings_for\n"
            f"DATA = Path({str(data)!r})\n"
        )
        source = Path(__file__).parents[3] / "src"
        process = subprocess.Popen(
            [sys.executable, "-c", preamble + code],
            env={**os.environ, "PYTHONPATH": str(source)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
