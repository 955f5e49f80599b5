"""Agreements are signed, and afterwards executed or lapsed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.agreements import rules
from hansa.apps.agreements.models import Agreement, Slot
from hansa.apps.agreements.rules import Status
from hansa.apps.agreements.services.announcing import locked, stepped
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def sign(*, slot: Slot, by: User, now: datetime) -> Agreement:
    """Note that it was signed at its desk, now; noting it twice changes nothing.

    Raises:
        Refused: before the day of the ceremony, or when it is not on stage any more.
    """
    held = locked(slot.agreement)
    if held.status == Status.SIGNED and held.signed_in_id == slot.pk:
        return held
    refuse_if(rules.objections_to_step(status=held.status, to=Status.SIGNED))
    zone = slot.ceremony.activity.leg.zone
    refuse_if(
        rules.objections_to_signing_day(
            on=slot.told.start.date(), today=now.astimezone(zone).date()
        )
    )
    held.signed_at, held.signed_in = now, slot
    return stepped(held, Status.SIGNED, "agreement.signed", by=by, now=now)


@transaction.atomic
def take_back_signature(*, slot: Slot, by: User, now: datetime) -> Agreement:
    """The button was pressed too early: it is still to be signed at its desk.

    Raises:
        Refused: when it is executed or lapsed since.
    """
    held = locked(slot.agreement)
    if held.status == Status.SCHEDULED:
        return held
    refuse_if(rules.objections_to_step(status=held.status, to=Status.SCHEDULED))
    held.signed_at, held.signed_in = None, None
    return stepped(held, Status.SCHEDULED, "agreement.signature_taken_back", by=by, now=now)


@transaction.atomic
def sign_elsewhere(*, agreement: Agreement, why: str, by: User, now: datetime) -> Agreement:
    """Note that it was signed outside a ceremony, and why.

    Raises:
        Refused: when it is not cleared, or no reason is given (field `why`).
    """
    held = locked(agreement)
    if held.status == Status.SIGNED and held.signed_why:
        return held
    refuse_if(rules.objections_to_step(status=held.status, to=Status.SIGNED))
    refuse_if(rules.objections_to_why(why), field="why")
    Slot.objects.filter(agreement=held).delete()
    held.signed_at, held.signed_why = now, why.strip()
    return stepped(held, Status.SIGNED, "agreement.signed", by=by, now=now, why=why)


@transaction.atomic
def execute(*, agreement: Agreement, on: date, by: User, now: datetime) -> Agreement:
    """What was signed is done.

    Raises:
        Refused: when it is not signed, or the day is not between signature and today.
    """
    held = locked(agreement)
    if held.status == Status.EXECUTED:
        return held
    refuse_if(rules.objections_to_step(status=held.status, to=Status.EXECUTED))
    if held.signed_at is not None:
        refuse_if(
            rules.objections_to_execution_day(
                on=on, signed_on=held.signed_at.date(), today=now.date()
            ),
            field="on",
        )
    held.executed_on, held.remind_on = on, None
    return stepped(held, Status.EXECUTED, "agreement.executed", by=by, now=now)


@transaction.atomic
def lapse(*, agreement: Agreement, why: str, by: User, now: datetime) -> Agreement:
    """What was signed will not be done.

    Raises:
        Refused: when it is not signed, or no reason is given (field `why`).
    """
    held = locked(agreement)
    if held.status == Status.LAPSED:
        return held
    refuse_if(rules.objections_to_step(status=held.status, to=Status.LAPSED))
    refuse_if(rules.objections_to_why(why), field="why")
    held.remind_on = None
    return stepped(held, Status.LAPSED, "agreement.lapsed", by=by, now=now, why=why)


@transaction.atomic
def remind(*, agreement: Agreement, on: date, by: User, now: datetime) -> Agreement:
    """Say when somebody should ask what became of it.

    Raises:
        Refused: when it is not signed, or nothing is left to ask.
    """
    held = locked(agreement)
    refuse_if(rules.objections_to_reminding(status=held.status))
    held.remind_on = on
    held.save(update_fields=["remind_on"])
    record("agreement.reminder_set", about=held, by=by, now=now, on=on)
    return held
