"""The text arrives, and every side says yes or no to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.agreements import queries, rules
from hansa.apps.agreements.models import Agreement, Clearance, Text
from hansa.apps.agreements.rules import Answer, ClearedBy, Status
from hansa.apps.agreements.services.announcing import ask_again, locked, stepped
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import write_letter
from hansa.values import refuse_if

# Gives the whole address of a link, from its token.
AddressOf = Callable[[str], str]


@transaction.atomic
def receive_text(
    *, agreement: Agreement, filename: str, content: bytes, by: User, now: datetime
) -> Text:
    """Keep a version of what is to be signed; every side is asked, again where it had said yes.

    Raises:
        Refused: with the field `file`; or when the agreement is not described, or on stage.
    """
    held = locked(agreement)
    if held.status != Status.RECEIVED:
        refuse_if(rules.objections_to_step(status=held.status, to=Status.RECEIVED))
    versions = held.texts.count()
    refuse_if(
        rules.objections_to_text(name=filename, content=content, texts=versions), field="file"
    )
    text = held.texts.create(
        version=versions + 1,
        filename=filename[-200:],
        media_type=rules.kind_of_file(content) or "",
        content=content,
        received_at=now,
        received_by=by,
    )
    held.status = Status.RECEIVED
    held.save(update_fields=["status"])
    ask_again(held)
    _ask_every_side(held)
    record("agreement.text_received", about=held, by=by, now=now, version=text.version)
    return text


@transaction.atomic
def answer(
    *,
    clearance: Clearance,
    cleared: bool,
    by: User | None,
    now: datetime,
    why: str = "",
    said_by: str = "",
) -> Clearance:
    """Write down what a side said; with the last yes the agreement is cleared.

    Args:
        by: who says it, or wrote down what `said_by` told; None behind a link.

    Raises:
        Refused: when nothing is to be cleared, it was cleared, an objection has no reason, or a
            yes has one.
    """
    held = locked(clearance.agreement)
    side = Clearance.objects.select_for_update().get(pk=clearance.pk)
    refuse_if(rules.objections_to_answering(status=held.status, answer=side.answer))
    refuse_if(rules.objections_to_answer(cleared=cleared, why=why), field="why")
    side.answer = Answer.CLEARED if cleared else Answer.OBJECTED
    side.answered_at, side.by = now, by
    side.said_by, side.why = said_by.strip(), "" if cleared else why.strip()
    side.save()
    verb = "agreement.side_cleared" if cleared else "agreement.side_objected"
    record(verb, about=held, by=by, now=now, why=side.why, side=side.pk)
    clear_when_all_did(held, by=by, now=now)
    return side


@transaction.atomic
def write_to_party(
    *, clearance: Clearance, address_of: AddressOf, by: User, now: datetime
) -> Clearance:
    """Write a party without account a letter with its link; links sent before end.

    Raises:
        Refused: when nothing is to be cleared, or no address of it is known.
    """
    held = locked(clearance.agreement)
    side = Clearance.objects.select_for_update(of=("self",)).select_related("party").get(
        pk=clearance.pk
    )  # fmt: skip
    refuse_if(rules.objections_to_answering(status=held.status, answer=side.answer))
    email = side.party.email if side.party else ""
    refuse_if(rules.objections_to_writing(email=email))
    side.link_version += 1
    side.save(update_fields=["link_version"])
    write_letter(
        "agreements/letters/clear.txt",
        key=f"agreement-clear:{side.pk}:{side.link_version}",
        to=email,
        language="en",
        now=now,
        party=side.party,
        mission=held.mission,
        link=address_of(queries.clearance_token(side)),
    )
    record("agreement.side_written_to", about=held, by=by, now=now, side=side.pk)
    return side


def clear_when_all_did(held: Agreement, *, by: User | None, now: datetime) -> None:
    """The agreement is cleared once every side said yes and somebody signs for each party."""
    if held.status != Status.RECEIVED or queries.waiting_for(held).exists():
        return
    unsigned = queries.parties_without_signatory(held)
    objections = rules.objections_to_clearing(parties=held.parties.count(), unsigned=unsigned)
    if not list(objections):
        stepped(held, Status.CLEARED, "agreement.cleared", by=by, now=now)


def _ask_every_side(held: Agreement) -> None:
    for party in held.parties.all():
        Clearance.objects.get_or_create(agreement=held, of=ClearedBy.PARTY, party=party)
    for agency in queries.agencies_of(held):
        Clearance.objects.get_or_create(agreement=held, of=ClearedBy.AGENCY, agency_id=agency)
    if held.mission.state_level:
        Clearance.objects.get_or_create(agreement=held, of=ClearedBy.CABINET)
