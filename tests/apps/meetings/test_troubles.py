"""What may be repaired, and which way out may be taken; without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from hansa.apps.meetings.troubles import (
    Alternative,
    Joining,
    Shift,
    Spot,
    Trouble,
    first_open_slot,
    objections_to_accepting,
    objections_to_repairing,
    usual_moves,
)

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)
STARTS = [TEN + timedelta(minutes=30 * number) for number in range(3)]
NO_SHOW = Trouble(missing=(1,))


@pytest.mark.parametrize(
    ("minutes", "first"),
    [(-600, 0), (-16, 0), (-15, 0), (-14, 1), (0, 1), (15, 1), (16, 2), (90, 3)],
)
def test_nothing_changes_that_has_begun_or_begins_within_a_quarter_of_an_hour(minutes, first):
    now = TEN + timedelta(minutes=minutes)

    assert first_open_slot(STARTS, now=now, notice=15) == first


@pytest.mark.parametrize(("meetings", "moves"), [(0, 3), (100, 3), (200, 4), (2000, 40)])
def test_one_meeting_in_fifty_may_move_and_three_in_any_case(meetings, moves):
    assert usual_moves(meetings) == moves


def objections(trouble=NO_SHOW, *, running=False, slots_left=3, meetings=5):
    return list(
        objections_to_repairing(trouble, running=running, slots_left=slots_left, meetings=meetings)
    )


def test_a_no_show_before_the_last_slot_is_repaired():
    assert objections() == []


def test_where_nothing_happened_nothing_is_repaired():
    said = "Say what happened: who does not come, which table is lost, or who joins."

    assert objections(Trouble()) == [said]


def test_after_the_last_slot_nothing_is_left_to_replan():
    said = "Nothing is left to replan: every slot has begun or begins within 15 minutes."

    assert objections(slots_left=0) == [said]


def test_an_empty_board_is_proposed_and_not_repaired():
    said = "There is no meeting on the board. Propose a timetable first."

    assert objections(meetings=0, slots_left=0) == [said]


def test_whoever_joins_says_whom_they_would_like_to_meet():
    trouble = Trouble(joining=Joining(registration=4))

    assert objections(trouble) == ["Say whom those who join would like to meet."]


def test_nothing_is_repaired_while_a_timetable_is_made():
    said = "A timetable is being proposed; repair it when it is done."

    assert objections(running=True) == [said]


def accepting(*, running=False, taken_by=None, same_board=True, too_soon=()):
    return list(
        objections_to_accepting(
            running=running, taken_by=taken_by, same_board=same_board, too_soon=too_soon
        )
    )


def test_a_way_out_of_the_board_as_it_is_may_be_taken():
    assert accepting() == []


def test_whoever_took_another_way_is_named():
    said = "Els Peeters has already taken another of these ways."

    assert accepting(taken_by="Els Peeters", same_board=False) == [said]


def test_a_board_that_changed_meanwhile_is_told():
    said = "The board has changed since these moves were worked out. Look for them again."

    assert accepting(same_board=False) == [said]


def test_slots_that_begin_too_soon_by_now_are_named():
    said = "Meetings at 10:00, 10:30 would change, and they begin too soon by now."

    assert accepting(too_soon=["10:00", "10:30"]) == [said]


def test_what_is_written_down_is_read_again():
    trouble = Trouble(
        missing=(1, 2), missing_until=3, joining=Joining(counterpart=7, wishes=(8,), worth=75)
    )
    shift = Shift(5, (1, 2), Spot(1, 2, {1: 10, 2: 20}), Spot(3, 2, {1: 10, 2: 20}))
    lost = Shift(6, (1, 3), Spot(1, 1, {1: 10, 3: 30}), None, "missing")
    way = Alternative(shifts=(shift, lost), held=4, worth_more=-50, idle_more=1)

    assert Trouble.told(trouble.written()) == trouble
    assert Alternative.told(_as_stored(way.written())) == way


def _as_stored(said):
    """JSON knows texts as keys only, and no tuples."""
    if isinstance(said, dict):
        return {str(key): _as_stored(value) for key, value in said.items()}
    if isinstance(said, list | tuple):
        return [_as_stored(each) for each in said]
    return said


def test_a_way_tells_apart_what_moves_is_lost_and_is_won():
    here, there = Spot(1, 1), Spot(2, 1)
    beside = Shift(4, (1, 5), here, Spot(1, 2))
    moved, lost = Shift(1, (1, 2), here, there), Shift(2, (3, 4), here, None, "missing")
    won, reseated = (
        Shift(None, (0, 2), None, Spot(3, 1)),
        Shift(3, (1, 4), here, Spot(1, 1, {1: 9})),
    )
    way = Alternative(
        shifts=(moved, lost, won, reseated, beside), held=9, worth_more=0, idle_more=0
    )

    assert (way.moved, way.lost, way.won) == ((moved,), (lost,), (won,))
    assert way.retabled == (beside,)
    assert way.reseated == (reseated,)
    assert way.slots == {1, 2, 3}
