"""Accepting, declining and withdrawing."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Registration, Stay
from hansa.apps.registration.rules import Status
from hansa.apps.registration.services.holding import hold_people, hold_registration
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import write_letter
from hansa.values import refuse_if


@transaction.atomic
def accept(registration: Registration, *, by: User, now: datetime, why: str = "") -> None:
    """Give the delegates their seats; one that was declined before takes its days again.

    Raises:
        Refused: when there are too few seats, the step is not open, `by` may not decide, or a
            delegate has other plans by now.
    """
    hold_registration(registration)
    hold_people(delegate.person for delegate in queries.delegates_of(registration))
    refuse_if(queries.objections_to_accepting(registration, by=by))

    _keep_days(registration, stands=True)
    _decide(registration, Status.ACCEPTED, by=by, now=now, why=why)
    record("registration.accepted", about=registration, by=by, now=now, why=why)


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
    _tell_of_decline(registration, now=now)


@transaction.atomic
def withdraw(registration: Registration, *, by: User, now: datetime, why: str) -> None:
    """Give the seats back and free the delegates' days, for good.

    Raises:
        Refused: as `decline`.
    """
    hold_registration(registration)
    refuse_if(queries.objections_to_deciding(registration, wanted=Status.WITHDRAWN, by=by))
    refuse_if(rules.objections_to_silence(why=why), field="why")

    _keep_days(registration, stands=False)
    _decide(registration, Status.WITHDRAWN, by=by, now=now, why=why)
    record("registration.withdrawn", about=registration, by=by, now=now, why=why)


def _keep_days(registration: Registration, *, stands: bool) -> None:
    Stay.objects.filter(delegate__registration=registration).update(stands=stands)


def _decide(
    registration: Registration, status: Status, *, by: User, now: datetime, why: str
) -> None:
    registration.status = status
    registration.decided_at, registration.decided_by = now, by
    registration.reason = why.strip()
    registration.save(update_fields=["status", "decided_at", "decided_by", "reason"])


def _tell_of_decline(registration: Registration, *, now: datetime) -> None:
    for delegate in queries.delegates_of(registration):
        write_letter(
            "registration/letters/declined.txt",
            key=f"registration.declined-{delegate.pk}",
            to=delegate.person.email,
            language=delegate.person.language,
            now=now,
            registration=registration,
            delegate=delegate,
        )
