"""A session's rows as a problem of the scheduler."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from hansa.apps.meetings import goals, needs, queries, rules
from hansa.apps.meetings.goals import Aim
from hansa.apps.meetings.models import Meeting, Party, Session, Slot, Table, Wish
from hansa.apps.meetings.needs import Need
from hansa.apps.meetings.published import PublishedMeeting
from hansa.apps.meetings.resources import Absence, Competitors, Helper, HelperAbsence, Precedence
from hansa.apps.meetings.rules import Part
from hansa.apps.meetings.sharing import taken_elsewhere
from hansa.apps.meetings.surroundings import measured, period_of, spots_of
from hansa.engines import scheduling
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Rows:
    """What a session is framed from, each read once.

    Attributes:
        slots: in the order of time.
        people: who may sit for each party.
        wishes: those that can be asked: somebody of each party is there.
    """

    session: Session
    slots: tuple[Slot, ...]
    tables: tuple[Table, ...]
    parties: Mapping[int, Party]
    people: Mapping[int, list[int]]
    wishes: tuple[Wish, ...]

    @property
    def index(self) -> dict[int, int]:
        """The problem's slot index of each slot."""
        return {slot.pk: place for place, slot in enumerate(self.slots)}

    @property
    def moving(self) -> timedelta:
        """From one meeting to the next."""
        return timedelta(minutes=self.session.moving)

    @property
    def taking_part(self) -> list[int]:
        """The parties of the wishes."""
        return sorted({key for wish in self.wishes for key in wish.numbers})


def rows_of(session: Session, *, people: Mapping[int, list[int]], wishes: list[Wish]) -> Rows:
    """What there is to frame, for wishes that can be asked."""
    return Rows(
        session=session,
        slots=tuple(session.slots.order_by("period")),
        tables=tuple(session.tables.order_by("position")),
        parties={party.pk: party for party in session.parties.select_related("table")},
        people=people,
        wishes=tuple(wishes),
    )


def problem_of(rows: Rows) -> scheduling.Problem:
    """The problem; every key is a row's number as text, or a table's label.

    Raises:
        ValueError: when there are no slots or no tables.
    """
    asked = tuple(_wishes(rows))
    competitors, beside = _competitors(rows)
    zone = rows.session.leg.zone
    parts = [(slot.period.lower.astimezone(zone), slot.part) for slot in rows.slots]
    return scheduling.Problem(
        slots=tuple(period_of(slot) for slot in rows.slots),
        tables=tuple(_tables(rows)),
        parties=tuple(_parties(rows)),
        wishes=asked,
        precedences=_precedences(rows),
        fairness=rows.session.fairness,
        helpers=tuple(_helpers(rows)),
        moving=rows.moving,
        competitors=competitors,
        beside=beside,
        half_days=(halves := needs.half_days(parts)),
        goals=_goals(rows, asked, halves=len(set(halves))),
    )


def _tables(rows: Rows) -> Iterator[scheduling.Table]:
    index = rows.index
    closed: dict[int, set[int]] = defaultdict(set)
    for slot, lost in queries.closed_places(rows.session):
        closed[lost].add(index[slot])
    for table in rows.tables:
        yield scheduling.Table(
            key=table.label,
            kind=scheduling.TableKind(table.kind),
            chairs=table.chairs,
            accessible=table.accessible,
            at=measured(table),
            closed=frozenset(closed[table.pk]),
        )


def _parties(rows: Rows) -> Iterator[scheduling.Party]:
    people = {person for party in rows.taking_part for person in rows.people[party]}
    away = _away(rows, people)
    for key in rows.taking_part:
        party = rows.parties[key]
        yield scheduling.Party(
            key=str(key),
            people=tuple(str(person) for person in rows.people[key]),
            away=frozenset(
                (str(person), slot) for person in rows.people[key] for slot in away[person]
            ),
            table=party.table.label if party.table else None,
            most=party.most,
        )


def _away(rows: Rows, people: set[int]) -> dict[int, set[int]]:
    """The slot indexes at which each person is absent, or sits in another session."""
    index = rows.index
    away: dict[int, set[int]] = defaultdict(set)
    for absence in Absence.objects.filter(slot__session=rows.session):
        away[absence.person_id].add(index[absence.slot_id])
    periods = [period_of(slot) for slot in rows.slots]
    for seat in queries.seats_elsewhere(rows.session, people=people):
        taken = Period(seat.period.lower, seat.period.upper)
        moving = max(rows.moving, timedelta(minutes=seat.meeting.session.moving))
        away[seat.person_id].update(
            place
            for place, period in enumerate(periods)
            if needs.is_too_close(taken, period, moving=moving)
        )
    return away


def _wishes(rows: Rows) -> Iterator[scheduling.Wish]:
    agreed, told, index = _agreed(rows), _told(rows), rows.index
    parts = {
        part: frozenset(place for place, slot in enumerate(rows.slots) if slot.part == part)
        for part in (Part.FIRST, Part.SECOND)
    }
    for wish in rows.wishes:
        need, meeting = _need(rows, wish), agreed.get(wish.pk)
        yield scheduling.Wish(
            key=str(wish.pk),
            parties=tuple(str(party) for party in wish.numbers),
            worth=rules.joint_worth(wish.worth, wish.answer),
            slots=parts.get(Part(wish.part)),
            required=rows.session.holds_all,
            fixed_slot=index[meeting.slot_id] if meeting else None,
            fixed_table=_fixed_table(rows, meeting) if meeting else None,
            people=_seated(meeting, wish) if meeting else None,
            must_meet=rules.is_must_meet(worth=wish.worth, answer=wish.answer, marked=wish.marked),
            kind=scheduling.TableKind(need.kind) if need.kind else None,
            accessible=need.accessible,
            skills=need.skills,
            published=told.get(wish.pk),
        )


def _need(rows: Rows, wish: Wish) -> Need:
    return needs.need_of(wish, parties=[rows.parties[party] for party in wish.numbers])


def _agreed(rows: Rows) -> dict[int, Meeting]:
    """Meetings that must not move, by wish, as long as those who sit in them still take part."""
    meetings = (
        Meeting.objects.filter(session=rows.session, agreed=True)
        .select_related("table")
        .prefetch_related("seats")
    )
    return {
        meeting.wish_id: meeting
        for meeting in meetings
        if all(seat.person_id in rows.people[seat.party_id] for seat in meeting.seats.all())
    }


def _fixed_table(rows: Rows, meeting: Meeting) -> str | None:
    """Where an agreed meeting stays; a party that has got a table of its own since comes there."""
    owns = any(rows.parties[seat.party_id].table_id for seat in meeting.seats.all())
    return None if owns else meeting.table.label


def _seated(meeting: Meeting, wish: Wish) -> tuple[str, ...]:
    sits = {seat.party_id: str(seat.person_id) for seat in meeting.seats.all()}
    return tuple(sits[party] for party in wish.numbers)


def _told(rows: Rows) -> dict[int, scheduling.Place]:
    """Where people were told that each meeting is, if that slot and table are still there."""
    starts = {(slot.period.lower, slot.period.upper): at for at, slot in enumerate(rows.slots)}
    labels = {table.label for table in rows.tables}
    told = PublishedMeeting.objects.filter(session=rows.session, cancelled_at__isnull=True)
    return {
        wish: scheduling.Place(starts[period.lower, period.upper], label)
        for wish, period, label in told.values_list("wish", "period", "table_label")
        if (period.lower, period.upper) in starts and label in labels
    }


def _precedences(rows: Rows) -> tuple[tuple[str, str], ...]:
    asked = {wish.pk for wish in rows.wishes}
    return tuple(
        (str(order.first_id), str(order.then_id))
        for order in Precedence.objects.filter(first__session=rows.session)
        if order.first_id in asked and order.then_id in asked
    )


def _helpers(rows: Rows) -> Iterator[scheduling.Helper]:
    index = rows.index
    away: dict[int, set[int]] = defaultdict(set)
    for absence in HelperAbsence.objects.filter(helper__session=rows.session):
        away[absence.helper_id].add(index[absence.slot_id])
    for helper_key, slot in taken_elsewhere(rows.session):
        away[helper_key].add(index[slot])
    for helper in Helper.objects.filter(session=rows.session).order_by("pk"):
        yield scheduling.Helper(
            key=str(helper.pk),
            skills=frozenset(helper.skills),
            away=frozenset(away[helper.pk]),
        )


def _competitors(rows: Rows) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Who competes, and which tables are side by side; neither where the other says nothing."""
    present = set(rows.taking_part)
    pairs = tuple(
        (str(pair.one_id), str(pair.other_id))
        for pair in Competitors.objects.filter(session=rows.session).order_by("pk")
        if {pair.one_id, pair.other_id} <= present
    )
    if not pairs:
        return (), ()
    spots, labels = spots_of(rows.tables), {table.pk: table.label for table in rows.tables}
    beside = tuple(
        (labels[one], labels[other])
        for one, other in sorted(sorted(pair) for pair in needs.side_by_side(list(spots.values())))
    )
    return (pairs, beside) if beside else ((), ())


def _goals(rows: Rows, asked: tuple[scheduling.Wish, ...], *, halves: int) -> scheduling.Goals:
    says_nothing = {
        Aim.MUST_MEETS: not any(wish.must_meet for wish in asked),
        Aim.HELPERS: not any(wish.skills for wish in asked),
        Aim.HALF_DAYS: halves < 2,  # noqa: PLR2004 - a choice takes two
        Aim.WALKING: not any(table.across is not None for table in rows.tables),
    }
    order = goals.as_framed(
        rows.session.goals,
        published=any(wish.published for wish in asked),
        moot={str(aim) for aim, silent in says_nothing.items() if silent},
    )
    return scheduling.Goals(order=tuple(scheduling.Goal(goal) for goal in order))
