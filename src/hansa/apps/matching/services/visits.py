"""That a host came by their link: told once a day, so that organisers know who read it."""

from datetime import datetime, time

from django.db import transaction

from hansa.apps.directory.models import Person
from hansa.apps.matching.queries import watching
from hansa.apps.matching.rules.hosts import OPENED
from hansa.apps.meetings.models import Counterpart
from hansa.plumbing.history.recording import record


@transaction.atomic(savepoint=False)
def note_visit(*, counterpart: Counterpart, reader: Person, now: datetime) -> bool:
    """Tell that the reader opened the host's page, the first time on a day of the host's clocks.

    Returns:
        Whether it was told now.
    """
    zone = counterpart.leg.zone
    today = datetime.combine(now.astimezone(zone).date(), time(), tzinfo=zone)
    if watching.was_opened(counterpart, reader=reader, since=today):
        return False
    record(OPENED, about=counterpart, by=None, now=now, host=str(reader))
    return True
