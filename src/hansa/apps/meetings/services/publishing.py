"""Publishing a timetable: each person is told what changed for them, and nothing else."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from psycopg.types.range import TimestamptzRange

from hansa.apps.accounts.models import User
from hansa.apps.meetings.changes import Publication
from hansa.apps.meetings.differences import (
    Appointment,
    Difference,
    differences,
    in_order,
    objections_to_publishing,
)
from hansa.apps.meetings.models import Assistance, PublishedHelp, PublishedMeeting, Session
from hansa.apps.meetings.published import who_is
from hansa.apps.meetings.services.keeping import keep_publication
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@transaction.atomic
def publish(*, session: Session, by: User, now: datetime) -> Publication:
    """Make the board what everybody was told; publishing the same board again changes nothing.

    Raises:
        Refused: while a proposal runs, when there is nothing to publish, or when somebody is
            still told to be in another session at that time, be it to meet or to help.
    """
    locked = (
        Session.objects.select_for_update(of=("self",)).select_related("leg").get(pk=session.pk)
    )
    refuse_if(objections_to_publishing(locked))
    found = differences(locked)
    changes = [difference.change for difference in found]
    if changes:
        _tell(found, session=locked, now=now)
        _note_help(locked)
        locked.publication += 1
        locked.published_at = now
        locked.save(update_fields=["publication", "published_at"])
        keep_publication(session=locked, by=by, now=now)
        record(
            "timetable.published",
            about=locked,
            by=by,
            now=now,
            number=locked.publication,
            changes=len(changes),
        )
    return Publication(locked, locked.publication, tuple(sorted(changes, key=in_order)))


def _tell(found: Iterable[Difference], *, session: Session, now: datetime) -> None:
    new = []
    for difference in found:
        row, item = difference.told, difference.appointment
        if row and item:
            row.sequence += 1
            _say(row, item, now)
            row.save()
        elif item:
            row = PublishedMeeting(wish=item.wish, session=session, person=item.person)
            row.delegate = difference.change.delegate
            _say(row, item, now)
            new.append(row)
        elif row:
            row.sequence += 1
            row.cancelled_at = row.changed_at = now
            row.save(update_fields=["sequence", "cancelled_at", "changed_at"])
    PublishedMeeting.objects.bulk_create(new)


def _note_help(session: Session) -> None:
    """Who is told to help when, instead of what was told before."""
    PublishedHelp.objects.filter(session=session).delete()
    helping = Assistance.objects.filter(meeting__session=session).select_related(
        "helper", "meeting"
    )
    rows = [
        PublishedHelp(
            wish_id=each.meeting.wish_id,
            session=session,
            mission_id=session.leg.mission_id,
            who=who_is(each.helper.name),
            period=each.period,
        )
        for each in helping
    ]
    try:
        with transaction.atomic():
            PublishedHelp.objects.bulk_create(rows)
    except IntegrityError as late:
        raise Refused(_("A helper was told to be in another session just now.")) from late


def _say(row: PublishedMeeting, item: Appointment, now: datetime) -> None:
    row.other_party, row.other_person = item.other_party, item.other_person
    row.others = item.others
    row.period = TimestamptzRange(item.where.period.start, item.where.period.end)
    row.table_label, row.helped_by = item.where.table, item.helped_by
    row.changed_at, row.cancelled_at = now, None
