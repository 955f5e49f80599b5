"""Rows of the day itself that the world of the house tests holds."""

from uuid import uuid4

from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.attendance.services import marshalling
from hansa.apps.attendance.services.walls import open_wall
from hansa.apps.meetings.models import Wish
from hansa.journeys.announce import announce


def day_of(blanks: dict[str, object], *, by: User) -> dict[str, object]:
    """A meeting that is marked, and somebody who does not come."""
    now, held = timezone.now(), Wish.objects.get(pk=blanks["meetings:wish"])
    marshalling.mark_meeting(meeting=held.meeting, outcome="held", by=by, now=now)
    marshalling.mark_party(party=held.asked, here=False, by=by, now=now)
    announce(
        mission=held.session.leg.mission,
        key=uuid4(),
        texts={"en": "The bus waits at the north door."},
        group="everybody",
        to=None,
        by=by,
        now=now,
    )
    wall = open_wall(leg=held.session.leg, name="Hotel lobby", by=by, now=now)
    session = {f"attendance:{name}:pk": held.session_id for name in OF_A_SESSION}
    return {
        **session,
        "attendance:party": held.asked_id,
        "attendance:meeting": held.meeting.pk,
        "attendance:wish": held.pk,
        "attendance:wall": wall.pk,
        "attendance:token": wall.token,
        "attendance:repair": blanks["meetings:repair"],
    }


OF_A_SESSION = (
    "marshal", "mark_party", "mark_meeting", "hold_now", "replan", "replanned", "go_on",
)  # fmt: skip
