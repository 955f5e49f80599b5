"""Reasons are true: whatever is said to be impossible is so, and nothing else is."""

from hypothesis import given
from tests.engines.scheduling.fitting import fitted, sessions
from tests.examples import patient

from hansa.engines.scheduling import Reason
from hansa.engines.scheduling.explanations.explaining import unheld

BEFORE_ANYTHING_IS_HELD = (Reason.NO_COMMON_SLOT, Reason.NO_SUITABLE_TABLE, Reason.NO_HELPER)


def slots_free_for(wish, problem, held):
    """The slots in which it could be added, everything else in its slot."""
    return tuple(
        slot
        for slot in range(len(problem.slots))
        if fitted(problem, {**held, wish: slot}) is not None
    )


@patient(100)
@given(sessions())
def test_a_wish_has_a_reason_but_room_exactly_if_it_cannot_be_added(session):
    problem, meetings = session
    held = {meeting.wish: meeting.slot for meeting in meetings}

    for each in unheld(problem, meetings):
        free = slots_free_for(each.wish, problem, held)

        assert (each.slots if each.reason is Reason.ROOM_LEFT else ()) == free


@patient(100)
@given(sessions())
def test_what_no_timetable_could_hold_is_told_from_what_is_only_crowded_out(session):
    problem, meetings = session

    for each in unheld(problem, meetings):
        alone = slots_free_for(each.wish, problem, {})
        wish = next(wish for wish in problem.wishes if wish.key == each.wish)
        capped = any(party.most == 0 for party in problem.parties if party.key in wish.parties)

        assert (each.reason in BEFORE_ANYTHING_IS_HELD) == (not alone and not capped)


@patient(100)
@given(sessions())
def test_what_is_said_to_make_room_does(session):
    problem, meetings = session

    for each in unheld(problem, meetings):
        if each.instead is not None:
            held = {
                meeting.wish: meeting.slot
                for meeting in meetings
                if meeting.wish not in each.instead.wishes
            }
            worths = {wish.key: wish.worth for wish in problem.wishes}

            assert fitted(problem, {**held, each.wish: each.instead.slot}) is not None
            assert each.instead.worth == sum(worths[key] for key in each.instead.wishes)
            assert not any(w.required for w in problem.wishes if w.key in each.instead.wishes)
