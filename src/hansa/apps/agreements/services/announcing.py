"""An agreement is announced, described, changed, shared and withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from hansa.apps.accounts.models import Agency, User
from hansa.apps.agreements import rules
from hansa.apps.agreements.models import Agreement, Slot
from hansa.apps.agreements.rules import Answer, Secrecy, Status
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Registration
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


class Details(TypedDict):
    """What is said of an agreement; what is left out is not said."""

    title: str
    kind: str
    value_cents: NotRequired[int | None]
    currency: NotRequired[str]
    secrecy: NotRequired[str]
    embargo_until: NotRequired[datetime | None]
    press_lines: NotRequired[Mapping[str, str]]
    witness: NotRequired[str]


@transaction.atomic
def announce(
    *,
    mission: Mission,
    agency: Agency,
    by: User,
    now: datetime,
    company: Registration | None = None,
    **details: Unpack[Details],
) -> Agreement:
    """Say that something will be signed; whoever declares it for a company makes it a party.

    Raises:
        Refused: with the field that cannot be as it is said.
    """
    agreement = Agreement(mission=mission, agency=agency, announced_at=now)
    _say(agreement, details, names=())
    agreement.save(force_insert=True)
    if company is not None:
        agreement.parties.create(
            organisation=company.organisation,
            agency=company.agency,
            name=company.organisation.name,
        )
    record("agreement.announced", about=agreement, by=by, now=now)
    return agreement


@transaction.atomic
def change(
    *, agreement: Agreement, by: User, now: datetime, **details: Unpack[Details]
) -> Agreement:
    """Say anew what it is; sides that said yes to what was otherwise are asked again.

    Press lines, witness, secrecy and embargo may change at any time: nobody cleared them.

    Raises:
        Refused: with the field; when what was cleared would change.
    """
    held = locked(agreement)
    before = _cleared_by_sides(held)
    _say(held, details, names=_names(held))
    if _cleared_by_sides(held) != before:
        refuse_if(rules.objections_to_changing(status=held.status))
        ask_again(held)
    held.save()
    record("agreement.changed", about=held, by=by, now=now)
    return held


@transaction.atomic
def describe(*, agreement: Agreement, by: User, now: datetime) -> Agreement:
    """Say that it is described: what it is about, both sides, and a line for the press.

    Raises:
        Refused: when something of it is missing.
    """
    held = locked(agreement)
    if held.status == Status.DESCRIBED:
        return held
    refuse_if(rules.objections_to_step(status=held.status, to=Status.DESCRIBED))
    refuse_if(
        rules.objections_to_describing(
            title=held.title,
            parties=list(held.parties.all()),
            press_line=held.press_lines.get("en", ""),
        )
    )
    return stepped(held, Status.DESCRIBED, "agreement.described", by=by, now=now)


@transaction.atomic
def share(*, agreement: Agreement, shared: bool, by: User, now: datetime) -> Agreement:
    """Let the other organising agencies read it, or no longer."""
    held = locked(agreement)
    if held.shared != shared:
        held.shared = shared
        held.save(update_fields=["shared"])
        verb = "agreement.shared" if shared else "agreement.kept"
        record(verb, about=held, by=by, now=now)
    return held


@transaction.atomic
def withdraw(*, agreement: Agreement, why: str, by: User, now: datetime) -> Agreement:
    """Nothing will be signed; its slot is free again.

    Raises:
        Refused: when it is signed, or no reason is given (field `why`).
    """
    held = locked(agreement)
    if held.status == Status.WITHDRAWN:
        return held
    refuse_if(rules.objections_to_step(status=held.status, to=Status.WITHDRAWN))
    refuse_if(rules.objections_to_why(why), field="why")
    Slot.objects.filter(agreement=held).delete()
    return stepped(held, Status.WITHDRAWN, "agreement.withdrawn", by=by, now=now, why=why)


def locked(agreement: Agreement) -> Agreement:
    """The agreement as it is stored now, held until the transaction ends."""
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("mission", "agency")
    return rows.get(pk=agreement.pk)


def stepped(
    held: Agreement, to: Status, verb: str, *, by: User | None, now: datetime, why: str = ""
) -> Agreement:
    """Take a step that was found right, and tell it."""
    held.status = to
    held.save()
    record(verb, about=held, by=by, now=now, why=why)
    return held


def ask_again(held: Agreement) -> None:
    """Whoever said yes said it to something else."""
    held.clearances.update(answer=Answer.WAITING, answered_at=None, by=None, said_by="", why="")


def _say(agreement: Agreement, details: Details, *, names: tuple[str, ...]) -> None:
    agreement.title = " ".join(details["title"].split())
    agreement.kind = details["kind"]
    agreement.value_cents = details.get("value_cents")
    agreement.currency = details.get("currency", rules.Currency.EUR)
    agreement.secrecy = details.get("secrecy", Secrecy.OPEN)
    agreement.embargo_until = details.get("embargo_until")
    agreement.witness = details.get("witness", "").strip()
    lines = details.get("press_lines", {})
    agreement.press_lines = {key: line.strip() for key, line in lines.items() if line.strip()}
    refuse_if(rules.objections_to_title(agreement.title), field="title")
    refuse_if(rules.objections_to_value(agreement.value_cents), field="value")
    refuse_if(
        rules.objections_to_secrecy(
            secrecy=agreement.secrecy, embargo_until=agreement.embargo_until
        ),
        field="embargo_until",
    )
    refuse_if(
        rules.objections_to_press_lines(
            agreement.press_lines, secrecy=agreement.secrecy, names=names
        ),
        field="press_en",
    )


def _cleared_by_sides(agreement: Agreement) -> tuple[object, ...]:
    return agreement.title, agreement.kind, agreement.value_cents, agreement.currency


def _names(agreement: Agreement) -> tuple[str, ...]:
    return tuple(each.name for each in agreement.parties.all())
