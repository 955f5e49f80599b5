"""The timetables of a session that can be looked at side by side: the board, what was published,
and what runs proposed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from hansa.apps.meetings.models import (
    Kept,
    Meeting,
    PublishedMeeting,
    Run,
    Session,
    Slot,
)


class Kind(StrEnum):
    """What a timetable is."""

    BOARD = "board"
    PUBLISHED = "published"
    RUN = "run"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Version:
    """One timetable of a session, without its meetings.

    Attributes:
        number: of the run among the session's runs, or of the publication; 0 for the board.
        at: when it was made; None for the board, which is always as it is now.
        by: who made it.
        row: the number of its row; 0 for what is read from the board or the publication.
        run: what made it, where a run did.
    """

    kind: Kind
    number: int = 0
    at: datetime | None = None
    by: str = ""
    row: int = 0
    run: Run | None = None

    @property
    def key(self) -> str:
        """How an address names it: `board`, `published`, `run-3`, `publication-1`."""
        return f"{self.kind}-{self.number}" if self.row else str(self.kind)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as one timetable holds it.

    Attributes:
        wish: the number of its row, as `slot` and `table`; any of them may be gone by now.
        seats: (party, person) for each chair.
        helpers: (helper, skill) for each who helps.
    """

    wish: int
    slot: int
    table: int
    seats: tuple[tuple[int, int], ...]
    helpers: tuple[tuple[int, str], ...] = ()


def versions_of(session: Session) -> list[Version]:
    """What can be compared: the board, what is published, then what is kept, latest first."""
    numbers = {pk: place for place, pk in enumerate(_runs(session), start=1)}
    kept = (
        Kept.objects.filter(session=session)
        .select_related("kept_by", "run__ordered_by", "run__stop_asked_by")
        .defer("meetings", "reasons")
    )
    found = [Version(Kind.BOARD)]
    if session.publication:
        found.append(Version(Kind.PUBLISHED, session.publication, session.published_at))
    for row in kept:
        if row.run_id:
            number = numbers[row.run_id]
            found.append(Version(Kind.RUN, number, row.kept_at, str(row.kept_by), row.pk, row.run))
        elif row.publication != session.publication:
            number = row.publication or 0
            found.append(Version(Kind.PUBLICATION, number, row.kept_at, str(row.kept_by), row.pk))
    return found


def _runs(session: Session) -> Iterable[int]:
    runs = Run.objects.filter(session=session).order_by("ordered_at", "pk")
    return runs.values_list("pk", flat=True)


def sittings_of(version: Version, *, session: Session) -> tuple[Sitting, ...]:
    """Its meetings; none where it was forgotten meanwhile."""
    if version.kind is Kind.BOARD:
        return on_the_board(session)
    if version.kind is Kind.PUBLISHED:
        return as_published(session)
    stored = Kept.objects.filter(pk=version.row).values_list("meetings", flat=True).first()
    return sittings_in(stored or [])


def on_the_board(session: Session) -> tuple[Sitting, ...]:
    """The working timetable, in three queries."""
    meetings = Meeting.objects.filter(session=session).prefetch_related("seats", "assistance")
    return tuple(
        Sitting(
            meeting.wish_id,
            meeting.slot_id,
            meeting.table_id,
            tuple(sorted((seat.party_id, seat.person_id) for seat in meeting.seats.all())),
            tuple(sorted((each.helper_id, each.skill) for each in meeting.assistance.all())),
        )
        for meeting in meetings.order_by("wish")
    )


def as_published(session: Session) -> tuple[Sitting, ...]:
    """What people were told and still stands: as it was kept, else as their agendas have it."""
    kept = Kept.objects.filter(session=session, publication=session.publication).first()
    if kept is None:
        return tuple(_in_agendas(session))
    told = PublishedMeeting.objects.filter(session=session, cancelled_at__isnull=True)
    standing = set(told.values_list("wish", flat=True))
    return tuple(each for each in sittings_in(kept.meetings) if each.wish in standing)


def _in_agendas(session: Session) -> Iterator[Sitting]:
    """Of a timetable that was published before timetables were kept; who helped is not known."""
    told = PublishedMeeting.objects.filter(session=session, cancelled_at__isnull=True)
    tables = dict(session.tables.values_list("label", "pk"))
    slots = {slot.period: slot.pk for slot in Slot.objects.filter(session=session)}
    seats: dict[int, set[tuple[int, int]]] = defaultdict(set)
    places: dict[int, tuple[int, int]] = {}
    for row in told.order_by("wish"):
        places[row.wish_id] = (slots.get(row.period, 0), tables.get(row.table_label, 0))
        seats[row.wish_id].add((row.other_party_id, row.other_person_id))
    for wish, (slot, table) in places.items():
        yield Sitting(wish, slot, table, tuple(sorted(seats[wish])))


def stored(sittings: Iterable[Sitting]) -> list[list[Any]]:
    """Meetings in the form in which they are kept."""
    return [
        [
            each.wish,
            each.slot,
            each.table,
            [list(seat) for seat in each.seats],
            [list(helper) for helper in each.helpers],
        ]
        for each in sittings
    ]


def sittings_in(meetings: Iterable[list[Any]]) -> tuple[Sitting, ...]:
    """Meetings out of the form in which they are kept."""
    return tuple(
        Sitting(
            wish,
            slot,
            table,
            tuple((party, person) for party, person in seats),
            tuple((helper, skill) for helper, skill in helpers),
        )
        for wish, slot, table, seats, helpers in meetings
    )
