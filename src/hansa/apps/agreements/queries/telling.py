"""What is told of agreements: to the press, and to who follows them up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from hansa.apps.agreements.models import Agreement
from hansa.apps.agreements.rules import (
    HAS_SIGNATURES,
    TOLD,
    Kind,
    Status,
    is_told,
    tells_parties,
    tells_value,
)
from hansa.apps.missions.models import Mission


@dataclass(frozen=True, slots=True)
class PressLine:
    """What outsiders may read of one agreement.

    Attributes:
        parties: empty where they are not told.
        value: None where it is not told, or not known.
        lines: by language.
    """

    kind: Kind
    parties: tuple[str, ...]
    value: Decimal | None
    currency: str
    lines: dict[str, str]
    is_signed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an agreement that was signed; whoever shows it minds `told_from`.

    Attributes:
        agreement: by its number.
        organisations: of the directory, by their numbers.
        told_from: before this moment nothing of it is told; None where no embargo was set.
        tells_parties: whether outsiders may ever read who signed it.
        tells_value: whether outsiders may ever read what it is worth.
    """

    agreement: int
    agency: int
    kind: Kind
    status: Status
    title: str
    organisations: tuple[int, ...]
    value: Decimal | None
    currency: str
    signed_at: datetime
    executed_on: date | None
    remind_on: date | None
    told_from: datetime | None
    tells_parties: bool
    tells_value: bool


def press_lines(mission: Mission, *, now: datetime) -> list[PressLine]:
    """What may be told now of the agreements of a mission; what is under embargo is left out."""
    rows = (
        Agreement.objects.filter(mission=mission, status__in=TOLD)
        .prefetch_related("parties")
        .order_by("slot__period", "slot__desk", "title", "pk")
    )
    return [
        _press_line(each)
        for each in rows
        if is_told(status=each.status, embargo_until=each.embargo_until, now=now)
    ]


def outcomes_of(mission: Mission) -> tuple[Outcome, ...]:
    """Every agreement of a mission that was signed, whatever became of it since."""
    rows = (
        Agreement.objects.filter(mission=mission, status__in=HAS_SIGNATURES)
        .prefetch_related("parties")
        .order_by("signed_at", "pk")
    )
    return tuple(_outcome(each) for each in rows)


def _press_line(agreement: Agreement) -> PressLine:
    names = tells_parties(agreement.secrecy)
    return PressLine(
        kind=Kind(agreement.kind),
        parties=tuple(each.name for each in agreement.parties.all()) if names else (),
        value=agreement.value if tells_value(agreement.secrecy) else None,
        currency=agreement.currency,
        lines=dict(agreement.press_lines),
        is_signed=agreement.status in HAS_SIGNATURES,
    )


def _outcome(agreement: Agreement) -> Outcome:
    if agreement.signed_at is None:
        raise ValueError(f"{agreement} is signed without a date.")
    parties = agreement.parties.all()
    return Outcome(
        agreement=agreement.pk,
        agency=agreement.agency_id,
        kind=Kind(agreement.kind),
        status=Status(agreement.status),
        title=agreement.title,
        organisations=tuple(each.organisation_id for each in parties if each.organisation_id),
        value=agreement.value,
        currency=agreement.currency,
        signed_at=agreement.signed_at,
        executed_on=agreement.executed_on,
        remind_on=agreement.remind_on,
        told_from=agreement.embargo_until,
        tells_parties=tells_parties(agreement.secrecy),
        tells_value=tells_value(agreement.secrecy),
    )
