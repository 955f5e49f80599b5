"""Short ways to say that something happened to the small session, and what is done about it."""

from datetime import datetime

from tests.factories.sessions import Hall

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Meeting
from hansa.apps.meetings.repair_rows import Repair
from hansa.apps.meetings.troubles import Trouble


def propose(hall: Hall, now: datetime, **happened) -> Repair:
    return services.propose_repair(
        session=hall.session, trouble=Trouble(**happened), by=hall.officer, now=now
    )


def accept(repair: Repair, hall: Hall, now: datetime, *, number: int = 0, by=None) -> Repair:
    return services.accept_repair(repair=repair, number=number, by=by or hall.officer, now=now)


def free(meeting: Meeting) -> Meeting:
    """A meeting that the scheduler may move: what is placed by hand is agreed."""
    Meeting.objects.filter(pk=meeting.pk).update(agreed=False)
    return meeting


def standing() -> set[tuple[int, int, int]]:
    """The board."""
    return set(Meeting.objects.values_list("wish", "slot", "table"))
