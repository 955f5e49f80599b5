"""What every test may rely on."""

import gc
import os
import shutil
import signal
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation
from tests.browser.visiting import CHROMIUM
from tests.examples import make_profiles

from hansa.plumbing.catalogues import compile_catalogues
from hansa.plumbing.database import running

# Ended from outside, a run still leaves through its fixtures, and stops the server it started;
# also where whoever began it, in the background, handed down that Ctrl-C is ignored.
for _ending in (signal.SIGINT, signal.SIGTERM):
    signal.signal(_ending, signal.default_int_handler)

make_profiles()


@pytest.fixture(scope="session")
def embedded_server():
    """The embedded PostgreSQL below var/test, unless `DATABASE_URL` names another.

    Processes that test side by side share it; a run without a test that needs rows never asks.
    """
    with nullcontext() if os.environ.get("DATABASE_URL") else running(data=settings.DATA):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, embedded_server):
    """Where pytest-django is about to make its database, the server must answer."""


@pytest.fixture(autouse=True)
def english():
    """A reader of another language leaves it behind in the thread; the next test starts anew."""
    translation.deactivate()


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory):
    """What translators wrote, compiled beside the source; a bare checkout has it not."""
    (source,) = settings.LOCALE_PATHS
    compiled = shutil.copytree(source, tmp_path_factory.mktemp("locale") / "locale")
    compile_catalogues(Path(compiled))
    return compiled


@pytest.fixture
def translated(settings, catalogues):
    """The site speaks its other languages too."""
    settings.LOCALE_PATHS = [catalogues]


def pytest_collection_finish():
    """What was imported stays; to look for waste in it again and again took a quarter of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def pytest_runtest_setup(item):
    """A machine without a browser skips its tests; CI may not."""
    if item.get_closest_marker("browser") and not CHROMIUM:
        missing = "chromium is not installed (`apt-get install chromium`)"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{missing}, and CI skips nothing")
        pytest.skip(missing)


@pytest.fixture(autouse=True)
def no_job_outlives_its_test(request):
    """Where a test saves for good, Django empties its own tables afterwards, but not the queue."""
    marker = request.node.get_closest_marker("django_db")
    saves = "live_server" in request.fixturenames or "transactional_db" in request.fixturenames
    if not saves and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
