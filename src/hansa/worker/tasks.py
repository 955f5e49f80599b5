"""What the worker does: load a row, make one call."""

import asyncio
import logging
from datetime import timedelta

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.manager import JobManager

from hansa.apps.directory import queries as directory
from hansa.apps.directory import services as records
from hansa.apps.matching import queries as matching_told
from hansa.apps.matching import services as matching
from hansa.apps.matching.queries import suggesting
from hansa.apps.meetings import queries, rules
from hansa.apps.meetings import services as meetings
from hansa.apps.protocol import queries as protocol_told
from hansa.apps.protocol import services as protocol
from hansa.apps.registration import services as registration
from hansa.journeys.sign_up import move_all_up
from hansa.journeys.withdraw_registration import let_offers_lapse

log = logging.getLogger(__name__)

# A worker that has not shown itself for so many seconds is gone; its jobs are taken over.
GONE_AFTER = 60


# Whoever brought a file in may want to know which of its rows became what; later nobody does.
KEPT_AFTER_IMPORT = timedelta(days=30)

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


# One try more than it may be attempted: the last only writes down that it failed.
@app.task(queue="matches", priority=FIRST, retry=RetryStrategy(max_attempts=rules.ATTEMPTS, wait=2))
def make_matches(*, run: int) -> None:
    """Make the recommendations of a mission; safe to repeat."""
    waiting = matching_told.matchmaking(run)
    if waiting is None:
        log.warning("Matchmaking %s is gone; nothing to do.", run)
        return
    matching.make_matches(run=waiting, clock=timezone.now)


# One try more than it may be attempted: the last only writes down that it failed.
@app.task(
    queue="timetables",
    priority=FIRST,
    retry=RetryStrategy(max_attempts=rules.ATTEMPTS, wait=2),
)
def make_seating(*, run: int) -> None:
    """Seat the guests of a plan; safe to repeat."""
    waiting = protocol_told.seating_run(run)
    if waiting is None:
        log.warning("Seating %s is gone; nothing to do.", run)
        return
    protocol.make_seating(run=waiting, clock=timezone.now)


@app.task(queue="matches", priority=FIRST, retry=RetryStrategy(max_attempts=3, wait=2))
def recommend_anew(*, profile: int) -> None:
    """Make the lists of one profile that changed; safe to repeat."""
    changed = matching_told.profile(profile)
    if changed is None:
        log.warning("Profile %s is gone; nothing to do.", profile)
        return
    matching.recommend_anew(profile=changed, now=timezone.now())


@app.periodic(cron="41 2 * * *")
@app.task(queue="matches", retry=RetryStrategy(max_attempts=3, wait=60))
def understand_organisations(timestamp: int) -> None:
    """Every night, read what organisations tell anew where the next missions go."""
    read = matching.understand_organisations(
        countries=suggesting.countries_ahead(),
        on_step=lambda done: log.info("Organisations understood so far: %s.", done),
    )
    log.info("Organisations understood: %s.", read)


@app.task(queue="matches", priority=FIRST, retry=RetryStrategy(max_attempts=3, wait=2))
def understand_country(*, country: str) -> None:
    """Read what organisations of one country tell anew; safe to repeat."""
    matching.understand_organisations(
        countries=[country],
        on_step=lambda done: log.info("Organisations understood in %s: %s.", country, done),
    )


@app.periodic(cron="0 7 * * *")
@app.task(queue="letters")
def remind_who_is_not_ready(timestamp: int) -> None:
    """Every morning, write to the companies of the next missions that are not ready yet."""
    written = registration.remind_everybody(now=timezone.localtime())
    log.info("Reminders written: %s.", written)


@app.task(queue="imports", priority=FIRST, retry=RetryStrategy(max_attempts=3, wait=2))
def work_on_import(*, batch: int) -> None:
    """Check a file of organisations, or carry it in, whichever was ordered; safe to repeat."""
    waiting = directory.import_with(batch)
    if waiting is None:
        log.warning("Import %s is gone; nothing to do.", batch)
        return
    records.check(batch=waiting, clock=timezone.now)
    records.carry_in(batch=waiting, clock=timezone.now)


@app.periodic(cron="17 3 * * *")
@app.task(queue="rescue")
def forget_imported_rows(timestamp: int) -> None:
    """Forget every night what the files said that were closed a month ago."""
    records.forget_rows(before=timezone.now() - KEPT_AFTER_IMPORT)


@app.periodic(cron="7 * * * *")
@app.task(queue="seats")
def free_seats_of_lapsed_offers(timestamp: int) -> None:
    """Look every hour for offers whose day is over, and offer their seats to those who wait."""
    lapsed = let_offers_lapse(now=timezone.now())
    log.info("%s offers lapsed at %s.", lapsed, timestamp)


@app.periodic(cron="27 * * * *")
@app.task(queue="seats")
def move_waiting_lists(timestamp: int) -> None:
    """Look every hour for places that somebody who waits can take by now.

    An agency may have more places since, or what somebody was expected at was called off.
    """
    given = move_all_up(now=timezone.now())
    log.info("%s places went to who waited at %s.", given, timestamp)


@app.periodic(cron="17 * * * *")
@app.task(queue="housekeeping")
def purge_particulars(timestamp: int) -> None:
    """Every hour: a worker that was away at the hour of a day would purge a day late."""
    if number := registration.purge_particulars(now=timezone.now()):
        log.info("%s sections of particulars were out of time, and are deleted.", number)


@app.periodic(cron="*/5 * * * *")
@app.task(queue="rounds")
def move_rounds_on(timestamp: int) -> None:
    """Look every five minutes for wish lists whose deadline is over; it counts from its moment."""
    if number := matching.move_rounds_on(now=timezone.now()):
        log.info("%s rounds of wish lists moved on.", number)


@app.periodic(cron="* * * * *")
@app.task(queue="rescue", pass_context=True)
async def take_over_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Look every minute for jobs whose worker died in the middle of them."""
    await take_over(context.app.job_manager)


async def take_over(jobs: JobManager) -> None:
    """Have the jobs of workers that are gone run again."""
    stalled = await jobs.get_stalled_jobs(seconds_since_heartbeat=GONE_AFTER)
    await asyncio.gather(*(jobs.retry_job(job) for job in stalled))
