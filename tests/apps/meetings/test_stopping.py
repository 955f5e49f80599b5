"""Stopping a run under way."""

from datetime import timedelta

import pytest
from tests.factories.meetings import a_big_session
from tests.factories.registration import west_coast
from tests.factories.sessions import NOW

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Meeting, Run
from hansa.apps.meetings.rules import SILENCE, RunStatus
from hansa.plumbing.history.models import Event
from hansa.values import Refused


@pytest.fixture
def waiting(hall):
    """A run that was ordered, and that no worker has begun."""
    hall.place(hall.wish(0, 0), slot=2, table=1)
    return services.order_timetable(session=hall.session, seconds=5, by=hall.officer, now=NOW)


@pytest.fixture
def running(waiting):
    """A run that a worker has begun."""
    Run.objects.filter(pk=waiting.pk).update(
        status=RunStatus.RUNNING, attempts=1, started_at=NOW, sign_of_life=NOW
    )
    return waiting


def stop(hall, *, now=NOW):
    return services.stop(session=hall.session, by=hall.officer, now=now)


def test_whoever_stops_a_run_is_written_down_with_the_time(hall, running):
    run = stop(hall)

    assert (run.status, run.stop_asked_by, run.stop_asked_at) == (
        RunStatus.RUNNING,
        hall.officer,
        NOW,
    )
    assert Event.objects.get(verb="timetable.stop_asked").by == hall.officer


def test_asking_again_changes_nothing(hall, running):
    stop(hall)

    again = stop(hall, now=NOW + timedelta(seconds=5))

    assert again.stop_asked_at == NOW
    assert Event.objects.filter(verb="timetable.stop_asked").count() == 1


def test_a_run_that_waits_is_cancelled_and_the_worker_leaves_it_alone(hall, waiting):
    stop(hall)

    run = services.carry_out(run=waiting, clock=lambda: NOW)

    assert run.status == RunStatus.CANCELLED
    assert Meeting.objects.get().slot == hall.slots[2]
    assert Event.objects.get(verb="timetable.cancelled").by == hall.officer


def test_after_a_cancelled_run_another_may_be_ordered(hall, waiting):
    stop(hall)

    assert hall.propose().status == RunStatus.DONE


def test_nothing_under_way_is_refused(hall):
    with pytest.raises(Refused, match="No timetable is being made now"):
        stop(hall)


def test_a_worker_that_fell_silent_cannot_be_stopped(hall, running):
    with pytest.raises(Refused, match="No timetable is being made now"):
        stop(hall, now=NOW + SILENCE + timedelta(seconds=1))


def test_the_best_so_far_stands_on_the_board_once_the_worker_hears_of_it(db):
    coast = west_coast()
    session = a_big_session(coast=coast, slots=12, tables=14, companies=40, hosts=20, wishes=300)
    Meeting.objects.all().delete()
    run = services.order_timetable(session=session, seconds=60, by=coast.officer, now=NOW)
    beats = []

    def clock():
        beats.append(NOW)
        if len(beats) == 8:
            services.stop(session=session, by=coast.officer, now=NOW)
        return NOW

    done = services.carry_out(run=run, clock=clock)

    assert (done.status, done.stopped) == (RunStatus.DONE, "asked")
    assert done.elapsed < 30
    assert Meeting.objects.count() == done.held > 100


def test_a_run_stopped_before_it_found_anything_leaves_the_board_as_it_was(hall, running):
    type(hall.session).objects.update(holds_all=True)
    hall.wish(1, 0)
    for slot in hall.slots:
        services.note_absence(
            slot=slot, person=hall.hosts[0].counterpart.contact, why="", by=hall.officer, now=NOW
        )
    stop(hall)

    run = services.carry_out(run=running, clock=lambda: NOW)

    assert run.status == RunStatus.CANCELLED
    assert Meeting.objects.get().slot == hall.slots[2]
