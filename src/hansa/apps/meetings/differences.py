"""What is different between the board and what people were told."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hansa.apps.directory.models import Person
from hansa.apps.meetings import queries, rules
from hansa.apps.meetings.changes import Change, ChangeKind, Where
from hansa.apps.meetings.models import (
    Counterpart,
    Meeting,
    Party,
    PublishedMeeting,
    Seat,
    Session,
    Wish,
)
from hansa.apps.meetings.sharing import told_to_be_elsewhere
from hansa.apps.registration.models import Delegate
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Appointment:
    """One person's side of one meeting, as the board has it now.

    Attributes:
        other_party: the host, for a guest; the first guest, for the host.
        with_them: the other organisations, at a group meeting.
        others: the numbers of everybody else who sits, in their order.
    """

    wish: Wish
    person: Person
    party: Party
    other_party: Party
    other_person: Person
    with_them: tuple[Party, ...]
    others: list[int]
    where: Where
    helped_by: str

    @property
    def names(self) -> str:
        """The organisations that the person meets."""
        return ", ".join(str(party) for party in (self.other_party, *self.with_them))


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a person must be told.

    Attributes:
        told: what they were told before; None when they never heard of the meeting.
        appointment: how it stands now; None when it is cancelled.
    """

    kind: ChangeKind
    wish: int
    told: PublishedMeeting | None
    appointment: Appointment | None
    change: Change


def differences(session: Session) -> list[Difference]:
    """Everything that publishing would tell, cancellations first; in a few queries."""
    told = _told(session)
    standing = {(item.wish.pk, item.person.pk): item for item in _appointments(session)}
    return [
        *_cancelled(told, standing),
        *_added_or_moved(told, standing, _delegates(session)),
    ]


def _told(session: Session) -> dict[tuple[int, int], PublishedMeeting]:
    rows = PublishedMeeting.objects.filter(session=session).select_related(
        "person",
        "delegate",
        "wish__asking__counterpart",
        "wish__asked__counterpart",
        "other_party__registration__organisation",
        "other_party__counterpart__organisation",
    )
    return {(row.wish_id, row.person_id): row for row in rows}


def _delegates(session: Session) -> dict[int, Delegate]:
    """The delegates of this mission by person."""
    delegates = Delegate.objects.filter(mission=session.leg.mission_id).select_related("person")
    return {delegate.person_id: delegate for delegate in delegates}


def _appointments(session: Session) -> Iterator[Appointment]:
    meetings = (
        Meeting.objects.filter(session=session)
        .select_related("table", "wish")
        .prefetch_related(
            "wish__joinings",
            "seats__person",
            "seats__party__registration__organisation",
            "seats__party__counterpart__organisation",
            "assistance__helper",
        )
    )
    for meeting in meetings:
        where = Where(Period(meeting.period.lower, meeting.period.upper), meeting.table.label)
        seats: list[Seat] = list(meeting.seats.all())
        helped_by = ", ".join(each.helper.name for each in meeting.assistance.all())
        for seat in seats:
            other, *more = _across(seat, seats, meeting.wish)
            yield Appointment(
                wish=meeting.wish,
                person=seat.person,
                party=seat.party,
                other_party=other.party,
                other_person=other.person,
                with_them=tuple(chair.party for chair in more),
                others=sorted(chair.person_id for chair in (other, *more)),
                where=where,
                helped_by=helped_by,
            )


def _across(seat: Seat, seats: list[Seat], wish: Wish) -> list[Seat]:
    """The other chairs: for a guest the host's first, for the host the guests' as they came."""
    order = [wish.asked_id, *wish.numbers]
    others = [chair for chair in seats if chair is not seat]
    return sorted(others, key=lambda chair: order.index(chair.party_id))


def _cancelled(
    told: dict[tuple[int, int], PublishedMeeting], standing: dict[tuple[int, int], Appointment]
) -> Iterator[Difference]:
    """What people were told and the board no longer holds; told before others are added."""
    for key, row in told.items():
        if key in standing or row.cancelled_at:
            continue
        change = Change(
            kind=ChangeKind.CANCELLED,
            person=row.person,
            delegate=row.delegate,
            counterpart=_host_told(row),
            other=str(row.other_party),
            was=where_told(row),
            now=None,
        )
        yield Difference(ChangeKind.CANCELLED, row.wish_id, row, None, change)


def _host_told(row: PublishedMeeting) -> Counterpart | None:
    """The host for whom the person was told; None for a delegate."""
    if row.delegate:
        return None
    sides = (row.wish.asked, row.wish.asking)
    theirs = (side for side in sides if side.pk != row.other_party_id)
    return next((side.counterpart for side in theirs if side.counterpart), None)


def _added_or_moved(
    told: dict[tuple[int, int], PublishedMeeting],
    standing: dict[tuple[int, int], Appointment],
    delegates: dict[int, Delegate],
) -> Iterator[Difference]:
    for key, item in standing.items():
        row = told.get(key)
        kind = _kind(row, item)
        if kind is None:
            continue
        change = Change(
            kind=kind,
            person=item.person,
            delegate=delegates.get(item.person.pk) if item.party.registration_id else None,
            counterpart=item.party.counterpart,
            other=item.names,
            was=where_told(row) if row and not row.cancelled_at else None,
            now=item.where,
        )
        yield Difference(kind, item.wish.pk, row, item, change)


def _kind(row: PublishedMeeting | None, item: Appointment) -> ChangeKind | None:
    """What is new for the person; None when nothing is."""
    if row is None or row.cancelled_at:
        return ChangeKind.ADDED
    if where_told(row) != item.where:
        return ChangeKind.MOVED
    if row.others != item.others or row.helped_by != item.helped_by:
        return ChangeKind.CHANGED
    return None


def where_told(row: PublishedMeeting) -> Where:
    """When and at which table the person was told to be."""
    return Where(Period(row.period.lower, row.period.upper), row.table_label)


@dataclass(frozen=True, slots=True)
class Preview:
    """What publishing would do now.

    Attributes:
        people: who sits in a meeting of the board, told before or not.
        meetings: how many meetings are new, moved, changed or cancelled, by kind.
        objections: why it would be refused.
    """

    people: int
    meetings: Mapping[str, int]
    changes: tuple[Change, ...]
    objections: tuple[str, ...]

    @property
    def people_told(self) -> int:
        """How many people's agendas would change."""
        return len({change.person.pk for change in self.changes})


def preview_publication(session: Session) -> Preview:
    """What publishing would tell and to how many; nothing is written."""
    found = differences(session)
    each = {(difference.kind, difference.wish) for difference in found}
    return Preview(
        people=Seat.objects.filter(meeting__session=session).values("person").distinct().count(),
        meetings=Counter(str(kind) for kind, _wish in each),
        changes=tuple(sorted((difference.change for difference in found), key=in_order)),
        objections=tuple(objections_to_publishing(session)),
    )


def in_order(change: Change) -> tuple[str, int, datetime]:
    """By person and time."""
    starts = next(where.period.start for where in (change.now, change.was) if where)
    return (str(change.person), change.person.pk, starts)


def objections_to_publishing(session: Session) -> Iterator[str]:
    """Why the board cannot be published now."""
    elsewhere = [
        _(
            "{person} is still told to be at {session} at {time}; publish that session first."
        ).format(
            person=row.person,
            session=row.session,
            time=f"{row.period.lower.astimezone(row.session.leg.zone):%H:%M}",
        )
        for row in queries.told_elsewhere(session)
    ]
    helping = [
        _(
            "{helper} is told to help in {session} at {time}. Let somebody else help {meeting}, or "
            "publish that session first where its board has changed."
        ).format(
            helper=clash.helper, session=clash.other, time=clash.other_clock, meeting=clash.meeting
        )
        for clash in told_to_be_elsewhere(session)
    ]
    return rules.objections_to_publishing(
        meetings=session.meetings.count(),
        published=session.publication,
        running=queries.run_under_way(session) is not None,
        elsewhere=[*elsewhere, *helping],
    )
