"""What goes wrong in the demonstration: a host who does not come, and what is done about it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hansa.apps.meetings import mending, queries, troubles
from hansa.apps.meetings import services as meetings
from hansa.journeys.publish_agendas import publish_agendas

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.meetings.models import Session

# So long after the doors opened nobody has seen them.
LATE = timedelta(minutes=35)


def strike(session: Session, *, repaired: bool, by: User, now: datetime) -> None:
    """The host with most meetings does not come; ways out are looked for.

    Args:
        repaired: it happens on the day, and the best way is taken and published; else it is known
            long before, and an officer still has to choose.
        now: when it is known long before.
    """
    host = queries.fullest_host(session)
    if host is None:
        raise LookupError(f"{session} has no host who could stay away.")
    if repaired:
        now = session.slots.order_by("period")[0].period.lower + LATE
    trouble = troubles.Trouble(
        missing=(host.contact_id,),
        most_moves=troubles.usual_moves(mending.choices(session, now=now).meetings),
        why="Nobody has come to the hall." if repaired else "The host has cancelled the journey.",
    )
    repair = meetings.propose_repair(session=session, trouble=trouble, by=by, now=now)
    if repaired:
        meetings.accept_repair(repair=repair, number=0, by=by, now=now)
        publish_agendas(session=session, by=by, now=now)
