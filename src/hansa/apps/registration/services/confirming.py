"""Confirming: what was offered is taken."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.registration import queries
from hansa.apps.registration.models import Registration
from hansa.apps.registration.rules import Answer, Status
from hansa.apps.registration.services.holding import hold_registration
from hansa.apps.registration.services.offering import answer_offer
from hansa.apps.registration.services.writing import tell_delegates
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def confirm(registration: Registration, *, by: User, now: datetime, why: str = "") -> None:
    """Take the seats that were offered, and write to each delegate; `by` the organisation itself.

    Raises:
        Refused: when nothing is offered, the day of the offer is over, the seats are taken, or
            `by` speaks neither for the organisation nor for its agency.
    """
    hold_registration(registration)
    today = timezone.localdate(now)
    refuse_if(queries.objections_to_confirming(registration, by=by, today=today))

    answer_offer(registration, Answer.CONFIRMED, by=by, now=now)
    registration.status = Status.CONFIRMED
    registration.decided_at, registration.decided_by = now, by
    registration.reason = why.strip()
    registration.save(update_fields=["status", "decided_at", "decided_by", "reason"])
    told = record("registration.confirmed", about=registration, by=by, now=now, why=why)
    terms = queries.cancellation_terms_of(registration.mission)
    tell_delegates(registration, "confirmed", occasion=told.pk, now=now, terms=terms)
