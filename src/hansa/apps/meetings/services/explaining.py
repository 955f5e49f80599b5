"""Keeping why the latest proposal does not hold a wish, and what would help."""

from collections.abc import Iterable, Sequence

from hansa.apps.meetings import solving
from hansa.apps.meetings.facts import facts_of
from hansa.apps.meetings.models import Run, Session, Slot, Wish
from hansa.apps.meetings.relaxations import kept
from hansa.engines import scheduling

# So many rows are written in one statement.
AT_ONCE = 500
# How long is looked for what would help, once the timetable stands.
SECONDS = 8.0


def note_facts(
    *, session: Session, unheld: Iterable[scheduling.Unheld], slots: Sequence[Slot]
) -> None:
    """The facts of every reason in place of those of the timetable before.

    Args:
        slots: rows in the order of the problem's slot indexes.
    """
    Wish.objects.filter(session=session).exclude(unheld_facts={}).update(unheld_facts={})
    Wish.objects.bulk_update(
        [Wish(pk=int(each.wish), unheld_facts=facts_of(each, slots)) for each in unheld],
        ["unheld_facts"],
        batch_size=AT_ONCE,
    )


def note_what_would_help(
    *, run: Run, framed: solving.Framed, timetable: scheduling.Timetable
) -> None:
    """Find out and keep what would help; the timetable stands already, whatever happens here."""
    found = scheduling.relaxations(framed.problem, timetable, seconds=SECONDS)
    run.relaxations = [kept(each, framed.slots) for each in found]
    Run.objects.filter(pk=run.pk).update(relaxations=run.relaxations)
