"""Publishing a timetable: each person is told what changed for them, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from psycopg.types.range import TimestamptzRange

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.meetings import queries, rules
from hansa.apps.meetings.changes import Change, ChangeKind, Publication, Where
from hansa.apps.meetings.models import Meeting, Party, PublishedMeeting, Seat, Session
from hansa.apps.registration.models import Delegate
from hansa.plumbing.history.recording import record
from hansa.values import Period, refuse_if


@dataclass(frozen=True, slots=True)
class _Appointment:
    """One person's side of one meeting, as the board has it now."""

    wish: int
    person: Person
    party: Party
    other_party: Party
    other_person: Person
    where: Where


@transaction.atomic
def publish(*, session: Session, by: User, now: datetime) -> Publication:
    """Make the board what everybody was told; publishing the same board again changes nothing.

    Raises:
        Refused: while a proposal runs, when there is nothing to publish, or when somebody is
            still told to be in another session at that time.
    """
    locked = (
        Session.objects.select_for_update(of=("self",)).select_related("leg").get(pk=session.pk)
    )
    refuse_if(_objections(locked))
    delegates = _delegates(locked)
    told = {
        (row.wish_id, row.person_id): row
        for row in PublishedMeeting.objects.filter(session=locked).select_related(
            "person",
            "delegate",
            "wish__asking__counterpart",
            "wish__asked__counterpart",
            "other_party__registration__organisation",
            "other_party__counterpart__organisation",
        )
    }
    changes = [*_cancelled(told, locked, now), *_added_or_moved(told, locked, delegates, now)]
    if changes:
        locked.publication += 1
        locked.published_at = now
        locked.save(update_fields=["publication", "published_at"])
        record(
            "timetable.published",
            about=locked,
            by=by,
            now=now,
            number=locked.publication,
            changes=len(changes),
        )
    return Publication(locked, locked.publication, tuple(sorted(changes, key=_in_order)))


def _objections(session: Session) -> Iterator[str]:
    elsewhere = [
        _(
            "{person} is still told to be at {session} at {time}; publish that session first."
        ).format(
            person=row.person,
            session=row.session,
            time=f"{row.period.lower.astimezone(row.session.leg.zone):%H:%M}",
        )
        for row in queries.told_elsewhere(session)
    ]
    return rules.objections_to_publishing(
        meetings=session.meetings.count(),
        published=session.publication,
        running=queries.run_under_way(session) is not None,
        elsewhere=elsewhere,
    )


def _delegates(session: Session) -> dict[int, Delegate]:
    """The delegates of this mission by person."""
    delegates = Delegate.objects.filter(mission=session.leg.mission_id).select_related("person")
    return {delegate.person_id: delegate for delegate in delegates}


def _appointments(session: Session) -> Iterator[_Appointment]:
    meetings = (
        Meeting.objects.filter(session=session)
        .select_related("table")
        .prefetch_related(
            "seats__person",
            "seats__party__registration__organisation",
            "seats__party__counterpart__organisation",
        )
    )
    for meeting in meetings:
        where = Where(Period(meeting.period.lower, meeting.period.upper), meeting.table.label)
        seats: list[Seat] = list(meeting.seats.all())
        for seat in seats:
            other = next(chair for chair in seats if chair is not seat)
            yield _Appointment(
                meeting.wish_id, seat.person, seat.party, other.party, other.person, where
            )


def _cancelled(
    told: dict[tuple[int, int], PublishedMeeting], session: Session, now: datetime
) -> Iterator[Change]:
    """What people were told and the board no longer holds; cancelled before others are added."""
    standing = {(item.wish, item.person.pk) for item in _appointments(session)}
    for key, row in told.items():
        if key in standing or row.cancelled_at:
            continue
        was = _where(row)
        row.sequence += 1
        row.cancelled_at = row.changed_at = now
        row.save(update_fields=["sequence", "cancelled_at", "changed_at"])
        yield _change(ChangeKind.CANCELLED, row, was=was, now=None)


def _added_or_moved(
    told: dict[tuple[int, int], PublishedMeeting],
    session: Session,
    delegates: dict[int, Delegate],
    now: datetime,
) -> Iterator[Change]:
    new = []
    for item in _appointments(session):
        row = told.get((item.wish, item.person.pk))
        if row is None:
            row = PublishedMeeting(wish_id=item.wish, session=session, person=item.person)
            row.delegate = delegates.get(item.person.pk) if item.party.registration_id else None
            _say(row, item, now)
            new.append(row)
            yield _change(ChangeKind.ADDED, row, was=None, now=item.where)
        elif kind := _kind(row, item):
            was = None if row.cancelled_at else _where(row)
            row.sequence += 1
            _say(row, item, now)
            row.save()
            yield _change(kind, row, was=was, now=item.where)
    PublishedMeeting.objects.bulk_create(new)


def _kind(row: PublishedMeeting, item: _Appointment) -> ChangeKind | None:
    """What is new for the person; None when nothing is."""
    if row.cancelled_at:
        return ChangeKind.ADDED
    if _where(row) != item.where:
        return ChangeKind.MOVED
    if row.other_person_id != item.other_person.pk:
        return ChangeKind.CHANGED
    return None


def _say(row: PublishedMeeting, item: _Appointment, now: datetime) -> None:
    row.other_party, row.other_person = item.other_party, item.other_person
    row.period = TimestamptzRange(item.where.period.start, item.where.period.end)
    row.table_label = item.where.table
    row.changed_at, row.cancelled_at = now, None


def _where(row: PublishedMeeting) -> Where:
    return Where(Period(row.period.lower, row.period.upper), row.table_label)


def _change(
    kind: ChangeKind, row: PublishedMeeting, *, was: Where | None, now: Where | None
) -> Change:
    wish = row.wish
    mine = wish.asked if row.other_party_id == wish.asking_id else wish.asking
    return Change(
        kind=kind,
        person=row.person,
        delegate=row.delegate,
        counterpart=mine.counterpart,
        other=str(row.other_party),
        was=was,
        now=now,
    )


def _in_order(change: Change) -> tuple[str, int, datetime]:
    where = change.now or change.was
    assert where  # a change has a side  # noqa: S101
    return (str(change.person), change.person.pk, where.period.start)
