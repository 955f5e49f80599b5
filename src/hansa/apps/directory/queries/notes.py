"""What was written about organisations in confidence, and who reads it."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import Sight
from hansa.apps.directory import rules
from hansa.apps.directory.models import Note, Organisation


def notes_visible_to(user: User | AnonymousUser) -> QuerySet[Note]:
    """The notes of those agencies whose notes the user reads, latest first."""
    agencies = accounts.agencies_where(user, sees=Sight.NOTES).order_by().values("pk")
    return Note.objects.filter(agency__in=agencies).select_related(
        "organisation", "agency", "written_by"
    )


def notes_about(organisation: Organisation, *, user: User) -> QuerySet[Note]:
    """What the user may read about the organisation, latest first."""
    return notes_visible_to(user).filter(organisation=organisation)


def notes_to_strike(user: User) -> QuerySet[Note]:
    """The notes that the user may strike out: their own, and those of an agency they run."""
    writing = accounts.agencies_to_write_notes_for(user).order_by().values("pk")
    run = accounts.agencies_run_by(user).order_by().values("pk")
    return Note.objects.filter(Q(agency__in=writing, written_by=user) | Q(agency__in=run))


def objections_to_striking(note: Note, *, by: User) -> list[str]:
    """Why the user may not strike the note out."""
    may_strike = notes_to_strike(by).filter(pk=note.pk).exists()
    return list(
        rules.objections_to_striking_note(may_strike=may_strike, author=note.written_by.full_name)
    )
