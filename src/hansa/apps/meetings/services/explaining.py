"""Keeping beside each wish why the latest proposal does not hold it."""

from hansa.apps.meetings import solving
from hansa.apps.meetings.facts import facts_of
from hansa.apps.meetings.models import Session, Wish
from hansa.engines import scheduling

# So many rows are written in one statement.
AT_ONCE = 500


def note_facts(
    *, session: Session, framed: solving.Framed, timetable: scheduling.Timetable
) -> None:
    """The facts of every reason in place of those of the proposal before."""
    Wish.objects.filter(session=session).exclude(unheld_facts={}).update(unheld_facts={})
    Wish.objects.bulk_update(
        [
            Wish(pk=int(unheld.wish), unheld_facts=facts_of(unheld, framed.slots))
            for unheld in timetable.unheld
        ],
        ["unheld_facts"],
        batch_size=AT_ONCE,
    )
