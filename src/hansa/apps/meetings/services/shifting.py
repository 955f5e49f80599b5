"""Moving many meetings of a session in one stroke."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings.models import Assistance, Meeting, Seat, Session, Slot, Table, Wish
from hansa.apps.meetings.troubles import Shift, Spot
from hansa.plumbing.history.recording import record
from hansa.values import Refused

# Each is looked at once all have moved: two that change places pass one another.
_PLACES = ", ".join(
    (
        "a_table_holds_one_meeting_at_a_time",
        "nobody_sits_in_two_meetings_at_once",
        "a_helper_is_in_one_meeting_at_a_time",
    )
)


@transaction.atomic
def shift_meetings(
    *, session: Session, shifts: Sequence[Shift], why: str, by: User, now: datetime
) -> None:
    """Take off, move and place meetings as the shifts say; all of them or none.

    Raises:
        Refused: when somebody was seated elsewhere at the same time meanwhile.
    """
    standing = {
        meeting.wish_id: meeting
        for meeting in Meeting.objects.filter(session=session).select_related("wish", "table")
    }
    with _all_at_once():
        _take_off(shifts, standing, why=why, by=by, now=now)
        _move(shifts, standing, session=session, why=why, by=by, now=now)
        _place(shifts, session=session, why=why, by=by, now=now)


@contextmanager
def _all_at_once() -> Iterator[None]:
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS {_PLACES} DEFERRED")
            yield
            cursor.execute(f"SET CONSTRAINTS {_PLACES} IMMEDIATE")
    except IntegrityError as late:
        raise Refused(
            _("Somebody of these meetings was seated in another session just now.")
        ) from late


def _take_off(
    shifts: Sequence[Shift],
    standing: dict[int, Meeting],
    *,
    why: str,
    by: User,
    now: datetime,
) -> None:
    lost = [shift for shift in shifts if shift.now is None and shift.wish in standing]
    for shift in lost:
        wish = standing[shift.wish or 0].wish
        wish.unheld_reason = shift.reason
        record("meeting.taken_off", about=wish, by=by, now=now, why=why)
    Wish.objects.bulk_update([standing[shift.wish or 0].wish for shift in lost], ["unheld_reason"])
    Meeting.objects.filter(wish__in=[shift.wish for shift in lost]).delete()


def _move(
    shifts: Sequence[Shift],
    standing: dict[int, Meeting],
    *,
    session: Session,
    why: str,
    by: User,
    now: datetime,
) -> None:
    slots, tables = _rows(session)
    moved = []
    for shift in shifts:
        if shift.was is None or shift.now is None:
            continue
        meeting = standing[shift.wish or 0]
        details = {"was_slot": meeting.slot_id, "was_table": meeting.table.label}
        _put(meeting, shift.now, slots, tables)
        verb = "meeting.moved" if shift.was.place != shift.now.place else "meeting.reseated"
        details |= {"slot": meeting.slot_id, "table": meeting.table.label}
        record(verb, about=meeting, by=by, now=now, why=why, **details)
        moved.append((meeting, shift.now))
    meetings = [meeting for meeting, _spot in moved]
    Seat.objects.filter(meeting__in=meetings).delete()
    Assistance.objects.filter(meeting__in=meetings).delete()
    Meeting.objects.bulk_update(meetings, ["slot", "table", "period"])
    _seat(moved)


def _place(shifts: Sequence[Shift], *, session: Session, why: str, by: User, now: datetime) -> None:
    slots, tables = _rows(session)
    won = []
    for shift in shifts:
        if shift.was is None and shift.now and shift.wish:
            meeting = Meeting(wish_id=shift.wish, session=session)
            _put(meeting, shift.now, slots, tables)
            won.append((meeting, shift.now))
    Meeting.objects.bulk_create([meeting for meeting, _spot in won])
    _seat(won)
    Wish.objects.filter(pk__in=[meeting.wish_id for meeting, _spot in won]).update(unheld_reason="")
    for meeting, _spot in won:
        place = {"slot": meeting.slot_id, "table": meeting.table.label}
        record("meeting.placed", about=meeting, by=by, now=now, why=why, **place)


def _rows(session: Session) -> tuple[dict[int, Slot], dict[int, Table]]:
    return (
        {slot.pk: slot for slot in session.slots.all()},
        {table.pk: table for table in session.tables.all()},
    )


def _put(meeting: Meeting, spot: Spot, slots: dict[int, Slot], tables: dict[int, Table]) -> None:
    meeting.slot, meeting.table = slots[spot.slot], tables[spot.table]
    meeting.period = meeting.slot.period


def _seat(placed: Sequence[tuple[Meeting, Spot]]) -> None:
    Seat.objects.bulk_create(
        Seat(meeting=meeting, party_id=party, person_id=person, period=meeting.period)
        for meeting, spot in placed
        for party, person in spot.people.items()
    )
    Assistance.objects.bulk_create(
        Assistance(meeting=meeting, helper_id=helper, skill=skill, period=meeting.period)
        for meeting, spot in placed
        for skill, helper in spot.helpers.items()
    )
