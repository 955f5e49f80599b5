"""Real brokerage events: they can be read, and every meeting is held with few idle periods."""

import pytest
from tests.engines.scheduling.published import (
    event,
    names,
    needs_the_events,
    published_best,
    slots_of,
)

from hansa.engines.scheduling import NoTimetable, solve, violations

pytestmark = needs_the_events


def test_every_published_event_can_be_read():
    events = [event(name) for name in names()]

    assert len(events) == 80
    assert all(len(each.problem(slots_of(each)).wishes) for each in events)


def test_an_event_says_what_its_file_says():
    forum = event("forum-13.original")

    assert (forum.participants, len(forum.meetings), forum.slots) == (70, 154, 21)
    assert (forum.morning_slots, forum.tables, forum.fairness) == (13, 14, 2)


def test_fixed_forbidden_and_preceding_meetings_are_read():
    fixed = event("forum-13.fixed020-Forb")
    preceded = event("forum-13.prec15")

    assert (fixed.meetings[8].fixed_slot, fixed.meetings[0].fixed_slot) == (1, None)
    assert fixed.forbidden[2] == {17}
    assert preceded.precedences[0] == (9, 4)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "seconds", "off"), [("forum-13", 25, 6), ("tic-12", 20, 0)])
def test_every_meeting_is_held_with_few_idle_periods(name, seconds, off):
    published = event(f"{name}.original")
    problem = published.problem(slots_of(published))

    timetable = solve(problem, seconds=seconds)

    assert violations(problem, timetable) == []
    assert len(timetable.meetings) == len(published.meetings)
    assert timetable.idle_periods <= published_best(f"{name}.original") + off


def test_an_event_without_a_timetable_is_refused_with_the_meetings_that_contradict():
    published = event("tic-12.forb0003")

    with pytest.raises(NoTimetable) as refusal:
        solve(published.problem(slots_of(published)), seconds=20)

    assert published_best("tic-12.forb0003") is None
    one_participant = {"1", "2", "3", "4", "5", "12", "47", "66"}
    assert set(refusal.value.wishes) == one_participant
