"""Somebody sits in the meetings of somebody else."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.meetings.models import Absence, PublishedMeeting, Seat, Session
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
    sessions = Session.objects.filter(parties__registration=registration).order_by("pk")
    for session in sessions.select_for_update(of=("self",)):
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
