"""An organisation stays at home: its meetings leave the boards."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.meetings.groups import groups_of
from hansa.apps.meetings.models import Meeting, Party, Session
from hansa.apps.meetings.rules import may_leave
from hansa.apps.meetings.services.grouping import leave_wish
from hansa.apps.registration.models import Registration
from hansa.plumbing.history.recording import record


@transaction.atomic
def leave_boards(*, registration: Registration, by: User | None, now: datetime, why: str) -> None:
    """Take every meeting of a registration off the boards; its wishes stay on record.

    Group meetings go on without it, as long as two parties are left.
    """
    sessions = Session.objects.filter(parties__registration=registration).order_by("pk")
    for session in sessions.select_for_update(of=("self",)):
        for party in Party.objects.filter(session=session, registration=registration):
            _leave_groups(party, session, by=by, now=now, why=why)
        meetings = Meeting.objects.filter(session=session, seats__party__registration=registration)
        for meeting in meetings:
            record("meeting.taken_off", about=meeting.wish, by=by, now=now, why=why)
        meetings.delete()


def _leave_groups(
    party: Party, session: Session, *, by: User | None, now: datetime, why: str
) -> None:
    for wish in groups_of(session):
        if may_leave(party.pk, parties=wish.numbers, host=wish.host.pk):
            leave_wish(wish=wish, party=party, why=why, by=by, now=now)
