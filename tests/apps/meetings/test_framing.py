"""The rows of a session, said to the engine exactly."""

from datetime import timedelta

import pytest
from tests.factories.sessions import NOW, Hall, open_session

from hansa.apps.meetings import services, solving
from hansa.apps.meetings.services import Needed, Qualities
from hansa.engines.scheduling import Goal, Helper, Place, Table, TableKind


def problem(hall: Hall):
    hall.session.refresh_from_db()
    return solving.framed(hall.session).problem


def only_wish(hall: Hall):
    (wish,) = problem(hall).wishes
    return wish


def contact(hall: Hall, host: int):
    return hall.hosts[host].counterpart.contact


@pytest.fixture
def said(hall):
    """How an officer says things: who and when never matter here."""
    return {"by": hall.officer, "now": NOW}


def test_a_plain_session_asks_for_nothing_special(hall):
    hall.wish(0, 0)

    framed = problem(hall)

    assert framed.tables == (Table("1"), Table("2"))
    assert (framed.helpers, framed.competitors, framed.beside) == ((), (), ())
    assert (framed.moving, framed.half_days) == (timedelta(), (0, 0, 0))
    assert framed.goals.order == (Goal.WORTH, Goal.IDLE, Goal.TABLE_CHANGES)
    assert [(party.table, party.most) for party in framed.parties] == [(None, None)] * 2
    wish = framed.wishes[0]
    assert (wish.kind, wish.accessible, wish.skills, wish.must_meet) == (None, False, (), False)
    assert (wish.published, wish.fixed_slot, wish.fixed_table) == (None, None, None)


def test_tables_are_said_with_kind_chairs_access_and_place(hall, said):
    hall.wish(0, 0)
    room = Qualities("Room A", kind="room", chairs=6, accessible=True, across=2.5, along=10)
    services.describe_tables(session=hall.session, tables=[(hall.tables[1], room)], **said)

    assert problem(hall).tables == (
        Table("1"),
        Table("Room A", kind=TableKind.ROOM, chairs=6, accessible=True, at=(2.5, 10.0)),
    )


def test_a_party_is_said_with_its_own_table_and_its_cap(hall, said):
    wish = hall.wish(0, 0)
    services.seat_party(party=hall.hosts[0], needed=Needed(), table=hall.tables[1], most=2, **said)

    host = next(party for party in problem(hall).parties if party.key == str(wish.asked_id))
    assert (host.table, host.most) == ("2", 2)


def test_a_wish_needs_what_it_and_its_parties_need(hall, said):
    wish = hall.wish(0, 0)
    services.seat_party(party=hall.hosts[0], needed=Needed(skills=["ja"]), **said)
    services.say_needs(
        wish=wish, needed=Needed(table_kind="room", accessible=True, skills=["lawyer"]), **said
    )

    framed = only_wish(hall)
    assert (framed.kind, framed.accessible) == (TableKind.ROOM, True)
    assert framed.skills == ("ja", "lawyer")


def test_a_language_that_the_visitor_speaks_needs_nobody(hall, said):
    hall.wish(0, 0)
    services.seat_party(party=hall.hosts[0], needed=Needed(skills=["ja"]), **said)
    services.seat_party(party=hall.companies[0], needed=Needed(), speaks=["ja"], **said)

    assert only_wish(hall).skills == ()


def test_helpers_are_said_with_their_skills_and_the_slots_without_them(hall, said):
    hall.wish(0, 0)
    helper = services.keep_helper(
        session=hall.session, name="Aiko Mori", skills=["ja", "en"], away=hall.slots[1:2], **said
    )

    assert problem(hall).helpers == (
        Helper(str(helper.pk), frozenset({"ja", "en"}), frozenset({1})),
    )


def test_both_sides_or_an_officer_make_a_must(hall, said):
    both, marked, plain = hall.wish(0, 0, worth=100), hall.wish(1, 0), hall.wish(1, 1, worth=100)
    services.wish(
        session=hall.session, asking=hall.hosts[0], asked=hall.companies[0], worth=90, **said
    )
    services.say_needs(wish=marked, needed=Needed(), marked=True, **said)

    musts = {wish.key for wish in problem(hall).wishes if wish.must_meet}
    assert musts == {str(both.pk), str(marked.pk)}
    assert str(plain.pk) not in musts
    assert problem(hall).goals.order[0] == Goal.MUST_MEETS


def test_competitors_are_said_with_the_tables_side_by_side(hall, said):
    hall.wish(0, 0)
    hall.wish(1, 1)
    one, other = hall.companies
    services.keep_apart(session=hall.session, one=other, other=one, **said)

    framed = problem(hall)
    assert framed.competitors == ((str(one.pk), str(other.pk)),)
    assert framed.beside == (("1", "2"),)


def test_competitors_are_not_said_where_no_tables_are_side_by_side(hall, said):
    hall.wish(0, 0)
    hall.wish(1, 1)
    services.keep_apart(
        session=hall.session, one=hall.companies[0], other=hall.companies[1], **said
    )
    room = Qualities("2", kind="room")
    services.describe_tables(session=hall.session, tables=[(hall.tables[1], room)], **said)

    assert (problem(hall).competitors, problem(hall).beside) == ((), ())


def test_a_competitor_without_a_wish_is_left_out(hall, said):
    hall.wish(0, 0)
    services.keep_apart(
        session=hall.session, one=hall.companies[0], other=hall.companies[1], **said
    )

    assert problem(hall).competitors == ()


def test_goals_are_said_in_the_officers_order_and_those_without_a_say_left_out(hall, said):
    hall.wish(0, 0)
    order = ["must_meets", "least_served", "worth", "half_days", "helpers", "walking", "idle"]
    services.aim(session=hall.session, goals=order, moving=5, **said)

    framed = problem(hall)
    assert framed.goals.order == (Goal.LEAST_SERVED, Goal.WORTH, Goal.IDLE)
    assert framed.moving == timedelta(minutes=5)


def test_a_goal_has_its_say_where_there_is_something_to_say(hall, said):
    wish = hall.wish(0, 0)
    services.say_needs(wish=wish, needed=Needed(skills=["ja"]), marked=True, **said)
    at_the_door = Qualities("1", across=0, along=0)
    services.describe_tables(session=hall.session, tables=[(hall.tables[0], at_the_door)], **said)
    hall.session.slots.filter(pk=hall.slots[2].pk).update(part=2)
    order = ["must_meets", "worth", "half_days", "helpers", "walking"]
    services.aim(session=hall.session, goals=order, moving=0, **said)

    assert problem(hall).goals.order == tuple(Goal(goal) for goal in order)
    assert problem(hall).half_days == (0, 0, 1)


def test_what_people_were_told_counts_as_published(hall):
    told, new = hall.wish(0, 0), hall.wish(1, 1)
    meeting = hall.place(told, slot=1, table=1)
    hall.publish()
    services.agree(meeting=meeting, agreed=False, by=hall.officer, now=NOW)

    framed = problem(hall)
    published = {wish.key: wish.published for wish in framed.wishes}
    assert published == {str(told.pk): Place(1, "2"), str(new.pk): None}
    assert framed.goals.order == (
        Goal.WORTH, Goal.MOVES, Goal.MOVED_WORTH, Goal.IDLE, Goal.TABLE_CHANGES,
    )  # fmt: skip


def test_what_was_cancelled_is_no_longer_published(hall):
    meeting = hall.place(hall.wish(0, 0), slot=1, table=1)
    hall.publish()
    services.take_off(meeting=meeting, why="", by=hall.officer, now=NOW)
    hall.publish()

    assert only_wish(hall).published is None


def test_an_agreed_meeting_comes_to_the_table_that_its_host_got_since(hall, said):
    hall.place(hall.wish(0, 0), slot=1, table=1)
    services.seat_party(party=hall.hosts[0], needed=Needed(), table=hall.tables[0], **said)

    framed = only_wish(hall)
    assert (framed.fixed_slot, framed.fixed_table) == (1, None)


def test_whoever_sits_in_another_session_needs_time_to_come_from_there(hall, ten, said):
    """Half past eleven to noon, elsewhere; the last slot here ends at half past eleven."""
    hall.wish(0, 0)
    other = open_session(hall.coast, start=ten + timedelta(minutes=90), slots=1)
    company = services.join_session(
        session=other, registration=hall.companies[0].registration, **said
    )
    host = services.join_session(session=other, counterpart=hall.hosts[1].counterpart, **said)
    elsewhere = services.wish(session=other, asking=company, asked=host, worth=50, **said)
    services.place(wish=elsewhere, slot=other.slots.get(), table=other.tables.first(), **said)
    assert problem(hall).parties[0].away == frozenset()
    person = str(hall.companies[0].registration.delegates.get().person_id)

    services.aim(session=other, goals=["worth"], moving=10, **said)
    assert problem(hall).parties[0].away == {(person, 2)}

    services.aim(session=other, goals=["worth"], moving=0, **said)
    services.aim(session=hall.session, goals=["worth"], moving=10, **said)
    assert problem(hall).parties[0].away == {(person, 2)}


def test_a_session_is_framed_in_as_many_queries_however_many_wishes(
    hall, django_assert_max_num_queries
):
    for company in (0, 1):
        for host in (0, 1):
            hall.wish(company, host)

    with django_assert_max_num_queries(18):
        solving.framed(hall.session)
