"""A B2B session while it goes on: marks, reserve meetings, the rest of the day."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.repairs import free
from tests.factories.sessions import a_hall

from hansa.apps.attendance.models import MeetingMark
from hansa.apps.attendance.queries import marshal
from hansa.apps.attendance.rules.marks import Outcome, Standing
from hansa.apps.attendance.services import marshalling
from hansa.apps.meetings.models import Meeting, PublishedMeeting
from hansa.apps.programme.models import Notice
from hansa.journeys.marshal_session import go_on, hold_now
from hansa.values import Refused

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)
FIVE_PAST = TEN + timedelta(minutes=5)


@pytest.fixture
def hall(db):
    return a_hall(TEN)


@pytest.fixture
def first(hall):
    """The first company meets the first host at the first table, now."""
    meeting = hall.place(hall.wish(0, 0, worth=90), slot=0, table=0)
    hall.publish()
    return meeting


def seen(hall, slot=0):
    at = marshal.hall_of(hall.session, hall.slots)
    return marshal.round_of(hall.session, hall.slots[slot], hall=at)


def test_a_round_says_who_sits_where_and_who_is_missing(hall, first):
    marshalling.mark_party(party=hall.hosts[0], here=False, by=hall.officer, now=FIVE_PAST)

    (sitting,) = seen(hall).sittings

    assert sitting.meeting == first
    assert [side.standing for side in sitting.sides] == [Standing.UNKNOWN, Standing.MISSING]
    assert [table.label for table in seen(hall).free] == ["2"]


def test_the_latest_word_on_a_party_holds(hall, first):
    host = hall.hosts[0]
    marshalling.mark_party(party=host, here=False, by=hall.officer, now=FIVE_PAST)
    marshalling.mark_party(party=host, here=True, by=hall.officer, now=FIVE_PAST)

    assert seen(hall).sittings[0].missing == ()


def test_a_no_show_frees_the_table_and_is_missing_from_then_on(hall, first):
    for _ in range(2):
        marshalling.mark_meeting(
            meeting=first,
            outcome=Outcome.NO_SHOW,
            absent=hall.hosts[0],
            by=hall.officer,
            now=FIVE_PAST,
        )

    round_now = seen(hall)

    assert round_now.sittings[0].struck
    assert [table.label for table in round_now.free] == ["1", "2"]
    assert round_now.sittings[0].missing[0].party == hall.hosts[0]


def test_a_meeting_is_not_marked_before_it_begins(hall, first):
    with pytest.raises(Refused, match="not begun"):
        marshalling.mark_meeting(
            meeting=first, outcome=Outcome.HELD, by=hall.officer, now=TEN - timedelta(minutes=1)
        )


def test_reserves_are_offered_by_worth_to_those_who_are_free_and_not_missing(hall, first):
    gladly = hall.wish(1, 1, worth=60)
    hall.wish(0, 1, worth=95)  # its company sits at the first table
    marshalling.mark_party(party=hall.companies[1], here=True, by=hall.officer, now=FIVE_PAST)

    assert [each.wish for each in seen(hall).reserves] == [gladly]

    marshalling.mark_party(party=hall.hosts[1], here=False, by=hall.officer, now=FIVE_PAST)

    assert seen(hall).reserves == ()


def test_a_reserve_meeting_takes_the_table_of_a_no_show_and_everybody_is_told(hall, first):
    wish = hall.wish(0, 1, worth=60)
    marshalling.mark_meeting(
        meeting=first,
        outcome=Outcome.NO_SHOW,
        absent=hall.hosts[0],
        by=hall.officer,
        now=FIVE_PAST,
    )
    swap = {"wish": wish, "slot": hall.slots[0], "table": hall.tables[0], "by": hall.officer}

    told = hold_now(**swap, now=FIVE_PAST)
    again = hold_now(**swap, now=FIVE_PAST)

    assert Meeting.objects.get().wish == wish
    assert told.people == 3
    assert again.people == 0
    assert Notice.objects.filter(delegate__registration=hall.companies[0].registration).exists()


def test_a_meeting_that_was_not_held_may_be_held_later(hall, first):
    marshalling.mark_meeting(
        meeting=first, outcome=Outcome.NOT_HELD, by=hall.officer, now=FIVE_PAST
    )
    later = FIVE_PAST + timedelta(minutes=30)
    (reserve,) = seen(hall, slot=1).reserves

    hold_now(wish=reserve.wish, slot=hall.slots[1], table=reserve.table, by=hall.officer, now=later)

    first.refresh_from_db()
    assert first.slot == hall.slots[1]


def test_a_taken_table_a_past_round_and_a_missing_party_are_refused(hall, first):
    wish = hall.wish(1, 1)
    marshalling.mark_party(party=hall.hosts[1], here=False, by=hall.officer, now=FIVE_PAST)

    with pytest.raises(Refused) as refused:
        hold_now(
            wish=wish,
            slot=hall.slots[0],
            table=hall.tables[0],
            by=hall.officer,
            now=TEN + timedelta(hours=1),
        )

    assert len(refused.value.objections) == 3
    assert Meeting.objects.get() == first


def test_the_rest_of_the_day_is_replanned_without_who_is_missing(hall, first):
    free(hall.place(hall.wish(0, 1, worth=80), slot=1, table=0))
    hall.publish()
    marshalling.mark_party(party=hall.hosts[1], here=False, by=hall.officer, now=FIVE_PAST)

    repair = marshalling.replan_rest(session=hall.session, by=hall.officer, now=FIVE_PAST)
    told = go_on(repair=repair, number=0, by=hall.officer, now=FIVE_PAST)

    assert Meeting.objects.get() == first
    assert told.people == 2
    assert PublishedMeeting.objects.filter(cancelled_at=None).count() == 2


def test_a_day_on_which_everybody_came_is_not_replanned(hall, first):
    with pytest.raises(Refused, match="marked missing"):
        marshalling.replan_rest(session=hall.session, by=hall.officer, now=FIVE_PAST)


def test_where_somebody_is_missing_a_reserve_meeting_of_who_is_left_is_offered(hall, first):
    left_over = hall.wish(0, 1, worth=60)
    hall.wish(1, 0, worth=80)  # its host is the one who is missing
    marshalling.mark_party(party=hall.hosts[0], here=False, by=hall.officer, now=FIVE_PAST)

    (sitting,) = seen(hall).sittings

    assert [(each.wish, each.table) for each in sitting.instead] == [(left_over, hall.tables[0])]
    assert left_over not in [each.wish for each in seen(hall).reserves]


def test_swapping_in_notes_the_no_show_and_holds_the_other_in_one_stroke(hall, first):
    wish = hall.wish(0, 1, worth=60)
    swap = {"wish": wish, "slot": hall.slots[0], "table": hall.tables[0], "by": hall.officer}

    told = hold_now(**swap, instead=(first, hall.hosts[0]), now=FIVE_PAST)

    assert Meeting.objects.get().wish == wish
    assert told.people == 3
    assert MeetingMark.objects.get().absent == hall.hosts[0]


def test_where_the_other_cannot_be_held_nothing_is_noted(hall, first):
    wish = hall.wish(1, 1)
    marshalling.mark_party(party=hall.hosts[1], here=False, by=hall.officer, now=FIVE_PAST)
    swap = {"wish": wish, "slot": hall.slots[0], "table": hall.tables[0], "by": hall.officer}

    with pytest.raises(Refused):
        hold_now(**swap, instead=(first, hall.hosts[0]), now=FIVE_PAST)

    assert not MeetingMark.objects.exists()
    assert Meeting.objects.get() == first
