"""What a publication changes, person by person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from hansa.values import Period

if TYPE_CHECKING:
    from hansa.apps.directory.models import Person
    from hansa.apps.meetings.models import Counterpart, Session
    from hansa.apps.registration.models import Delegate


class ChangeKind(StrEnum):
    """What happened to a meeting since a person was last told."""

    ADDED = "added"
    MOVED = "moved"
    CHANGED = "changed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Where:
    """When and at which table."""

    period: Period
    table: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change for one person.

    Attributes:
        delegate: the person as a delegate; None when they receive as a host.
        counterpart: the host for whom the person receives; None for a delegate.
        other: the name of the organisation they meet; at a group meeting, of all of them.
        was: None when the meeting is new to them.
        now: None when it is cancelled.
    """

    kind: ChangeKind
    person: Person
    delegate: Delegate | None
    counterpart: Counterpart | None
    other: str
    was: Where | None
    now: Where | None


@dataclass(frozen=True, slots=True)
class Publication:
    """A timetable that was published.

    Attributes:
        number: 1 for the first publication of the session; 0 when nothing was ever published.
        changes: in the order of person and time; empty when nobody has anything new to know.
    """

    session: Session
    number: int
    changes: tuple[Change, ...]

    @property
    def people(self) -> int:
        """How many people's agendas changed."""
        return len({change.person.pk for change in self.changes})
