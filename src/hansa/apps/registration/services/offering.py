"""Offering seats until a day, and what becomes of an offer."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Offer, Registration, Stay
from hansa.apps.registration.rules import Answer, Status
from hansa.apps.registration.services.holding import hold_people, hold_registration
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def accept(registration: Registration, *, by: User, now: datetime, why: str = "") -> None:
    """Offer the delegates their seats until a day; who was declined before takes its days again.

    Raises:
        Refused: when there are too few seats, the step is not open, `by` may not decide, or a
            delegate has other plans by now.
    """
    _hold_with_people(registration)
    refuse_if(queries.objections_to_accepting(registration, by=by, today=timezone.localdate(now)))
    _offer(registration, by=by, now=now, why=why)


@transaction.atomic
def offer_what_came_free(registration: Registration, *, now: datetime) -> bool:
    """Offer freed seats to somebody on the waiting list, unless there are too few for them.

    Nobody decides here: who put them on the list did.
    """
    _hold_with_people(registration)
    if queries.objections_to_moving_up(registration, today=timezone.localdate(now)):
        return False
    _offer(registration, by=None, now=now, why="")
    return True


@transaction.atomic
def prolong_offer(registration: Registration, *, until: date, by: User, now: datetime) -> None:
    """Let the offer stand until another day.

    Raises:
        Refused: when `by` may not decide; or, with field "until", when there is no open offer or
            the day is over.
    """
    hold_registration(registration)
    refuse_if(queries.objections_to_acting(registration, by=by))
    refuse_if(
        rules.objections_to_prolonging(
            status=registration.status, today=timezone.localdate(now), until=until
        ),
        field="until",
    )
    Offer.objects.filter(registration=registration, answer="").update(stands_until=until)
    record("registration.offer_prolonged", about=registration, by=by, now=now, until=until)


def answer_offer(
    registration: Registration, answer: Answer, *, by: User | None, now: datetime
) -> None:
    """Note what became of the open offer, in the caller's transaction."""
    Offer.objects.filter(registration=registration, answer="").update(
        answer=answer, answered_at=now, answered_by=by
    )


def _hold_with_people(registration: Registration) -> None:
    hold_registration(registration)
    hold_people(delegate.person for delegate in queries.delegates_of(registration))


def _offer(registration: Registration, *, by: User | None, now: datetime, why: str) -> None:
    days = queries.terms_of(registration.mission).answer_days
    until = timezone.localdate(now) + timedelta(days=days)
    Stay.objects.filter(delegate__registration=registration).update(stands=True)
    registration.status = Status.ACCEPTED
    registration.decided_at, registration.decided_by = now, by
    registration.reason = why.strip()
    registration.save(update_fields=["status", "decided_at", "decided_by", "reason"])
    Offer.objects.create(registration=registration, made_at=now, made_by=by, stands_until=until)
    record("registration.accepted", about=registration, by=by, now=now, why=why, until=until)
