"""Declining, waiting, withdrawing, cancelling: who does not travel, and why."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Leaving, Registration, Stay
from hansa.apps.registration.rules import Answer, Status
from hansa.apps.registration.services.holding import hold_registration
from hansa.apps.registration.services.offering import answer_offer
from hansa.apps.registration.services.writing import tell_delegates
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def put_on_waiting_list(registration: Registration, *, by: User, now: datetime, why: str) -> None:
    """Let the organisation wait for a freed seat, and write to each delegate.

    Raises:
        Refused: as `decline`.
    """
    hold_registration(registration)
    refuse_if(queries.objections_to_deciding(registration, wanted=Status.WAITING, by=by))
    refuse_if(rules.objections_to_silence(why=why), field="why")

    _decide(registration, Status.WAITING, by=by, now=now, why=why)
    told = record("registration.put_on_waiting_list", about=registration, by=by, now=now, why=why)
    tell_delegates(registration, "waiting", occasion=told.pk, now=now)


@transaction.atomic
def decline(registration: Registration, *, by: User, now: datetime, why: str) -> None:
    """Say no, free the delegates' days, and write to each of them.

    Raises:
        Refused: when the step is not open or `by` may not decide; or, with field "why", without
            a reason.
    """
    hold_registration(registration)
    refuse_if(queries.objections_to_deciding(registration, wanted=Status.DECLINED, by=by))
    refuse_if(rules.objections_to_silence(why=why), field="why")

    _keep_days(registration, stands=False)
    _decide(registration, Status.DECLINED, by=by, now=now, why=why)
    record("registration.declined", about=registration, by=by, now=now, why=why)
    tell_delegates(registration, "declined", now=now)


@transaction.atomic
def withdraw(registration: Registration, *, by: User, now: datetime, why: str) -> None:
    """Give the seats back, free the delegates' days for good, and write to each of them.

    Who had confirmed leaves on the mission's cancellation terms.

    Raises:
        Refused: when the step is not open, or `by` speaks neither for the organisation nor for
            its agency; or, with field "why", without a reason.
    """
    hold_registration(registration)
    refuse_if(queries.objections_to_leaving(registration, by=by))
    refuse_if(rules.objections_to_silence(why=why), field="why")

    share = _leave(registration, now=now) if registration.status == Status.CONFIRMED else 0
    answer_offer(registration, Answer.REFUSED, by=by, now=now)
    _keep_days(registration, stands=False)
    _decide(registration, Status.WITHDRAWN, by=by, now=now, why=why)
    kept = {"share": share}
    told = record("registration.withdrawn", about=registration, by=by, now=now, why=why, **kept)
    tell_delegates(registration, "withdrawn", occasion=told.pk, now=now, **kept)


@transaction.atomic
def cancel(registration: Registration, *, by: User, now: datetime, why: str) -> None:
    """Take the organisation out for the agency's own reasons, free of charge, and write.

    Raises:
        Refused: as `decline`.
    """
    hold_registration(registration)
    refuse_if(queries.objections_to_deciding(registration, wanted=Status.CANCELLED, by=by))
    refuse_if(rules.objections_to_silence(why=why), field="why")

    answer_offer(registration, Answer.TAKEN_BACK, by=by, now=now)
    _keep_days(registration, stands=False)
    _decide(registration, Status.CANCELLED, by=by, now=now, why=why)
    told = record("registration.cancelled", about=registration, by=by, now=now, why=why)
    tell_delegates(registration, "cancelled", occasion=told.pk, now=now)


@transaction.atomic
def let_lapse(registration: Registration, *, now: datetime) -> bool:
    """Free the seats of an offer that was not answered in time; whether there was such a one."""
    hold_registration(registration)
    offer = queries.open_offer(registration)
    if offer is None or offer.stands_until >= timezone.localdate(now):
        return False
    answer_offer(registration, Answer.LAPSED, by=None, now=now)
    _keep_days(registration, stands=False)
    _decide(registration, Status.CANCELLED, by=None, now=now, why="")
    until = offer.stands_until
    told = record("registration.lapsed", about=registration, by=None, now=now, until=until)
    tell_delegates(registration, "lapsed", occasion=told.pk, now=now, until=until)
    return True


def _leave(registration: Registration, *, now: datetime) -> int:
    """Note on which terms somebody leaves who had confirmed; the percentage kept of the fee."""
    days_before, share = queries.share_kept_of(registration.mission, today=timezone.localdate(now))
    Leaving.objects.update_or_create(
        registration=registration,
        defaults={"left_at": now, "days_before": days_before, "share": share},
    )
    return share


def _keep_days(registration: Registration, *, stands: bool) -> None:
    Stay.objects.filter(delegate__registration=registration).update(stands=stands)


def _decide(
    registration: Registration, status: Status, *, by: User | None, now: datetime, why: str
) -> None:
    registration.status = status
    registration.decided_at, registration.decided_by = now, by
    registration.reason = why.strip()
    registration.save(update_fields=["status", "decided_at", "decided_by", "reason"])
