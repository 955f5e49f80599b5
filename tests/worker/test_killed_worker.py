"""A worker killed in the middle of a run, with SIGKILL and a real second worker after it."""

import os
import signal
import subprocess
import sys
import time

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.factories.accounts import StaffFactory
from tests.factories.meetings import a_big_session
from tests.factories.sessions import NOW

from hansa.apps.meetings import queries
from hansa.apps.meetings.models import Meeting
from hansa.apps.meetings.rules import RunStatus
from hansa.worker.orders import propose_timetable
from hansa.worker.tasks import take_over

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PATIENCE = 60


def a_worker():
    """A worker process on the test's own database."""
    name, host, user = (connection.settings_dict[key] for key in ("NAME", "HOST", "USER"))
    environment = os.environ | {
        "DATABASE_URL": f"postgresql://{user}@/{name}?host={host}",
        "DJANGO_SETTINGS_MODULE": "hansa.site.settings",
        "PYTHONPATH": str(settings.PACKAGE.parent),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "django", "procrastinate", "worker"], env=environment
    )


def wait_until(condition):
    """Ask again and again; a minute is more than any of this takes."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come to that in a minute"
        time.sleep(0.1)


def status_of(run):
    return queries.run(run.pk).status


def forget_the_dead():
    """Let the minute pass after which a silent worker counts as gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
        )


@pytest.fixture
def workers():
    """Processes to be ended whatever happens."""
    started = []
    yield started
    for process in started:
        process.kill()
        process.wait()


def test_the_old_timetable_stands_and_the_next_worker_finishes_the_run(workers):
    session = a_big_session(slots=12, tables=20, companies=40, hosts=30, wishes=300)
    before = set(Meeting.objects.values_list("wish", "slot", "table"))
    run = propose_timetable(session=session, seconds=6, by=StaffFactory(), now=NOW)

    workers.append(a_worker())
    wait_until(lambda: status_of(run) == RunStatus.RUNNING)
    workers[0].send_signal(signal.SIGKILL)
    workers[0].wait()

    assert set(Meeting.objects.values_list("wish", "slot", "table")) == before
    assert status_of(run) == RunStatus.RUNNING

    forget_the_dead()
    async_to_sync(take_over)(app.job_manager)
    workers.append(a_worker())
    wait_until(lambda: status_of(run) == RunStatus.DONE)

    assert queries.run(run.pk).attempts == 2
    assert Meeting.objects.filter(session=session).count() == queries.run(run.pk).held


def test_an_order_that_is_taken_back_leaves_no_job():
    session = a_big_session(slots=2, tables=2, companies=2, hosts=2, wishes=4)
    before = ProcrastinateJob.objects.count()

    with transaction.atomic():
        propose_timetable(session=session, seconds=6, by=StaffFactory(), now=NOW)
        ordered = ProcrastinateJob.objects.count()
        transaction.set_rollback(True)

    assert (ordered, ProcrastinateJob.objects.count()) == (before + 1, before)
