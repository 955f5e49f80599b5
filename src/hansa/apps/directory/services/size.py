"""Declaring how large an enterprise is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.directory import rules
from hansa.apps.directory.models import Organisation, RelatedEnterprise, SizeDeclaration
from hansa.apps.directory.services.permission import hold_for
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@dataclass(frozen=True, slots=True)
class OfOneYear:
    """Staff and accounts of an enterprise in one year.

    Attributes:
        staff: annual work units.
        turnover: whole euros without VAT.
        balance_sheet: the total, in whole euros.
    """

    staff: Decimal
    turnover: int
    balance_sheet: int


@dataclass(frozen=True, slots=True)
class Relative:
    """A linked or partner enterprise as it was declared.

    Attributes:
        share: percent of capital or votes; may be left out for a linked one.
    """

    name: str
    bond: str
    share: Decimal | None
    figures: OfOneYear


@transaction.atomic
def declare_size(
    organisation: Organisation,
    *,
    closed_on: date,
    figures: OfOneYear,
    evidence: str,
    reference: str = "",
    public_share: Decimal = Decimal(0),
    new_owner: bool = False,
    related: Sequence[Relative] = (),
    by: User,
    now: datetime,
) -> SizeDeclaration:
    """Note what the enterprise says of one accounting year; an earlier word on it stays in sight.

    Raises:
        Refused: when `by` may not write in the record, the year is not over, evidence is missing,
            or a partner is none.
    """
    hold_for(by, organisation)
    _refuse_what_cannot_be(closed_on, evidence, reference, related, today=now.date())
    declaration = SizeDeclaration.objects.create(
        organisation=organisation,
        closed_on=closed_on,
        staff=figures.staff,
        turnover=figures.turnover,
        balance_sheet=figures.balance_sheet,
        public_share=public_share,
        new_owner=new_owner,
        evidence=evidence,
        reference=reference.strip(),
        declared_on=now.date(),
        declared_at=now,
        declared_by=by,
    )
    RelatedEnterprise.objects.bulk_create(_row(each, declaration) for each in related)
    record("organisation.sized", about=organisation, by=by, now=now, year=closed_on.year)
    return declaration


def _refuse_what_cannot_be(
    closed_on: date, evidence: str, reference: str, related: Sequence[Relative], *, today: date
) -> None:
    refuse_if(
        rules.objections_to_declaring(closed_on=closed_on, today=today, evidence=evidence),
        field="closed_on",
    )
    refuse_if(
        rules.objections_to_evidence(evidence=evidence, reference=reference), field="reference"
    )
    for each in related:
        refuse_if(
            rules.objections_to_related(name=each.name, bond=each.bond, share=each.share),
            field="related",
        )


def _row(relative: Relative, declaration: SizeDeclaration) -> RelatedEnterprise:
    return RelatedEnterprise(
        declaration=declaration,
        name=relative.name.strip(),
        bond=relative.bond,
        share=Decimal(100) if relative.share is None else relative.share,
        staff=relative.figures.staff,
        turnover=relative.figures.turnover,
        balance_sheet=relative.figures.balance_sheet,
    )
