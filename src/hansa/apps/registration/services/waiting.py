"""The waiting list."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Registration
from hansa.apps.registration.rules import Status
from hansa.apps.registration.services.holding import hold_registration
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import write_letter
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

    registration.status, registration.reason = Status.WAITING, why.strip()
    registration.decided_at, registration.decided_by = now, by
    registration.save(update_fields=["status", "reason", "decided_at", "decided_by"])
    record("registration.put_on_waiting_list", about=registration, by=by, now=now, why=why)
    for delegate in queries.delegates_of(registration):
        write_letter(
            "registration/letters/waiting.txt",
            key=f"registration.waiting-{delegate.pk}",
            to=delegate.person.email,
            language=delegate.person.language,
            now=now,
            registration=registration,
            delegate=delegate,
        )
