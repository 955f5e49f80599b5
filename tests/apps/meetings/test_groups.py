"""Group meetings: made of wishes, joined, left, held, told and repaired."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.factories.sessions import NOW, company_in

from hansa.apps.meetings import board, queries, rules, services, solving
from hansa.apps.meetings.asking import wishes_for_host
from hansa.apps.meetings.differences import differences
from hansa.apps.meetings.groups import tablemates
from hansa.apps.meetings.models import Joining, Meeting, PublishedMeeting, Seat, Wish
from hansa.apps.meetings.services.happening import happen
from hansa.apps.meetings.surroundings import period_of
from hansa.apps.meetings.timetables import Kind, Version
from hansa.apps.meetings.troubles import Trouble
from hansa.engines import scheduling
from hansa.plumbing.history.models import Event
from hansa.values import Refused

GRID, STORAGE, WIND = "Zelmavelde Grid", "Quorilune Storage", "Arbor Wind"


@pytest.fixture
def three(hall):
    """The hall with a third company."""
    hall.companies.append(a_company(hall, WIND))
    return hall


def a_company(hall, name):
    return services.join_session(
        session=hall.session,
        registration=company_in(hall.coast, name),
        by=hall.officer,
        now=NOW,
    )


def gathered(hall, *companies, host=0, **details):
    return services.gather(
        session=hall.session,
        host=hall.hosts[host],
        guests=[hall.companies[number] for number in companies],
        by=hall.officer,
        now=NOW,
        **details,
    )


def sitting(wish):
    return {seat.party for seat in Seat.objects.filter(meeting__wish=wish)}


# Making one.


def test_a_group_meets_a_host_and_what_each_wished_for_is_folded_into_it(three):
    pairs = [three.wish(0, 0, worth=80), three.wish(1, 0, worth=40)]

    group = gathered(three, 0, 1, 2)

    assert str(group) == f"{GRID}, {STORAGE}, {WIND} – Bayside Power"
    assert group.worth == 90
    assert list(queries.open_wishes(three.session)) == [group]
    assert set(group.folded.all()) == set(pairs)


def test_meetings_of_what_is_folded_leave_the_board(three):
    pair = three.wish(0, 0)
    three.place(pair, slot=0, table=0)

    gathered(three, 0, 1)

    assert not Meeting.objects.exists()
    assert Event.objects.get(verb="meeting.taken_off").why == "Met in a group."


def test_a_group_needs_what_was_said_of_the_wishes_it_meets(three):
    needed = services.Needed(table_kind="room", accessible=True, skills=["lawyer"])
    pair = three.wish(0, 0)
    services.say_needs(wish=pair, needed=needed, marked=True, by=three.officer, now=NOW)

    group = gathered(three, 0, 1)

    assert (group.table_kind, group.accessible, group.skills) == ("room", True, ["lawyer"])
    assert group.marked


@pytest.mark.parametrize(
    ("companies", "why"),
    [((0,), "at least two others"), ((0, 0), "at this meeting already")],
)
def test_a_group_takes_two_different_guests_at_least(three, companies, why):
    with pytest.raises(Refused, match=why):
        gathered(three, *companies)

    assert not Wish.objects.exists()


def test_a_party_of_another_session_does_not_join(three, ten):
    other = services.plan_session(
        leg=three.session.leg,
        titles={"en": "Another"},
        hall="Hall C",
        slots=[(period_of(three.slots[0]), 1)],
        tables=["1"],
        by=three.officer,
        now=NOW,
    )
    stranger = services.join_session(
        session=other, registration=company_in(three.coast, "Kempen"), by=three.officer, now=NOW
    )
    wish = three.wish(0, 0)

    with pytest.raises(Refused, match="All must take part"):
        services.join_wish(wish=wish, party=stranger, by=three.officer, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Joining.objects.create(wish=wish, party=stranger, session=three.session, place=1)


def test_eight_sit_down_together_at_most(three):
    three.companies += [a_company(three, f"Company {number}") for number in range(5)]
    group = gathered(three, *range(7))

    with pytest.raises(Refused, match="At most 8 parties"):
        services.join_wish(wish=group, party=three.hosts[1], by=three.officer, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Joining.objects.create(
            wish=group, party=three.hosts[1], session=three.session, place=7
        )


def test_the_chairs_of_the_largest_table_must_do(three):
    three.session.tables.update(chairs=3)

    with pytest.raises(Refused, match="The largest table has 3 chairs; one more is needed"):
        gathered(three, 0, 1, 2)


# Joining and leaving.


def test_whoever_joins_a_meeting_on_the_board_sits_down_at_once(three):
    wish = three.wish(0, 0)
    three.place(wish, slot=0, table=0)

    services.join_wish(wish=wish, party=three.companies[2], by=three.officer, now=NOW)

    assert sitting(wish) == {three.companies[0], three.companies[2], three.hosts[0]}


def test_nobody_joins_a_meeting_while_they_sit_in_another(three):
    wish = three.wish(0, 0)
    three.place(wish, slot=0, table=0)
    three.place(three.wish(2, 1), slot=0, table=1)

    with pytest.raises(Refused, match="is in another meeting at 10:00"):
        services.join_wish(wish=wish, party=three.companies[2], by=three.officer, now=NOW)

    assert not Joining.objects.exists()


def test_whoever_leaves_has_their_own_wish_back_and_the_others_meet(three):
    own = three.wish(1, 0)
    group = gathered(three, 0, 1, 2)
    three.place(group, slot=0, table=0)

    services.leave_wish(wish=group, party=three.companies[1], by=three.officer, now=NOW)

    own.refresh_from_db()
    assert own.folded_into is None
    assert sitting(group) == {three.companies[0], three.companies[2], three.hosts[0]}


def test_when_the_first_of_them_leaves_another_steps_forward(three):
    group = gathered(three, 0, 1, 2)
    three.place(group, slot=0, table=0)

    services.leave_wish(wish=group, party=three.companies[0], by=three.officer, now=NOW)

    group = Wish.objects.get(pk=group.pk)
    assert str(group) == f"{STORAGE}, {WIND} – Bayside Power"
    assert sitting(group) == set(group.parties)


@pytest.mark.parametrize(
    ("leaving", "why"), [("guest", "Only two are left"), ("stranger", "not at this meeting")]
)
def test_two_at_least_stay(three, leaving, why):
    group = gathered(three, 0, 1)
    if leaving == "guest":
        services.leave_wish(wish=group, party=three.companies[1], by=three.officer, now=NOW)
    who = three.companies[0 if leaving == "guest" else 2]

    with pytest.raises(Refused, match=why):
        services.leave_wish(wish=group, party=who, by=three.officer, now=NOW)


def test_without_the_host_there_is_no_meeting(three):
    group = gathered(three, 0, 1)

    with pytest.raises(Refused, match="Without the host"):
        services.leave_wish(wish=group, party=three.hosts[0], by=three.officer, now=NOW)


def test_a_host_who_declines_one_of_them_meets_the_others(three):
    own = three.wish(1, 0)
    group = gathered(three, 0, 1, 2)

    services.turn_away(wish=group, party=own.asking, reason="We met.", by=None, now=NOW)

    own.refresh_from_db()
    assert (own.declined_at, own.decline_reason) == (NOW, "We met.")
    assert list(queries.open_wishes(three.session)) == [group]
    assert own.asking_id not in Wish.objects.get(pk=group.pk).numbers


def test_a_host_who_declines_the_group_declines_every_wish_it_meets(three):
    own = three.wish(1, 0)
    group = gathered(three, 0, 1)

    services.decline_wish(wish=group, reason="No time.", by=None, now=NOW)

    own.refresh_from_db()
    assert own.declined_at == NOW
    assert not queries.open_wishes(three.session).exists()


def test_withdrawing_a_wish_that_is_met_in_a_group_leaves_the_group(three):
    own = three.wish(1, 0)
    group = gathered(three, 0, 1, 2)

    services.withdraw_wish(wish=Wish.objects.get(pk=own.pk), by=three.officer, now=NOW)

    assert not Wish.objects.filter(pk=own.pk).exists()
    assert Wish.objects.get(pk=group.pk).numbers == tuple(
        party.pk for party in (three.companies[0], three.companies[2], three.hosts[0])
    )


def test_the_last_to_withdraw_ends_the_group(three):
    pairs = [three.wish(0, 0), three.wish(1, 0)]
    gathered(three, 0, 1)

    for pair in pairs:
        services.withdraw_wish(wish=Wish.objects.get(pk=pair.pk), by=three.officer, now=NOW)

    assert not Wish.objects.exists()


def test_a_dissolved_group_gives_every_wish_back(three):
    pairs = [three.wish(0, 0), three.wish(1, 0)]
    group = gathered(three, 0, 1)

    services.dissolve_group(wish=group, by=three.officer, now=NOW)

    assert set(queries.open_wishes(three.session)) == set(pairs)


def test_an_organisation_that_stays_at_home_leaves_its_groups_and_nobody_else_does(three):
    group = gathered(three, 0, 1, 2)
    three.place(group, slot=0, table=0)
    registration = three.companies[2].registration

    services.leave_boards(registration=registration, by=three.officer, now=NOW, why="Ill")

    assert sitting(group) == {three.companies[0], three.companies[1], three.hosts[0]}


# The board.


def test_a_proposal_seats_everybody_of_a_group(three):
    group = gathered(three, 0, 1, 2)
    lonely = three.wish(0, 1)

    three.propose()

    assert sitting(group) == {*three.companies, three.hosts[0]}
    assert sitting(lonely) == {three.companies[0], three.hosts[1]}


def test_a_group_that_is_agreed_stays_with_everybody_in_it(three):
    group = gathered(three, 0, 1, 2)
    three.place(group, slot=2, table=1)

    three.propose()

    meeting = Meeting.objects.get(wish=group)
    assert (meeting.slot, meeting.table) == (three.slots[2], three.tables[1])
    assert sitting(group) == {*three.companies, three.hosts[0]}


def test_the_board_names_everybody_at_the_table(three):
    gathered(three, 0, 1, 2)

    (entry,) = board.board_of(three.session).unmet

    assert (entry.guests, entry.asked) == (f"{GRID}, {STORAGE}, {WIND}", "Bayside Power")


def test_a_group_goes_only_where_everybody_is_free(three):
    three.place(three.wish(2, 1), slot=0, table=0)
    group = gathered(three, 0, 1, 2)

    places = board.places_for(group, session=three.session)

    why = places.objections[three.slots[0].pk, three.tables[1].pk]
    assert any("is in another meeting at 10:00" in each for each in why)
    assert places.objections[three.slots[1].pk, three.tables[1].pk] == ()


def test_a_table_with_too_few_chairs_says_so(three):
    three.session.tables.filter(pk=three.tables[0].pk).update(chairs=3)
    group = gathered(three, 0, 1, 2)

    with pytest.raises(Refused, match="Table 1 has too few chairs"):
        three.place(group, slot=0, table=0)


def test_the_database_lets_nobody_sit_in_a_group_and_elsewhere_at_once(three):
    group = gathered(three, 0, 1, 2)
    three.place(group, slot=0, table=0)
    other = three.place(three.wish(0, 1), slot=1, table=1)
    person = Seat.objects.get(meeting__wish=group, party=three.companies[2]).person

    Seat.objects.filter(meeting=other, party=three.companies[0]).update(person=person)
    with pytest.raises(IntegrityError, match="nobody_sits_in_two"), transaction.atomic():
        Meeting.objects.filter(pk=other.pk).update(
            slot=three.slots[0], period=three.slots[0].period
        )


def test_a_kept_timetable_does_not_come_back_without_who_joined_since(three):
    wish = three.wish(0, 0)
    three.propose()
    services.join_wish(wish=wish, party=three.companies[2], by=three.officer, now=NOW)
    version = Version(Kind.RUN, 1, row=three.session.kept.get().pk)

    restored = services.restore(
        session=three.session, version=version, leaving_out=True, by=three.officer, now=NOW
    )

    assert restored.left_out == (
        f"{GRID}, {WIND} – Bayside Power: By now others are at this meeting.",
    )


# What people are told.


def test_everybody_is_told_with_whom_they_sit(three):
    group = gathered(three, 0, 1, 2)
    three.place(group, slot=0, table=0)

    three.publish()

    told = {row.person.organisation.name: row for row in PublishedMeeting.objects.all()}
    assert set(told) == {GRID, STORAGE, WIND, "Bayside Power"}
    assert str(told[GRID].other_party) == "Bayside Power"
    assert str(told["Bayside Power"].other_party) == GRID
    mates = tablemates([told[GRID]])[told[GRID].pk]
    assert [mate.organisation.name for mate in mates] == [STORAGE, WIND]
    assert not differences(three.session)
    assert not queries.unpublished_changes(three.session.leg.mission)


def test_when_one_leaves_the_others_are_told_and_the_one_is_cancelled(three):
    group = gathered(three, 0, 1, 2)
    three.place(group, slot=0, table=0)
    three.publish()
    services.leave_wish(wish=group, party=three.companies[0], by=three.officer, now=NOW)

    found = {str(each.change.person.organisation): each.kind for each in differences(three.session)}
    counted = queries.unpublished_changes(three.session.leg.mission)[three.session.pk]

    assert found == {
        GRID: "cancelled",
        STORAGE: "changed",
        WIND: "changed",
        "Bayside Power": "changed",
    }
    assert counted == 4


def test_a_host_sees_one_meeting_with_all_of_them(three):
    three.wish(1, 0)
    group = gathered(three, 0, 1)

    assert list(wishes_for_host(three.hosts[0].counterpart)) == [group]


# Repairs.


def missing(three, *companies, **details):
    people = queries.people_of_parties(three.session)
    return Trouble(
        missing=tuple(
            person.pk for number in companies for person in people[three.companies[number].pk]
        ),
        **details,
    )


def test_a_group_goes_on_without_a_guest_who_does_not_come(three):
    group = gathered(three, 0, 1, 2)
    three.place(group, slot=2, table=0)
    repair = services.propose_repair(
        session=three.session, trouble=missing(three, 2), by=three.officer, now=NOW
    )

    services.accept_repair(repair=repair, number=0, by=three.officer, now=NOW)

    meeting = Meeting.objects.get(wish=group)
    assert meeting.slot == three.slots[2]
    assert sitting(group) == {three.companies[0], three.companies[1], three.hosts[0]}


def test_before_a_repair_is_accepted_nobody_has_left(three):
    group = gathered(three, 0, 1, 2)
    three.place(group, slot=2, table=0)

    services.propose_repair(
        session=three.session, trouble=missing(three, 2), by=three.officer, now=NOW
    )

    assert len(Wish.objects.get(pk=group.pk).numbers) == 4
    assert len(sitting(group)) == 4


def test_a_group_of_whom_one_is_left_is_lost_with_its_meeting(three):
    group = gathered(three, 0, 1)
    three.place(group, slot=2, table=0)
    repair = services.propose_repair(
        session=three.session, trouble=missing(three, 0, 1), by=three.officer, now=NOW
    )

    services.accept_repair(repair=repair, number=0, by=three.officer, now=NOW)

    assert not Meeting.objects.filter(wish=group).exists()


def test_a_guest_who_comes_late_stays_in_a_group_that_meets_later(three):
    group = gathered(three, 0, 1, 2)
    three.place(group, slot=2, table=0)
    late = missing(three, 2, missing_until=three.slots[1].pk)

    happen(
        session=three.session,
        trouble=late,
        slots=three.slots,
        first=0,
        by=three.officer,
        now=NOW - timedelta(days=1),
    )

    assert len(Wish.objects.get(pk=group.pk).numbers) == 4


def test_the_engine_finds_no_fault_with_a_proposal_that_holds_groups(three):
    gathered(three, 0, 1, 2)
    for company in range(3):
        three.wish(company, 1)

    framed = solving.framed(three.session)
    timetable = scheduling.solve(framed.problem, seconds=5)

    assert scheduling.violations(framed.problem, timetable) == []
    assert len(timetable.meetings) == 4


@pytest.mark.parametrize(("worths", "together"), [((50,), 50), ((80, 40), 90), ((100, 90), 100)])
def test_a_group_is_worth_its_worthiest_and_a_quarter_of_the_others(worths, together):
    assert rules.worth_of_group(worths) == together
