"""Private notes on meetings: written, changed and thrown away by their writer alone.

No story is kept of them: officers read the stories of meetings.
"""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.meetings.models import PublishedMeeting
from hansa.apps.programme import rules
from hansa.apps.programme.models import MeetingNote
from hansa.values import refuse_if


@transaction.atomic
def write_note(*, meeting: PublishedMeeting, text: str, writer: User, now: datetime) -> None:
    """Keep what the writer noted about a meeting of theirs; nothing written throws it away.

    Raises:
        Refused: when it is too long.
    """
    said = text.strip()
    refuse_if(rules.objections_to_note(said), field="text")
    if not said:
        MeetingNote.objects.filter(writer=writer, wish=meeting.wish_id).delete()
        return
    MeetingNote.objects.update_or_create(
        writer=writer, wish_id=meeting.wish_id, defaults={"text": said, "written_at": now}
    )
