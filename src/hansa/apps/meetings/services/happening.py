"""Noting what happened to a session: who is missing, which tables are lost, who joins."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.meetings import queries
from hansa.apps.meetings.groups import groups_of
from hansa.apps.meetings.models import (
    Absence,
    Counterpart,
    HelperAbsence,
    Party,
    Session,
    Slot,
    Wish,
)
from hansa.apps.meetings.repair_rows import Closure
from hansa.apps.meetings.rules import may_leave
from hansa.apps.meetings.services.grouping import go_on_without
from hansa.apps.meetings.services.planning import join_session
from hansa.apps.meetings.services.wishing import wish
from hansa.apps.meetings.troubles import REPAIR, Joining, Trouble
from hansa.apps.registration.models import Registration
from hansa.plumbing.history.recording import record
from hansa.values import Refused


@transaction.atomic
def happen(
    *,
    session: Session,
    trouble: Trouble,
    slots: Sequence[Slot],
    first: int,
    by: User,
    now: datetime,
) -> Party | None:
    """Write down what happened, in the slots from the first that may change.

    Args:
        slots: of the session, in the order of time.
        first: an index into them.

    Returns:
        Who joined, if anybody did.

    Raises:
        Refused: when those who join have nobody there, or belong elsewhere.
    """
    _note_missing(session, trouble, slots[first:], by=by, now=now)
    _close_tables(session, trouble, slots[first:], by=by, now=now)
    _welcome_back(session, trouble, slots[first:], by=by, now=now)
    _open_tables(session, trouble, slots[first:], by=by, now=now)
    return _join(session, trouble.joining, by=by, now=now) if trouble.joining else None


def _note_missing(
    session: Session, trouble: Trouble, slots: Sequence[Slot], *, by: User, now: datetime
) -> None:
    people = list(Person.objects.filter(pk__in=trouble.missing).order_by("last_name", "pk"))
    helpers = list(session.helpers.filter(pk__in=trouble.helpers))
    concerned = _before(slots, trouble.missing_until)
    if not concerned or not (people or helpers):
        return
    HelperAbsence.objects.bulk_create(
        [HelperAbsence(slot=slot, helper=helper) for slot in concerned for helper in helpers],
        ignore_conflicts=True,
    )
    Absence.objects.bulk_create(
        [
            Absence(slot=slot, person=person, why=trouble.why, cause=REPAIR)
            for slot in concerned
            for person in people
        ],
        ignore_conflicts=True,
    )
    record(
        "people.late" if trouble.missing_until else "people.missing",
        about=session,
        by=by,
        now=now,
        why=trouble.why,
        slot=concerned[0].pk,
        until_slot=trouble.missing_until,
        people=[str(each) for each in (*people, *helpers)],
    )
    _leave_groups(session, concerned, why=trouble.why, by=by, now=now)


def _leave_groups(
    session: Session, slots: Sequence[Slot], *, why: str, by: User, now: datetime
) -> None:
    """A group meets without a guest of whom nobody is there then."""
    held = groups_of(session).filter(meeting__slot__in=slots).select_related("meeting")
    if not held:
        return
    people = queries.people_of_parties(session)
    away = set(Absence.objects.filter(slot__in=slots).values_list("slot", "person"))
    for group in held:
        slot = group.meeting.slot_id
        for party in group.parties:
            left = Wish.objects.get(pk=group.pk)
            nobody = all((slot, person.pk) in away for person in people[party.pk])
            if nobody and may_leave(party.pk, parties=left.numbers, host=left.host.pk):
                go_on_without(wish=left, party=party, why=why, by=by, now=now)


def _close_tables(
    session: Session, trouble: Trouble, slots: Sequence[Slot], *, by: User, now: datetime
) -> None:
    tables = list(session.tables.filter(pk__in=trouble.tables))
    concerned = _before(_since(slots, trouble.closed_from), trouble.closed_until)
    if not tables or not concerned:
        return
    Closure.objects.bulk_create(
        [
            Closure(slot=slot, table=table, why=trouble.why)
            for slot in concerned
            for table in tables
        ],
        ignore_conflicts=True,
    )
    record(
        "tables.closed",
        about=session,
        by=by,
        now=now,
        why=trouble.why,
        slot=concerned[0].pk,
        until_slot=trouble.closed_until,
        tables=[table.label for table in tables],
    )


def _welcome_back(
    session: Session, trouble: Trouble, slots: Sequence[Slot], *, by: User, now: datetime
) -> None:
    absences = Absence.objects.filter(slot__in=slots, person__in=trouble.back, cause=REPAIR)
    people = sorted({str(absence.person) for absence in absences.select_related("person")})
    if people:
        record("people.back", about=session, by=by, now=now, why=trouble.why, people=people)
        absences.delete()


def _open_tables(
    session: Session, trouble: Trouble, slots: Sequence[Slot], *, by: User, now: datetime
) -> None:
    closures = Closure.objects.filter(slot__in=slots, table__in=trouble.opened)
    tables = sorted({closure.table.label for closure in closures.select_related("table")})
    if tables:
        record("tables.opened", about=session, by=by, now=now, why=trouble.why, tables=tables)
        closures.delete()


def _join(session: Session, joining: Joining, *, by: User, now: datetime) -> Party:
    registrations = Registration.objects.filter(mission=session.leg.mission_id)
    counterparts = Counterpart.objects.filter(leg=session.leg_id)
    party = join_session(
        session=session,
        registration=registrations.filter(pk=joining.registration or 0).first(),
        counterpart=counterparts.filter(pk=joining.counterpart or 0).first(),
        by=by,
        now=now,
    )
    if not queries.people_of_parties(session)[party.pk]:
        raise Refused(_("Nobody of {name} is on this leg on that day.").format(name=party))
    for other in queries.parties_of(session).filter(pk__in=joining.wishes).exclude(pk=party.pk):
        wish(
            session=session,
            asking=party,
            asked=other,
            worth=joining.worth,
            origin=Wish.Origin.AGENCY,
            by=by,
            now=now,
        )
    return party


def _since(slots: Sequence[Slot], first: int | None) -> Sequence[Slot]:
    """From the slot of this number on; all, when none is said or it is over."""
    numbers = [slot.pk for slot in slots]
    return slots[numbers.index(first) :] if first in numbers else slots


def _before(slots: Sequence[Slot], end: int | None) -> Sequence[Slot]:
    """Up to the slot of this number; all when none is said, none when it is over."""
    numbers = [slot.pk for slot in slots]
    if end is None:
        return slots
    return slots[: numbers.index(end)] if end in numbers else []
