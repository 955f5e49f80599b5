"""Making a plan: ordered in a request, carried out by the worker."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings.rules import ATTEMPTS, UNDER_WAY, RunStatus, looks_interrupted
from hansa.apps.protocol import solving
from hansa.apps.protocol.models.seating import SeatingPlan, SeatingRun
from hansa.apps.protocol.queries.seating import run_under_way
from hansa.apps.protocol.rules.seating import LONGEST_SEARCH, objections_to_seating
from hansa.apps.protocol.services.seating import keep_seats
from hansa.engines import seating
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if

# How often a run shows how far it is, in seconds.
BEAT = 0.5


@transaction.atomic
def order_seating(
    *, plan: SeatingPlan, by: User | None, now: datetime, seconds: int = LONGEST_SEARCH
) -> SeatingRun:
    """Write down that a plan is wanted; the worker makes it. Kept seats stay.

    One that was interrupted gives way to the new one.

    Raises:
        Refused: when one is under way, nobody is to be seated, or seats are missing.
    """
    SeatingPlan.objects.select_for_update().get(pk=plan.pk)
    other = run_under_way(plan)
    if other and looks_interrupted(status=other.status, sign_of_life=other.sign_of_life, now=now):
        _fail(other, problem=_("Interrupted; ordered again."), now=now)
        other = None
    seats = sum(plan.tables.values_list("seats", flat=True))
    refuse_if(
        objections_to_seating(guests=plan.guests.count(), seats=seats, under_way=other is not None)
    )
    run = SeatingRun.objects.create(
        plan=plan, seconds=min(seconds, LONGEST_SEARCH), ordered_by=by, ordered_at=now
    )
    record("seating.ordered", about=plan.activity, by=by, now=now, run=run.pk)
    return run


def make_seating(*, run: SeatingRun, clock: Callable[[], datetime]) -> SeatingRun:
    """Carry out a run that waits; safe to repeat, up to `ATTEMPTS` times.

    Until it is stored the old seats stand; who came or went meanwhile is left out.
    """
    started = _start(run, now=clock())
    if started.status != RunStatus.RUNNING:
        return started
    try:
        frame = solving.framed(started.plan)
    except seating.NoSeating as problem:
        return _fail(started, problem=str(problem), now=clock())
    told = [0.0, 0]
    with ThreadPoolExecutor(max_workers=1) as thread:
        future: Future[seating.Plan] = thread.submit(_reckoned, frame, started, told)
        while not future.done():
            wait([future], timeout=BEAT)
            _tell(started, done=told[0], cost=int(told[1]), now=clock())
        found = future.result()
    return _store(started, found, now=clock())


@transaction.atomic
def stop_seating(*, run: SeatingRun, by: User, now: datetime) -> None:
    """Leave a plan as it was; what the worker still finds is not stored."""
    locked = SeatingRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if locked.status in UNDER_WAY:
        locked.status, locked.finished_at = RunStatus.CANCELLED, now
        locked.save(update_fields=["status", "finished_at"])
        record("seating.stopped", about=run.plan.activity, by=by, now=now, run=run.pk)


def _reckoned(frame: solving.Framed, run: SeatingRun, told: list[float]) -> seating.Plan:
    def tell(share: float, cost: int) -> None:
        told[:] = share, cost

    effort = seating.Effort(seconds=float(run.seconds))
    return seating.seat(frame.problem, seed=run.plan_id, effort=effort, on_progress=tell)


@transaction.atomic
def _start(run: SeatingRun, *, now: datetime) -> SeatingRun:
    started = (
        SeatingRun.objects.select_for_update(of=("self",))
        .select_related("plan__activity__leg", "ordered_by")
        .get(pk=run.pk)
    )
    if started.status not in UNDER_WAY:
        return started
    if started.attempts >= ATTEMPTS:
        return _fail(started, problem=_("The worker was interrupted twice."), now=now)
    started.attempts += 1
    started.status, started.sign_of_life, started.done = RunStatus.RUNNING, now, 0
    started.save()
    return started


def _tell(run: SeatingRun, *, done: float, cost: int, now: datetime) -> None:
    SeatingRun.objects.filter(pk=run.pk, status=RunStatus.RUNNING).update(
        done=round(100 * done), cost=max(cost, 0), sign_of_life=now
    )


@transaction.atomic
def _store(run: SeatingRun, found: seating.Plan, *, now: datetime) -> SeatingRun:
    """The new seats of those who are still there, at tables that are still there."""
    plan = SeatingPlan.objects.select_for_update(of=("self",)).get(pk=run.plan_id)
    storing = (
        SeatingRun.objects.select_for_update(of=("self",))
        .select_related("plan__activity", "ordered_by")
        .get(pk=run.pk)
    )
    if storing.status != RunStatus.RUNNING:
        return storing
    frame = solving.framed(plan)
    tables = {one.pk for one in frame.tables}
    after = {
        key: seat
        for key, seat in found.seats.items()
        if key in frame.problem.by_key and seat.table in tables
    }
    keep_seats(plan, frame, after, by=storing.ordered_by, now=now)
    storing.status, storing.finished_at, storing.done = RunStatus.DONE, now, 100
    storing.cost = max(found.cost, 0)
    storing.save()
    record("seating.made", about=storing.plan.activity, by=storing.ordered_by, now=now,
           run=storing.pk, seated=len(after))  # fmt: skip
    return storing


def _fail(run: SeatingRun, *, problem: str, now: datetime) -> SeatingRun:
    run.status, run.finished_at, run.problem = RunStatus.FAILED, now, problem
    run.save(update_fields=["status", "finished_at", "problem"])
    record("seating.failed", about=run.plan.activity, by=run.ordered_by, now=now, why=problem)
    return run
