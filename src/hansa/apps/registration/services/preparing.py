"""Noting how companies get ready, and reminding those that are not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import objections_to_planning
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Mission
from hansa.apps.registration import rules
from hansa.apps.registration.models import (
    Brief,
    BriefReading,
    Call,
    Contact,
    Delegate,
    DocumentsChecked,
    NeedsAndOffers,
    Registration,
)
from hansa.apps.registration.queries import preparation as queries
from hansa.apps.registration.queries.documents import documents_of
from hansa.apps.registration.rules import preparation as steps
from hansa.apps.registration.services.holding import hold_registration
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import is_written, write_letter
from hansa.values import refuse_if


@transaction.atomic
def state_needs(
    registration: Registration, *, needs: str, offers: str, by: User, now: datetime
) -> None:
    """Say what the organisation looks for and brings; saying the same again does nothing.

    Raises:
        Refused: when `by` has no part in it; or with field "needs" or "offers".
    """
    _let_only_its_people(registration, by=by)
    refuse_if(steps.objections_to_needs(needs), field="needs")
    refuse_if(steps.objections_to_offers(offers), field="offers")
    wanted = {"needs": needs.strip(), "offers": offers.strip()}
    before = queries.stated_by(registration)
    if before and {"needs": before.needs, "offers": before.offers} == wanted:
        return
    NeedsAndOffers.objects.update_or_create(registration=registration, defaults=wanted)
    record("preparation.stated", about=registration, by=by, now=now)


@transaction.atomic
def take_needs_back(registration: Registration, *, by: User, now: datetime) -> None:
    """Look for nothing, or bring nothing, any more; where nothing was said it does nothing.

    Raises:
        Refused: when `by` has no part in it.
    """
    _let_only_its_people(registration, by=by)
    gone, _ = NeedsAndOffers.objects.filter(registration=registration).delete()
    if gone:
        record("preparation.taken_back", about=registration, by=by, now=now)


@transaction.atomic
def note_contact(
    registration: Registration,
    *,
    name: str,
    how: str,
    on: date,
    note: str = "",
    by: User | None,
    now: datetime,
) -> Contact:
    """Note that a counterpart was contacted; noting the same again changes nothing.

    Args:
        by: None where the counterpart says so, who has no account.

    Raises:
        Refused: when `by` has no part in it; or with field "name" or "on".
    """
    if by is None:
        hold_registration(registration)
    else:
        _let_only_its_people(registration, by=by)
    refuse_if(steps.objections_to_contact(name=name), field="name")
    refuse_if(steps.objections_to_day(on=on, today=timezone.localdate(now)), field="on")
    contact, new = Contact.objects.get_or_create(
        registration=registration,
        name=name.strip(),
        how=how,
        on=on,
        defaults={"note": note.strip()},
    )
    if new:
        record("preparation.contacted", about=registration, by=by, now=now, name=contact.name)
    return contact


@transaction.atomic
def take_contact_off(
    registration: Registration, *, contact: Contact, by: User, now: datetime
) -> None:
    """Take back a contact that was noted by mistake.

    Raises:
        Refused: when `by` has no part in it.
    """
    _let_only_its_people(registration, by=by)
    gone, _ = registration.contacts.filter(pk=contact.pk).delete()
    if gone:
        record("preparation.contact_gone", about=registration, by=by, now=now, name=contact.name)


@transaction.atomic
def put_up_brief(
    mission: Mission,
    *,
    titles: Mapping[str, str],
    texts: Mapping[str, str],
    by: User,
    now: datetime,
) -> Brief:
    """Give everybody who travels something to read.

    Raises:
        Refused: when `by` may not plan the mission; or when it says nothing.
    """
    refuse_if(objections_to_planning(missions.roles_on(by, mission)))
    refuse_if(steps.objections_to_brief(titles=dict(titles), texts=dict(texts)))
    brief = Brief.objects.create(
        mission=mission,
        titles={code: title.strip() for code, title in titles.items() if title.strip()},
        texts={code: text.strip() for code, text in texts.items() if text.strip()},
        written_at=now,
    )
    record("preparation.brief_written", about=mission, by=by, now=now, title=brief.title)
    return brief


@transaction.atomic
def note_reading(brief: Brief, *, delegate: Delegate, by: User, now: datetime) -> None:
    """Note that the delegate has read the brief; once is enough.

    Raises:
        Refused: when `by` has no part in it.
    """
    _let_only_its_people(delegate.registration, by=by)
    if brief.mission_id != delegate.mission_id:
        raise ValueError(f"{brief} is a brief of another mission than {delegate}'s.")
    _, new = BriefReading.objects.get_or_create(
        brief=brief, delegate=delegate, defaults={"at": now}
    )
    if new:
        record(
            "preparation.brief_read",
            about=delegate.registration,
            by=by,
            now=now,
            delegate=str(delegate.person),
        )


@transaction.atomic
def note_documents(delegate: Delegate, *, by: User, now: datetime) -> None:
    """Take the traveller's word that passport and visa are good for as long as is asked.

    Raises:
        Refused: when `by` has no part in it, or the passport in the traveller's particulars
            expires too early.
    """
    _let_only_its_people(delegate.registration, by=by)
    known = documents_of(delegate.mission, [delegate])[delegate.pk]
    too_early = known.from_particulars and not known.are_good
    refuse_if(steps.objections_to_word(name=str(delegate.person), passport_expires=too_early))
    until = queries.documents_needed_until(delegate.mission)
    if until is None or known.from_particulars:
        return
    held = DocumentsChecked.objects.filter(delegate=delegate).first()
    if held is not None and held.good_until >= until:
        return
    DocumentsChecked.objects.update_or_create(
        delegate=delegate, defaults={"good_until": until, "at": now}
    )
    record(
        "preparation.documents_checked",
        about=delegate.registration,
        by=by,
        now=now,
        delegate=str(delegate.person),
    )


@transaction.atomic
def note_call(registration: Registration, *, note: str, by: User, now: datetime) -> Call:
    """Note that an officer rang the company, and what came of it.

    Raises:
        Refused: when `by` does not look after it; or, with field "note", without a word.
    """
    refuse_if(
        rules.objections_to_acting(
            roles=accounts.roles_in(by, agencies=[registration.agency_id]),
            agency=registration.agency.name,
        )
    )
    refuse_if(steps.objections_to_calling(note=note), field="note")
    call = Call.objects.create(registration=registration, by=by, at=now, note=note.strip())
    record("preparation.called", about=registration, by=by, now=now, why=call.note)
    return call


def remind(mission: Mission, *, now: datetime) -> int:
    """Write to the travellers of companies that are not ready; how many letters were new.

    A company is reminded once for each of `REMIND_BEFORE`, and no more once it is ready.
    """
    leaves_on = queries.departure(mission)
    if leaves_on is None:
        return 0
    before = steps.reminder_due(today=timezone.localdate(now), leaves_on=leaves_on)
    if before is None:
        return 0
    rows = list(queries.travelling(mission))
    readiness = queries.readiness(mission, rows)
    return sum(
        _remind_one(row, readiness[row.pk], before=before, now=now)
        for row in rows
        if not readiness[row.pk].is_complete
    )


def remind_everybody(*, now: datetime) -> int:
    """Remind the companies of every mission that leaves soon; safe to repeat."""
    horizon = timezone.localdate(now) + timedelta(days=max(steps.REMIND_BEFORE))
    leaving = missions.leaving_between(timezone.localdate(now), horizon)
    return sum(remind(mission, now=now) for mission in leaving)


@transaction.atomic
def _remind_one(
    registration: Registration, readiness: steps.Readiness, *, before: int, now: datetime
) -> int:
    hold_registration(registration)
    link = settings.BASE_URL + reverse("preparation:mine", args=[registration.mission.slug])
    written = 0
    for delegate in registration.delegates.select_related("person"):
        key = f"preparation.reminder-{before}-{delegate.pk}"
        if is_written(key):
            continue
        write_letter(
            "registration/letters/not_ready.txt",
            key=key,
            to=delegate.person.email,
            language=delegate.person.language,
            now=now,
            registration=registration,
            delegate=delegate,
            readiness=readiness,
            link=link,
        )
        written += 1
    if written:
        record("preparation.reminded", about=registration, by=None, now=now, days=before)
    return written


def _let_only_its_people(registration: Registration, *, by: User) -> None:
    hold_registration(registration)
    is_theirs = queries.may_prepare(by, registration=registration)
    refuse_if(steps.objections_to_preparing(is_theirs=is_theirs))
