"""Nobody waits for the improver to be compiled: a worker begins with it when it starts."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from hansa.worker.starting import is_worker, warm_up_once

THREADS = """
import sys, threading, django
sys.argv = {command!r}
django.setup()
print([thread.name for thread in threading.enumerate()])
"""


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (["/x/django/__main__.py", "procrastinate", "worker", "--concurrency", "2"], True),
        (["manage.py", "procrastinate", "-v", "worker"], True),
        (["manage.py", "procrastinate", "healthchecks"], False),
        (["hansa", "serve"], False),
        (["worker", "procrastinate"], False),
    ],
)
def test_a_worker_is_known_by_its_command(command, expected):
    assert is_worker(command) is expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [(["django", "procrastinate", "worker"], True), (["django", "check"], False)],
)
def test_a_worker_compiles_beside_its_jobs_and_no_other_command_does(command, expected):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "hansa.site.settings",
        "PYTHONPATH": str(settings.PACKAGE.parent),
    }

    done = subprocess.run(
        [sys.executable, "-c", THREADS.format(command=command)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert ("'warm-up'" in done.stdout) is expected


def test_a_process_compiles_once():
    thread = warm_up_once()

    thread.join(timeout=120)

    assert not thread.is_alive()
    assert warm_up_once() is thread
