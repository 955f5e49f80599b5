"""Group meetings: made of wishes, joined and left."""

import pytest
from django.db import IntegrityError, transaction
from tests.factories.grouping import GRID, STORAGE, WIND, a_company, gathered, sitting
from tests.factories.sessions import NOW, company_in

from hansa.apps.meetings import queries, services
from hansa.apps.meetings.models import Joining, Meeting, Wish
from hansa.apps.meetings.surroundings import period_of
from hansa.plumbing.history.models import Event
from hansa.values import Refused

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
        Joining.objects.create(wish=group, party=three.hosts[1], session=three.session, place=7)


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
