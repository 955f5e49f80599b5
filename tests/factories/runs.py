"""Runs that are over or under way, without the time that a solver takes."""

from datetime import timedelta

from hansa.apps.meetings.models import Kept, Run
from hansa.apps.meetings.rules import RunStatus
from hansa.apps.meetings.timetables import on_the_board, stored
from hansa.apps.meetings.tracing import Point, followed
from hansa.engines.scheduling import Goal, Part


def trace(*steps):
    """A trace by its steps: seconds, worth, the bound on it, idle periods."""
    points = [
        Point(seconds, (Part(Goal.WORTH, worth, bound), Part(Goal.IDLE, idle, 0)))
        for seconds, worth, bound, idle in steps
    ]
    return followed([], points)


TRACE = trace((0.5, 20, 60, 4), (2.0, 45, 55, 3), (6.5, 50, 50, 1))


def a_kept_run(session, *, by, now, without=()):
    """A run that was done at `now`; kept is the board as it is, but for these wishes."""
    run = Run.objects.create(
        session=session,
        status=RunStatus.DONE,
        seconds=30,
        ordered_by=by,
        ordered_at=now,
        started_at=now,
        finished_at=now + timedelta(seconds=7),
        elapsed=7,
        worth=50,
        bound=50,
        idle_periods=1,
        held=1,
        stopped="time",
        trace=TRACE,
    )
    standing = [each for each in on_the_board(session) if each.wish not in without]
    Kept.objects.create(
        session=session, run=run, kept_by=by, kept_at=now, meetings=stored(standing)
    )
    return run


def a_run_under_way(session, *, by, now, trace=TRACE):
    """A run that the worker has begun, and that gave a sign of life at `now`."""
    return Run.objects.create(
        session=session,
        status=RunStatus.RUNNING,
        seconds=30,
        ordered_by=by,
        ordered_at=now,
        started_at=now,
        sign_of_life=now,
        attempts=1,
        elapsed=7,
        stage="idle",
        worth=50 if trace else None,
        bound=50 if trace else None,
        idle_periods=1 if trace else None,
        trace=trace,
    )
