"""Bringing a kept timetable back to the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings import queries, rules
from hansa.apps.meetings.models import Assistance, Kept, Meeting, Seat, Session
from hansa.apps.meetings.restoring import Restoration, restoration
from hansa.apps.meetings.services.explaining import note_facts
from hansa.apps.meetings.services.helping import call_helpers
from hansa.apps.meetings.services.keeping import note_reasons
from hansa.apps.meetings.timetables import Kind, Sitting, Version, sittings_of
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done.

    Attributes:
        put: how many meetings stand as they did in the kept timetable.
        left_out: why the others do not, a sentence each.
        broken: what the session demands of a timetable as a whole, and this one does not give.
    """

    put: int
    left_out: tuple[str, ...]
    broken: tuple[str, ...] = ()


@transaction.atomic
def restore(
    *, session: Session, version: Version, leaving_out: bool, by: User, now: datetime
) -> Restored:
    """Put a timetable on the board instead of what stands there; agreed meetings stay.

    Args:
        leaving_out: whether meetings that can no longer be held are left out, and demands on the
            whole are let go; else they refuse.

    Raises:
        Refused: while a proposal runs, when the timetable holds nothing, or with a sentence for
            each meeting that can no longer be held, and for each demand that is not met.
    """
    locked = Session.objects.select_for_update(of=("self",)).select_related("leg")
    session = locked.get(pk=session.pk)
    refuse_if(rules.objections_while_running(running=bool(queries.run_under_way(session))))
    sittings = sittings_of(version, session=session)
    if not sittings or version.kind is Kind.BOARD:
        raise Refused(_("There is no meeting in this timetable that could be put on the board."))
    found = restoration(session, sittings)
    if not leaving_out:
        refuse_if((*found.objections, *found.broken))
    _put(session, found)
    call_helpers(session=session)
    _note_reasons(session, version)
    record(
        "timetable.restored",
        about=session,
        by=by,
        now=now,
        version=version.key,
        held=len(found.put),
        left_out=len(found.objections),
    )
    return Restored(len(found.put), found.objections, found.broken)


def _put(session: Session, found: Restoration) -> None:
    Meeting.objects.filter(session=session).exclude(wish__in=found.staying).delete()
    slots = {slot.pk: slot for slot in session.slots.all()}
    meetings = [
        Meeting(
            wish_id=each.wish,
            session=session,
            slot_id=each.slot,
            table_id=each.table,
            period=slots[each.slot].period,
        )
        for each in found.put
    ]
    try:
        with transaction.atomic():
            Meeting.objects.bulk_create(meetings)
            Seat.objects.bulk_create(_seats(meetings, found.put))
            Assistance.objects.bulk_create(_assistance(meetings, found.put))
    except IntegrityError as late:
        raise Refused(
            _("Somebody of these meetings was seated in another session just now.")
        ) from late


def _seats(meetings: Sequence[Meeting], sittings: Sequence[Sitting]) -> list[Seat]:
    return [
        Seat(meeting=meeting, party_id=party, person_id=person, period=meeting.period)
        for meeting, sitting in zip(meetings, sittings, strict=True)
        for party, person in sitting.seats
    ]


def _assistance(meetings: Sequence[Meeting], sittings: Sequence[Sitting]) -> list[Assistance]:
    return [
        Assistance(meeting=meeting, helper_id=helper, skill=skill, period=meeting.period)
        for meeting, sitting in zip(meetings, sittings, strict=True)
        for helper, skill in sitting.helpers
    ]


def _note_reasons(session: Session, version: Version) -> None:
    """The reasons that were given when the timetable was made, without their facts of then."""
    kept = Kept.objects.filter(session=session)
    if version.kind is Kind.PUBLISHED:
        row = kept.filter(publication=version.number).first()
    else:
        row = kept.filter(pk=version.row).first()
    note_reasons(session=session, reasons=row.reasons if row else {})
    note_facts(session=session, unheld=(), slots=())
