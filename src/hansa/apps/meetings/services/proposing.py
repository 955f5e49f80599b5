"""Having a timetable proposed: ordered in a request, carried out by the worker."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from threading import Event

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings import queries, rules, solving, tracing
from hansa.apps.meetings.contradictions import conflict_of, none_found_in_words, problem_in_words
from hansa.apps.meetings.models import Meeting, Run, Seat, Session
from hansa.apps.meetings.rules import ATTEMPTS, UNDER_WAY, RunStatus
from hansa.apps.meetings.services.explaining import note_facts, note_what_would_help
from hansa.apps.meetings.services.helping import put_helpers
from hansa.apps.meetings.services.keeping import keep_proposal, note_reasons
from hansa.apps.meetings.services.stopping import cancel
from hansa.engines import scheduling
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if

# How often a run shows how far it is; also its sign of life.
BEAT = 0.5


@transaction.atomic
def order_timetable(*, session: Session, seconds: int, by: User, now: datetime) -> Run:
    """Write down that a timetable is wanted; the worker carries it out.

    A run that was interrupted gives way to the new one.

    Raises:
        Refused: when one is under way (it names who ordered it), or there is nothing to place.
    """
    Session.objects.select_for_update().get(pk=session.pk)
    other = queries.run_under_way(session)
    if other and rules.looks_interrupted(
        status=other.status, sign_of_life=other.sign_of_life, now=now
    ):
        _fail(other, problem=_("Interrupted; ordered again."), now=now)
        other = None
    refuse_if(
        rules.objections_to_run(
            slots=session.slots.count(),
            tables=session.tables.count(),
            wishes=queries.open_wishes(session).count(),
            under_way_by=str(other.ordered_by) if other else None,
        )
    )
    run = Run.objects.create(session=session, seconds=seconds, ordered_by=by, ordered_at=now)
    record("timetable.ordered", about=session, by=by, now=now, run=run.pk, seconds=seconds)
    return run


def carry_out(*, run: Run, clock: Callable[[], datetime]) -> Run:
    """Make the timetable of a waiting run, and put it on the board in one stroke.

    Safe to repeat: what was begun by a worker that died is begun again, up to
    `rules.ATTEMPTS` times; until all is stored the old timetable stands.

    Args:
        clock: gives the time; the run reports how far it is while it works.
    """
    started = _start(run, now=clock())
    if started.status != RunStatus.RUNNING:
        return started
    framed = solving.framed(started.session)
    try:
        timetable = _solved(framed.problem, run=started, clock=clock)
    except scheduling.NoTimetable as none:
        return _refused(started, none, framed=framed, now=clock())
    done = _store(started, framed=framed, timetable=timetable, now=clock())
    if done.status == RunStatus.DONE:
        note_what_would_help(run=done, framed=framed, timetable=timetable)
    return done


@transaction.atomic
def _refused(
    run: Run, none: scheduling.NoTimetable, *, framed: solving.Framed, now: datetime
) -> Run:
    """The old timetable stands: the run failed, or was stopped before it had found anything."""
    ended = Run.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if ended.status not in UNDER_WAY:
        return ended
    if ended.stop_asked_by:
        return cancel(run=ended, by=ended.stop_asked_by, now=now)
    ended.conflict = conflict_of(none, framed.slots)
    problem = problem_in_words(ended) or none_found_in_words(ended.session)
    return _fail(ended, problem=problem, now=now)


@transaction.atomic
def give_up(*, run: Run, problem: str, now: datetime) -> Run:
    """Mark a run as failed, so that somebody can order it again."""
    locked = Run.objects.select_for_update().get(pk=run.pk)
    return _fail(locked, problem=problem, now=now) if locked.status in UNDER_WAY else locked


@transaction.atomic
def _start(run: Run, *, now: datetime) -> Run:
    started = (
        Run.objects.select_for_update(of=("self",))
        .select_related("session__leg", "ordered_by")
        .get(pk=run.pk)
    )
    if started.status not in UNDER_WAY:
        return started
    if started.attempts >= ATTEMPTS:
        return _fail(started, problem=_("The worker was interrupted twice."), now=now)
    started.attempts += 1
    started.status, started.started_at, started.sign_of_life = RunStatus.RUNNING, now, now
    started.trace = []
    started.save(update_fields=["attempts", "status", "started_at", "sign_of_life", "trace"])
    return started


def _solved(
    problem: scheduling.Problem, *, run: Run, clock: Callable[[], datetime]
) -> scheduling.Timetable:
    """Solve in a thread of its own, and tell from this one how far it is.

    The solver calls back from threads of its own; writing from those would open a database
    connection in each.
    """
    heard: list[scheduling.Progress] = []
    enough = Event()

    def listen(progress: scheduling.Progress) -> None:
        heard.append(progress)
        # While seats are given out the answer is at hand.
        if enough.is_set() and progress.stage is not scheduling.Stage.SEATING:
            raise scheduling.Enough

    with ThreadPoolExecutor(max_workers=1) as thread:
        future: Future[scheduling.Timetable] = thread.submit(
            scheduling.solve, problem, seconds=run.seconds, on_progress=listen
        )
        told = 0
        while not future.done():
            wait([future], timeout=BEAT)
            new = heard[told:]
            _tell_progress(run, new, now=clock())
            told += len(new)
            if _is_to_stop(run):
                enough.set()
        return future.result()


def _is_to_stop(run: Run) -> bool:
    """Whether somebody asked for it, or the run gave way to another meanwhile."""
    going_on = Run.objects.filter(pk=run.pk, status=RunStatus.RUNNING, stop_asked_at__isnull=True)
    return not going_on.exists()


def _tell_progress(run: Run, new: Sequence[scheduling.Progress], *, now: datetime) -> None:
    said: dict[str, object] = {"sign_of_life": now}
    if new:
        latest = new[-1]
        run.trace = tracing.followed(run.trace, [tracing.point_of(each) for each in new])
        said |= {
            "elapsed": latest.seconds,
            "stage": latest.stage,
            "worth": latest.worth,
            "bound": latest.bound,
            "idle_periods": latest.idle_periods,
            "trace": run.trace,
        }
    Run.objects.filter(pk=run.pk).update(**said)


@transaction.atomic
def _store(
    run: Run, *, framed: solving.Framed, timetable: scheduling.Timetable, now: datetime
) -> Run:
    session = Session.objects.select_for_update().get(pk=run.session_id)
    storing = Run.objects.select_for_update().get(pk=run.pk)
    if storing.status != RunStatus.RUNNING:
        return storing
    _replace_meetings(session, framed=framed, timetable=timetable)
    reasons = _say_why_not(session, framed=framed, timetable=timetable)
    note_facts(session=session, unheld=timetable.unheld, slots=framed.slots)
    storing.status, storing.finished_at = RunStatus.DONE, now
    storing.elapsed, storing.held = timetable.seconds, len(timetable.meetings)
    storing.worth, storing.bound = timetable.worth, timetable.bound
    storing.idle_periods, storing.proved = timetable.idle_periods, timetable.proved
    storing.stopped = scheduling.Stop.PROVED if timetable.proved else timetable.stopped
    storing.trace = tracing.followed(storing.trace, [tracing.last_point(timetable)])
    storing.save()
    keep_proposal(run=storing, reasons=reasons, now=now)
    record(
        "timetable.proposed",
        about=session,
        by=storing.ordered_by,
        now=now,
        run=storing.pk,
        held=storing.held,
        worth=storing.worth,
        idle_periods=storing.idle_periods,
    )
    return storing


def _replace_meetings(
    session: Session, *, framed: solving.Framed, timetable: scheduling.Timetable
) -> None:
    """The new timetable instead of the old; wishes that went meanwhile are left out."""
    agreed = set(
        Meeting.objects.filter(session=session, agreed=True).values_list("wish_id", flat=True)
    )
    Meeting.objects.filter(session=session).delete()
    meetings, seats = solving.meetings_from(timetable, framed=framed, session=session)
    still_open = set(queries.open_wishes(session).values_list("pk", flat=True))
    meetings = [meeting for meeting in meetings if meeting.wish_id in still_open]
    for meeting in meetings:
        meeting.agreed = meeting.wish_id in agreed
    Meeting.objects.bulk_create(meetings)
    Seat.objects.bulk_create(
        Seat(meeting=meeting, party_id=party, person_id=person, period=meeting.period)
        for meeting in meetings
        for party, person in seats[meeting.wish_id]
    )
    put_helpers(session=session, helping=solving.helpers_from(timetable, framed=framed))


def _say_why_not(
    session: Session, *, framed: solving.Framed, timetable: scheduling.Timetable
) -> dict[str, list[int]]:
    """Write beside each wish that is not held why; gives the wishes by their reason."""
    reasons: dict[str, list[int]] = {rules.NOBODY_THERE: list(framed.unable)}
    for unheld in timetable.unheld:
        reasons.setdefault(str(unheld.reason), []).append(int(unheld.wish))
    note_reasons(session=session, reasons=reasons)
    return reasons


def _fail(run: Run, *, problem: str, now: datetime) -> Run:
    run.status, run.finished_at, run.problem = RunStatus.FAILED, now, problem
    run.save(update_fields=["status", "finished_at", "problem", "conflict"])
    record(
        "timetable.failed", about=run.session, by=run.ordered_by, now=now, why=problem, run=run.pk
    )
    return run
