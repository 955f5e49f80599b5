"""Writing about organisations in confidence."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory import queries, rules
from hansa.apps.directory.models import Note, Organisation
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def write_note(
    organisation: Organisation, *, agency: Agency, text: str, by: User, now: datetime
) -> Note:
    """Note something about the organisation that stays with the agency.

    Raises:
        Refused: with field "text", when it says nothing or too much, or `by` may not write.
    """
    roles = accounts.roles_in(by, agencies=[agency])
    refuse_if(rules.objections_to_writing_note(roles, agency=agency.name, text=text), field="text")
    note = Note.objects.create(
        organisation=organisation, agency=agency, text=text.strip(), written_by=by, written_at=now
    )
    # About the note itself: the organisation's own story is read by others than the agency.
    record("note.written", about=note, by=by, now=now)
    return note


@transaction.atomic
def strike_note(note: Note, *, by: User, now: datetime) -> None:
    """Take the words of a note away for good; that it was there stays told.

    Raises:
        Refused: when somebody else wrote it and `by` does not run the agency.
    """
    refuse_if(queries.objections_to_striking(note, by=by))
    record("note.struck", about=note, by=by, now=now, written_at=note.written_at)
    note.delete()
