"""What the worker does: load a row, make one call."""

import asyncio
import logging

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.manager import JobManager

from hansa.apps.meetings import queries, rules
from hansa.apps.meetings import services as meetings
from hansa.apps.registration import services as registrations

log = logging.getLogger(__name__)

# A worker that has not shown itself for so many seconds is gone; its jobs are taken over.
GONE_AFTER = 60


# Somebody is looking at the progress bar; letters can wait.
FIRST = 10


# One try more than a run may be attempted: the last only writes down that it failed.
@app.task(
    queue="timetables",
    priority=FIRST,
    retry=RetryStrategy(max_attempts=rules.ATTEMPTS, wait=2),
)
def carry_out_timetable(*, run: int) -> None:
    """Make the timetable of one run; safe to repeat."""
    waiting = queries.run(run)
    if waiting is None:
        log.warning("Run %s is gone; nothing to do.", run)
        return
    meetings.carry_out(run=waiting, clock=timezone.now)


@app.periodic(cron="17 * * * *")
@app.task(queue="housekeeping")
def purge_particulars(timestamp: int) -> None:
    """Every hour: a worker that was away at the hour of a day would purge a day late."""
    if number := registrations.purge_particulars(now=timezone.now()):
        log.info("%s sections of particulars were out of time, and are deleted.", number)


@app.periodic(cron="* * * * *")
@app.task(queue="rescue", pass_context=True)
async def take_over_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Look every minute for jobs whose worker died in the middle of them."""
    await take_over(context.app.job_manager)


async def take_over(jobs: JobManager) -> None:
    """Have the jobs of workers that are gone run again."""
    stalled = await jobs.get_stalled_jobs(seconds_since_heartbeat=GONE_AFTER)
    await asyncio.gather(*(jobs.retry_job(job) for job in stalled))
