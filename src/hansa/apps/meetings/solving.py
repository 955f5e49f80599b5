"""Rows to a problem of the scheduler, and its timetable back to rows."""

from collections import defaultdict
from dataclasses import dataclass

from hansa.apps.meetings import queries, rules
from hansa.apps.meetings.models import (
    Absence,
    Meeting,
    Precedence,
    Session,
    Slot,
    Wish,
)
from hansa.apps.meetings.rules import Part
from hansa.engines import scheduling
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Framed:
    """A session as the scheduler sees it, with the rows behind its keys.

    Attributes:
        slots: rows in the order of the problem's slot indexes.
        unable: wishes that cannot be asked at all: nobody of a party is on the leg that day.
    """

    problem: scheduling.Problem
    slots: tuple[Slot, ...]
    unable: tuple[int, ...]


def framed(session: Session) -> Framed:
    """The session as a problem; every key is a row's number as text.

    Raises:
        ValueError: when it has no slots or no tables; `rules.objections_to_run` asks first.
    """
    slots = tuple(session.slots.order_by("period"))
    people = {
        party: [person.pk for person in them]
        for party, them in queries.people_of_parties(session).items()
    }
    wishes = list(queries.open_wishes(session).order_by("pk"))
    askable = [wish for wish in wishes if people[wish.asking_id] and people[wish.asked_id]]
    problem = scheduling.Problem(
        slots=tuple(Period(slot.period.lower, slot.period.upper) for slot in slots),
        tables=tuple(scheduling.Table(table.label) for table in session.tables.all()),
        parties=_parties(session, askable, people, slots),
        wishes=_wishes(session, askable, people, slots),
        precedences=_precedences(session, askable),
        fairness=session.fairness,
    )
    able = {wish.pk for wish in askable}
    return Framed(problem, slots, tuple(wish.pk for wish in wishes if wish.pk not in able))


def meetings_from(
    timetable: scheduling.Timetable, *, framed: Framed, session: Session
) -> tuple[list[Meeting], dict[int, list[tuple[int, int]]]]:
    """Unsaved meetings, and for each wish the (party, person) pairs who sit in it."""
    tables = {table.label: table for table in session.tables.all()}
    asked = {wish.key: wish for wish in framed.problem.wishes}
    meetings, seats = [], {}
    for held in timetable.meetings:
        slot, wish = framed.slots[held.slot], asked[held.wish]
        meetings.append(
            Meeting(
                wish_id=int(held.wish),
                session=session,
                slot=slot,
                table=tables[held.table],
                period=slot.period,
            )
        )
        seats[int(held.wish)] = [
            (int(party), int(person))
            for party, person in zip(wish.parties, held.people, strict=True)
        ]
    return meetings, seats


def _parties(
    session: Session, wishes: list[Wish], people: dict[int, list[int]], slots: tuple[Slot, ...]
) -> tuple[scheduling.Party, ...]:
    wanted = sorted({party for wish in wishes for party in (wish.asking_id, wish.asked_id)})
    away = _away(session, slots, {person for party in wanted for person in people[party]})
    return tuple(
        scheduling.Party(
            key=str(party),
            people=tuple(str(person) for person in people[party]),
            away=frozenset(
                (str(person), slot) for person in people[party] for slot in away[person]
            ),
        )
        for party in wanted
    )


def _away(session: Session, slots: tuple[Slot, ...], people: set[int]) -> dict[int, set[int]]:
    """The slot indexes at which each person is absent, or sits in another session."""
    index = {slot.pk: place for place, slot in enumerate(slots)}
    away: dict[int, set[int]] = defaultdict(set)
    for absence in Absence.objects.filter(slot__session=session):
        away[absence.person_id].add(index[absence.slot_id])
    for seat in queries.seats_elsewhere(session, people=people):
        for place, slot in enumerate(slots):
            if seat.period.lower < slot.period.upper and slot.period.lower < seat.period.upper:
                away[seat.person_id].add(place)
    return away


def _wishes(
    session: Session, wishes: list[Wish], people: dict[int, list[int]], slots: tuple[Slot, ...]
) -> tuple[scheduling.Wish, ...]:
    agreed = _agreed(session, people)
    index = {slot.pk: place for place, slot in enumerate(slots)}
    parts = {
        part: frozenset(place for place, slot in enumerate(slots) if slot.part == part)
        for part in (Part.FIRST, Part.SECOND)
    }
    return tuple(
        scheduling.Wish(
            key=str(wish.pk),
            parties=(str(wish.asking_id), str(wish.asked_id)),
            worth=rules.joint_worth(wish.worth, wish.answer),
            slots=parts.get(Part(wish.part)),
            required=session.holds_all,
            fixed_slot=index[agreed[wish.pk].slot.pk] if wish.pk in agreed else None,
            fixed_table=agreed[wish.pk].table.label if wish.pk in agreed else None,
            people=_seated(agreed[wish.pk], wish) if wish.pk in agreed else None,
        )
        for wish in wishes
    )


def _agreed(session: Session, people: dict[int, list[int]]) -> dict[int, Meeting]:
    """Meetings that must not move, by wish, as long as those who sit in them still take part."""
    meetings = (
        Meeting.objects.filter(session=session, agreed=True)
        .select_related("slot", "table")
        .prefetch_related("seats")
    )
    return {
        meeting.wish_id: meeting
        for meeting in meetings
        if all(seat.person_id in people[seat.party_id] for seat in meeting.seats.all())
    }


def _seated(meeting: Meeting, wish: Wish) -> tuple[str, str]:
    sits = {seat.party_id: str(seat.person_id) for seat in meeting.seats.all()}
    return sits[wish.asking_id], sits[wish.asked_id]


def _precedences(session: Session, wishes: list[Wish]) -> tuple[tuple[str, str], ...]:
    asked = {wish.pk for wish in wishes}
    return tuple(
        (str(order.first_id), str(order.then_id))
        for order in Precedence.objects.filter(first__session=session)
        if order.first_id in asked and order.then_id in asked
    )
