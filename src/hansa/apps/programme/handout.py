"""What a delegate may read of an activity: where and when, and, where expected, its papers.

handout = handout_of(delegate, uid=uid)
handout.lines, handout.documents
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from hansa.apps.programme import queries
from hansa.apps.programme.agenda import Entry, OwnPlace
from hansa.apps.programme.models import Activity, ActivityDocument, ShowLine
from hansa.apps.programme.rules import WITH_PLACES, Status
from hansa.apps.registration.models import Delegate


@dataclass(frozen=True, slots=True)
class Handout:
    """An activity as a delegate reads it.

    Attributes:
        is_expected: the delegate is to come, and so reads the papers that are for delegates.
        documents: without what stands in them.
        lines: the public part of the run of show, each with the moment at which it begins.
    """

    activity: Activity
    entry: Entry
    is_expected: bool
    documents: tuple[ActivityDocument, ...] = ()
    lines: tuple[tuple[datetime, ShowLine], ...] = ()
    hosts: tuple[str, ...] = ()


def handout_of(delegate: Delegate, *, uid: UUID) -> Handout | None:
    """An activity that concerns the delegate; None: there is none by this name for them."""
    found = next((each for each in queries.programme_for(delegate) if each.uid == uid), None)
    if found is None:
        return None
    entry = Entry.of_activity(found)
    if not is_expected(found):
        return Handout(found, entry, is_expected=False)
    parts = queries.read_by_delegates(found)
    return Handout(
        found,
        entry,
        is_expected=True,
        documents=parts.documents,
        lines=_timed(found, parts.lines),
        hosts=parts.hosts,
    )


def document_for(delegate: Delegate, *, uid: UUID, number: int) -> ActivityDocument | None:
    """A document that delegates may read, for one who is to come to its activity."""
    handout = handout_of(delegate, uid=uid)
    if handout is None or number not in {each.pk for each in handout.documents}:
        return None
    return queries.document_of(handout.activity, number=number)


def is_expected(activity: Activity) -> bool:
    """Whether the delegate for whom `queries.programme_for` found it is to come."""
    if activity.status != Status.CONFIRMED:
        return False
    return activity.audience not in WITH_PLACES or OwnPlace.at(activity).held


def _timed(activity: Activity, lines: Sequence[ShowLine]) -> tuple[tuple[datetime, ShowLine], ...]:
    begins = activity.period.lower
    return tuple((begins + timedelta(minutes=line.offset), line) for line in lines)
