"""Group meetings on the board: held, told and repaired."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.factories.grouping import GRID, STORAGE, WIND, gathered, sitting
from tests.factories.sessions import NOW

from hansa.apps.meetings import board, queries, rules, services, solving
from hansa.apps.meetings.asking import wishes_for_host
from hansa.apps.meetings.differences import differences
from hansa.apps.meetings.groups import tablemates
from hansa.apps.meetings.models import Meeting, PublishedMeeting, Seat, Wish
from hansa.apps.meetings.services.happening import happen
from hansa.apps.meetings.timetables import Kind, Version
from hansa.apps.meetings.troubles import Trouble
from hansa.engines import scheduling
from hansa.values import Refused

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
