"""Who the parties of an agreement are, and who signs for them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.agreements import queries, rules
from hansa.apps.agreements.models import Agreement, Clearance, Party, Signatory
from hansa.apps.agreements.rules import ClearedBy, Status
from hansa.apps.agreements.services.announcing import ask_again, locked
from hansa.apps.agreements.services.clearing import clear_when_all_did
from hansa.apps.directory.models import Organisation, Person
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def add_party(
    *,
    agreement: Agreement,
    by: User,
    now: datetime,
    organisation: Organisation | None = None,
    name: str = "",
    email: str = "",
) -> Party:
    """Add an organisation that signs: one that we keep, or one by its name.

    Raises:
        Refused: when it is a party already, there are too many, or sides cleared who signs.
    """
    held = locked(agreement)
    refuse_if(rules.objections_to_changing(status=held.status))
    called = organisation.name if organisation else " ".join(name.split())
    _refuse_party(held, organisation=organisation, called=called)
    registration = queries.travels_in(held.mission, organisation=organisation)
    party = held.parties.create(
        organisation=organisation,
        agency=registration.agency if registration else None,
        name=called,
        email=email,
    )
    ask_again(held)
    if held.status == Status.RECEIVED:
        Clearance.objects.create(agreement=held, of=ClearedBy.PARTY, party=party)
    record("agreement.party_added", about=held, by=by, now=now, party=party.pk)
    return party


def _refuse_party(held: Agreement, *, organisation: Organisation | None, called: str) -> None:
    parties = list(held.parties.all())
    known = any(
        (organisation is not None and each.organisation_id == organisation.pk)
        or each.name.casefold() == called.casefold()
        for each in parties
    )
    refuse_if(
        rules.objections_to_party(known=known, parties=len(parties), name=called),
        field="organisation",
    )
    refuse_if(
        rules.objections_to_press_lines(held.press_lines, secrecy=held.secrecy, names=[called]),
        field="organisation",
    )


@transaction.atomic
def remove_party(*, party: Party, by: User, now: datetime) -> None:
    """Take an organisation off, with those who would sign for it.

    Raises:
        Refused: when sides cleared who signs.
    """
    held = locked(party.agreement)
    refuse_if(rules.objections_to_changing(status=held.status))
    record("agreement.party_removed", about=held, by=by, now=now, party=party.pk)
    Party.objects.filter(pk=party.pk).delete()
    ask_again(held)


@transaction.atomic
def add_signatory(
    *,
    party: Party,
    by: User,
    now: datetime,
    person: Person | None = None,
    name: str = "",
    job_title: str = "",
) -> Signatory:
    """Say who signs for a party.

    Raises:
        Refused: when they sign already, there are too many, or the agreement is on stage.
    """
    held = locked(party.agreement)
    refuse_if(rules.objections_to_changing_signatories(status=held.status))
    called = str(person) if person else " ".join(name.split())
    signing = list(held.signatories.select_related("person"))
    known = any(
        each.person == person if person else str(each).casefold() == called.casefold()
        for each in signing
    )
    refuse_if(
        rules.objections_to_signatory(name=called, known=known, signatories=len(signing)),
        field="person",
    )
    signatory = held.signatories.create(
        party=party,
        person=person,
        typed_name="" if person else called,
        job_title=job_title.strip() or (person.job_title if person else ""),
    )
    record("agreement.signatory_named", about=held, by=by, now=now, signatory=signatory.pk)
    clear_when_all_did(held, by=by, now=now)
    return signatory


@transaction.atomic
def remove_signatory(*, signatory: Signatory, by: User, now: datetime) -> None:
    """Somebody does not sign.

    Raises:
        Refused: when the agreement is on stage, or nobody would sign for a party that cleared it.
    """
    held = locked(signatory.agreement)
    refuse_if(rules.objections_to_changing_signatories(status=held.status))
    last = not held.signatories.filter(party=signatory.party_id).exclude(pk=signatory.pk).exists()
    refuse_if(
        rules.objections_to_losing_signatory(
            status=held.status, last=last, party=signatory.party.name
        )
    )
    record("agreement.signatory_removed", about=held, by=by, now=now, signatory=signatory.pk)
    Signatory.objects.filter(pk=signatory.pk).delete()
