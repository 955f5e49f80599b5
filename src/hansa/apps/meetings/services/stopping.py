"""Stopping a run: what it has found so far is taken, or nothing if it has not begun."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings import rules
from hansa.apps.meetings.models import Run, Session
from hansa.apps.meetings.rules import UNDER_WAY, RunStatus
from hansa.plumbing.history.recording import record
from hansa.values import Refused


@transaction.atomic
def stop(*, session: Session, by: User, now: datetime) -> Run:
    """Have the run under way stopped; the worker then takes the best timetable so far.

    A run that nobody has begun is cancelled at once. Asking again changes nothing.

    Raises:
        Refused: when nothing is under way, or the worker has fallen silent.
    """
    runs = Run.objects.select_for_update(of=("self",)).select_related("session__leg")
    run = runs.filter(session=session, status__in=UNDER_WAY).first()
    if run is None or _is_silent(run, now=now):
        raise Refused(_("No timetable is being made now; there is nothing to stop."))
    if run.stop_asked_at:
        return run
    run.stop_asked_by, run.stop_asked_at = by, now
    run.save(update_fields=["stop_asked_by", "stop_asked_at"])
    if run.status == RunStatus.WAITING:
        return cancel(run=run, by=by, now=now)
    record("timetable.stop_asked", about=run.session, by=by, now=now, run=run.pk)
    return run


def cancel(*, run: Run, by: User, now: datetime) -> Run:
    """End a locked run that has found nothing; the old timetable stands."""
    run.status, run.finished_at = RunStatus.CANCELLED, now
    run.save(update_fields=["status", "finished_at"])
    record("timetable.cancelled", about=run.session, by=by, now=now, run=run.pk)
    return run


def _is_silent(run: Run, *, now: datetime) -> bool:
    return rules.looks_interrupted(status=run.status, sign_of_life=run.sign_of_life, now=now)
