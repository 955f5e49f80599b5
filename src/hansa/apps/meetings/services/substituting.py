"""Somebody sits in the meetings of somebody else."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.meetings.models import (
    Absence,
    Counterpart,
    PublishedMeeting,
    Seat,
    Session,
)
from hansa.apps.registration.models import Registration
from hansa.plumbing.history.recording import record


@transaction.atomic
def sit_instead(
    *,
    registration: Registration,
    leaving: Person,
    joining: Person,
    by: User | None,
    now: datetime,
) -> None:
    """Hand on every seat in the sessions of a registration, and what was published of it.

    `joining` reads at once where to be; hosts are told who comes with the next publication.
    """
    sessions = Session.objects.filter(parties__registration=registration)
    _hand_on(sessions, leaving=leaving, joining=joining, by=by, now=now)


@transaction.atomic
def receive_instead(
    *, counterpart: Counterpart, joining: Person, by: User | None, now: datetime
) -> Counterpart:
    """Let a colleague receive for a host: seats, hours and what was published become theirs.

    Every link that was sent before stops working, since it was the former contact's.
    """
    held = Counterpart.objects.select_for_update().get(pk=counterpart.pk)
    leaving = held.contact
    if leaving != joining:
        held.contact = joining
        held.link_version += 1
        held.save(update_fields=["contact", "link_version"])
        names = {"leaving": str(leaving), "joining": str(joining)}
        record("counterpart.handed_over", about=held, by=by, now=now, **names)
        sessions = Session.objects.filter(parties__counterpart=held)
        _hand_on(sessions, leaving=leaving, joining=joining, by=by, now=now)
    return held


def _hand_on(
    sessions: QuerySet[Session],
    *,
    leaving: Person,
    joining: Person,
    by: User | None,
    now: datetime,
) -> None:
    for session in sessions.order_by("pk").select_for_update(of=("self",)):
        seats = Seat.objects.filter(meeting__session=session, person=leaving)
        handed_on = seats.update(person=joining)
        PublishedMeeting.objects.filter(session=session, person=leaving).update(person=joining)
        Absence.objects.filter(slot__session=session, person=leaving).update(person=joining)
        if handed_on:
            names = {"leaving": str(leaving), "joining": str(joining)}
            record(
                "session.seats_handed_on",
                about=session,
                by=by,
                now=now,
                seats=handed_on,
                **names,
            )
