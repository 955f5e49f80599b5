"""Rows to a problem of the scheduler, and its timetable back to rows."""

from dataclasses import dataclass

from hansa.apps.meetings import queries
from hansa.apps.meetings.framing import problem_of, rows_of
from hansa.apps.meetings.models import Meeting, Session, Slot
from hansa.engines import scheduling


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
    """The session as a problem; every key is a row's number as text, or a table's label.

    Raises:
        ValueError: when it has no slots or no tables; `rules.objections_to_run` asks first.
    """
    people = {
        party: [person.pk for person in them]
        for party, them in queries.people_of_parties(session).items()
    }
    wishes = list(queries.open_wishes(session).order_by("pk"))
    askable = [wish for wish in wishes if all(people[party] for party in wish.numbers)]
    rows = rows_of(session, people=people, wishes=askable)
    able = {wish.pk for wish in askable}
    unable = tuple(wish.pk for wish in wishes if wish.pk not in able)
    return Framed(problem_of(rows), rows.slots, unable)


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


def helpers_from(
    timetable: scheduling.Timetable, *, framed: Framed
) -> dict[int, list[tuple[int, str]]]:
    """For each wish that is held, the (helper, skill) pairs of those who help."""
    asked = {wish.key: wish for wish in framed.problem.wishes}
    return {
        int(held.wish): [
            (int(helper), skill)
            for helper, skill in zip(held.helpers, asked[held.wish].skills, strict=True)
        ]
        for held in timetable.meetings
    }
