"""Bringing hosts from a long list to a yes: each is asked once, for every company."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from hansa.apps.accounts import rules as accounts_rules
from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.matching.models import Prospect, ProspectNote, Sought
from hansa.apps.matching.queries import sourcing as queries
from hansa.apps.matching.rules import sourcing as rules
from hansa.apps.matching.rules.sourcing import Pipeline
from hansa.apps.matching.services.opening import open_profile
from hansa.apps.meetings.models import Counterpart
from hansa.apps.meetings.services import add_counterpart
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.registration.models import Registration
from hansa.apps.registration.rules import TRAVELS
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def long_list(
    *,
    leg: Leg,
    organisation: Organisation,
    serves: Mapping[Registration, str],
    contact: Person | None = None,
    by: User,
    now: datetime,
) -> Prospect:
    """Put an organisation on the long list of a leg; whoever lists it looks after it.

    Who has it on their list already may list it again, for more companies.

    Args:
        serves: the companies for which it is sought, each with what they would talk about.

    Raises:
        Refused: when it is a host there, a colleague has it, or one of the companies asked not to
            be introduced to it.
    """
    _refuse_strangers(by, mission=leg.mission)
    # Two colleagues do not list one organisation at once; hosts may be added meanwhile.
    Leg.objects.select_for_update(no_key=True).get(pk=leg.pk)
    prospect = Prospect.objects.filter(leg=leg, organisation=organisation, keeper=by).first()
    if prospect is None:
        refuse_if(
            rules.objections_to_asking(queries.asking(leg, organisation, serves=serves)),
            field="organisation",
        )
        _refuse_contact(contact, organisation, needed=False)
        prospect = Prospect.objects.create(
            leg=leg, organisation=organisation, contact=contact, keeper=by, listed_at=now
        )
        record("prospect.listed", about=prospect, by=by, now=now, city=leg.city)
    for registration, why in serves.items():
        serve(prospect=prospect, registration=registration, why=why, by=by, now=now)
    return prospect


@transaction.atomic
def serve(
    *, prospect: Prospect, registration: Registration, why: str, by: User, now: datetime
) -> Sought:
    """Seek the host for one more company, or say better why.

    Raises:
        Refused: when the company does not travel with this mission, or wishes to be spared.
    """
    held = hold(prospect, by=by)
    mine = registration.mission_id == held.leg.mission_id
    spared = queries.spared_by(held.organisation, registrations=[registration.pk])
    refuse_if(
        rules.objections_to_serving(
            why=why,
            company=str(registration.organisation),
            travels=mine and registration.status in TRAVELS,
            spares=bool(spared),
            name=str(held),
        ),
        field="why",
    )
    standing = Sought.objects.filter(prospect=held, registration=registration).first()
    if standing and standing.why == why.strip():
        return standing
    sought = standing or Sought(prospect=held, registration=registration)
    sought.why, sought.said_by, sought.said_at = why.strip(), by, now
    sought.save()
    company = str(registration.organisation)
    record("prospect.serves", about=held, by=by, now=now, why=sought.why, company=company)
    return sought


@transaction.atomic
def stop_serving(
    *, prospect: Prospect, registration: Registration, by: User, now: datetime
) -> None:
    """Seek the host for this company no more; safe to repeat."""
    held = hold(prospect, by=by)
    number, _rows = Sought.objects.filter(prospect=held, registration=registration).delete()
    if number:
        company = str(registration.organisation)
        record("prospect.serves_no_more", about=held, by=by, now=now, company=company)


@transaction.atomic
def note_answer(*, prospect: Prospect, by: User, now: datetime) -> Prospect:
    """Note that they are interested; safe to repeat.

    Raises:
        Refused: when nobody has asked them.
    """
    held = hold(prospect, by=by)
    if held.stage == Pipeline.INTERESTED:
        return held
    _refuse_step(held, to=Pipeline.INTERESTED)
    before = held.stage
    held.stage, held.reason, held.declined_at = Pipeline.INTERESTED, "", None
    held.approached_at = held.approached_at or now
    held.interested_at = held.interested_at or now
    held.save()
    record("prospect.interested", about=held, by=by, now=now, before=before)
    return held


@transaction.atomic
def confirm(*, prospect: Prospect, by: User, now: datetime) -> Counterpart:
    """Make them a host of the leg and open their profile, or change nothing; safe to repeat.

    A colleague may have put them among the hosts meanwhile; then that host it is.

    Raises:
        Refused: when they are not interested yet, or nobody of theirs is named who comes.
    """
    held = hold(prospect, by=by)
    standing = queries.host_of(held)
    if held.stage == Pipeline.CONFIRMED and standing:
        return standing
    if held.stage != Pipeline.CONFIRMED:
        _refuse_step(held, to=Pipeline.CONFIRMED)
    _refuse_contact(held.contact, held.organisation, needed=True)
    counterpart = standing or add_counterpart(
        leg=held.leg,
        organisation=held.organisation,
        contact=held.contact,  # type: ignore[arg-type]  # refused above where there is none
        by=by,
        now=now,
    )
    open_profile(counterpart=counterpart, by=by, now=now)
    held.stage, held.confirmed_at = Pipeline.CONFIRMED, now
    held.next_step, held.due_on = "", None
    held.save()
    record("prospect.confirmed", about=held, by=by, now=now, host=counterpart.pk)
    return counterpart


@transaction.atomic
def decline(*, prospect: Prospect, reason: str, by: User, now: datetime) -> Prospect:
    """Note that they do not come, and why; safe to repeat.

    Raises:
        Refused: when they have confirmed, or without a reason.
    """
    held = hold(prospect, by=by)
    if held.stage == Pipeline.DECLINED:
        return held
    _refuse_step(held, to=Pipeline.DECLINED)
    refuse_if(rules.objections_to_declining(reason), field="reason")
    before = held.stage
    held.stage, held.reason, held.declined_at = Pipeline.DECLINED, reason.strip(), now
    held.next_step, held.due_on = "", None
    held.save()
    record("prospect.declined", about=held, by=by, now=now, why=held.reason, before=before)
    return held


@transaction.atomic
def put_next_step(
    *, prospect: Prospect, step: str, due_on: date | None, by: User, now: datetime
) -> Prospect:
    """Say what is to be done next and until when; both empty: nothing.

    Raises:
        Refused: when one of the two is missing, or nothing more is to be done.
    """
    held = hold(prospect, by=by)
    refuse_if(rules.objections_to_next_step(held.stage, step=step, due_on=due_on), field="step")
    if (held.next_step, held.due_on) == (step.strip(), due_on):
        return held
    held.next_step, held.due_on = step.strip(), due_on
    held.save()
    day = due_on.isoformat() if due_on else ""
    record("prospect.next_step", about=held, by=by, now=now, step=held.next_step, due_on=day)
    return held


@transaction.atomic
def choose_contact(*, prospect: Prospect, contact: Person, by: User, now: datetime) -> Prospect:
    """Say whom one speaks with there.

    Raises:
        Refused: when they work elsewhere.
    """
    held = hold(prospect, by=by)
    _refuse_contact(contact, held.organisation, needed=True)
    if held.contact_id != contact.pk:
        held.contact = contact
        held.save(update_fields=["contact"])
        record("prospect.contact", about=held, by=by, now=now, contact=str(contact))
    return held


@transaction.atomic
def hand_over(*, prospect: Prospect, by: User, now: datetime) -> Prospect:
    """Look after them from now on, in a colleague's place; safe to repeat."""
    held = hold(prospect, by=by)
    if held.keeper_id != by.pk:
        before = str(held.keeper)
        held.keeper = by
        held.save(update_fields=["keeper"])
        record("prospect.handed_over", about=held, by=by, now=now, before=before)
    return held


@transaction.atomic
def note(*, prospect: Prospect, text: str, by: User, now: datetime) -> ProspectNote:
    """Note something in confidence; it stays with the agency of whoever writes it.

    Raises:
        Refused: when they write for no agency, or wrote nothing.
    """
    held = hold(prospect, by=by)
    agency = queries.agency_writing(by, mission=held.leg.mission)
    refuse_if(rules.objections_to_note(text, may_write=agency is not None), field="text")
    written = ProspectNote.objects.create(
        prospect=held,
        agency=agency,  # type: ignore[misc]  # refused above where there is none
        text=text.strip(),
        written_by=by,
        written_at=now,
    )
    record("prospect.noted", about=held, by=by, now=now)
    return written


def hold(prospect: Prospect, *, by: User) -> Prospect:
    """The prospect as it is now, nobody else's until the transaction is over.

    Raises:
        Refused: when `by` looks after no hosts in this mission.
    """
    held = (
        Prospect.objects.select_for_update(of=("self",))
        .select_related("leg__mission", "organisation", "contact", "keeper")
        .get(pk=prospect.pk)
    )
    _refuse_strangers(by, mission=held.leg.mission)
    return held


def _refuse_strangers(by: User, *, mission: Mission) -> None:
    roles = queries.may_source(by, mission=mission)
    refuse_if(accounts_rules.objections_to_tending_hosts(roles))


def _refuse_step(prospect: Prospect, *, to: Pipeline) -> None:
    refuse_if(rules.objections_to_moving(prospect.stage, to=to, name=str(prospect)))


def _refuse_contact(contact: Person | None, organisation: Organisation, *, needed: bool) -> None:
    if contact is None and not needed:
        return
    refuse_if(
        rules.objections_to_contact(
            contact=str(contact) if contact else "",
            works_there=contact is not None and contact.organisation_id == organisation.pk,
            name=str(organisation),
        ),
        field="contact",
    )
