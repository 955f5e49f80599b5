"""A session with everything on is solved as it was framed, and the board agrees with the engine."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.factories.sessions import NOW, a_hall

from hansa.apps.meetings import board, services, solving
from hansa.apps.meetings.models import Assistance, Meeting
from hansa.apps.meetings.services import Needed, Qualities
from hansa.engines import scheduling

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def full(db):
    """Three slots, four tables, one interpreter, an own table, a cap, competitors, four wishes."""
    hall = a_hall(TEN, tables=("1", "2", "3", "4"))
    said = {"by": hall.officer, "now": NOW}
    services.aim(
        session=hall.session,
        goals=["must_meets", "worth", "least_served", "helpers", "half_days", "idle", "walking"],
        moving=0,
        **said,
    )
    tables = [
        Qualities("1", accessible=True, across=0, along=0),
        Qualities("2", across=2, along=0),
        Qualities("Room", kind="room"),
        Qualities("Screen", kind="virtual"),
    ]
    services.describe_tables(
        session=hall.session, tables=list(zip(hall.tables, tables, strict=True)), **said
    )
    services.keep_helper(
        session=hall.session, name="Aiko", skills=["ja"], away=hall.slots[2:], **said
    )
    services.seat_party(party=hall.hosts[0], needed=Needed(), table=hall.tables[1], **said)
    services.seat_party(party=hall.hosts[1], needed=Needed(skills=["ja"]), most=2, **said)
    services.seat_party(party=hall.companies[0], needed=Needed(accessible=True), **said)
    services.keep_apart(
        session=hall.session, one=hall.companies[0], other=hall.companies[1], **said
    )
    for company in (0, 1):
        for host in (0, 1):
            hall.wish(company, host, worth=50 + 10 * company + host)
    hall.session.refresh_from_db()
    return hall


def standing(hall, problem):
    """The board as the engine's meetings."""
    slots = [slot.pk for slot in hall.slots]
    asked = {wish.key: wish for wish in problem.wishes}
    meetings = Meeting.objects.select_related("wish", "table").prefetch_related(
        "seats", "assistance"
    )
    for meeting in meetings:
        sits = {str(seat.party_id): str(seat.person_id) for seat in meeting.seats.all()}
        helps = {each.skill: str(each.helper_id) for each in meeting.assistance.all()}
        wish = asked[str(meeting.wish_id)]
        yield scheduling.Meeting(
            wish=wish.key,
            slot=slots.index(meeting.slot_id),
            table=meeting.table.label,
            people=tuple(sits[party] for party in wish.parties),
            helpers=tuple(helps[skill] for skill in wish.skills),
        )


def timetable(meetings):
    return scheduling.Timetable(
        meetings=tuple(meetings), unheld=(), worth=0, bound=0, idle_periods=0
    )


def test_a_proposal_for_everything_keeps_every_rule(full):
    run = full.propose()

    problem = solving.framed(full.session).problem
    assert (run.status, run.held) == ("done", 4)
    assert scheduling.violations(problem, timetable(standing(full, problem))) == []
    assert Assistance.objects.count() == 2


@pytest.mark.parametrize("moving", [0, 5])
@pytest.mark.parametrize("company", [0, 1])
def test_the_board_allows_by_hand_what_the_engine_allows(full, company, moving):
    """For each place of one wish while another meeting stands, and whoever would sit and help."""
    services.aim(session=full.session, goals=["worth"], moving=moving, by=full.officer, now=NOW)
    full.session.refresh_from_db()
    wishes = {(w.asking_id, w.asked_id): w for w in full.session.wishes.all()}
    first = wishes[full.companies[company].pk, full.hosts[0].pk]
    second = wishes[full.companies[0].pk, full.hosts[1].pk]
    full.place(first, slot=0, table=1)
    problem = solving.framed(full.session).problem
    problem = replace(problem, wishes=tuple(replace(w, fixed_slot=None) for w in problem.wishes))
    there = list(standing(full, problem))

    found = board.places_for(second, session=full.session).objections

    assert {place for place, objections in found.items() if not objections} == {
        (slot.pk, table.pk)
        for at, slot in enumerate(full.slots)
        for table in full.session.tables.all()
        if any(
            not scheduling.violations(problem, timetable([*there, meeting]))
            for meeting in ways(problem, second, at, table.label)
        )
    }


def ways(problem, wish, slot, table):
    """Every way of seating and helping the wish there."""
    asked = next(each for each in problem.wishes if each.key == str(wish.pk))
    parties = {party.key: party for party in problem.parties}
    one, other = (parties[key].people for key in asked.parties)
    helpers = [helper.key for helper in problem.helpers] if asked.skills else [None]
    return [
        scheduling.Meeting(asked.key, slot, table, (mine, theirs), (helper,) if helper else ())
        for mine in one
        for theirs in other
        for helper in helpers
    ]
