"""The solver against trying everything, on problems small enough for that."""

import pytest
from hypothesis import given
from tests.engines.scheduling.problems import best_by_trying_everything, problems, session
from tests.examples import patient

from hansa.engines.scheduling import NoTimetable, Party, solve, violations


def best(problem) -> tuple[int, int] | None:
    """Worth and idle periods as the solver finds and proves them."""
    try:
        timetable = solve(problem, seconds=20, workers=1)
    except NoTimetable as none:
        return None if none.requirements else (0, -1)
    assert timetable.proved
    return timetable.worth, timetable.idle_periods


@patient(150)
@given(problems())
def test_no_timetable_is_worth_more_or_waits_less_than_the_solvers(problem):
    assert best(problem) == best_by_trying_everything(problem)


@patient(150)
@given(problems())
def test_every_timetable_the_solver_returns_keeps_every_rule(problem):
    try:
        timetable = solve(problem, seconds=20, workers=1)
    except NoTimetable:
        return

    assert violations(problem, timetable) == []
    assert {meeting.wish for meeting in timetable.meetings}.isdisjoint(
        {unheld.wish for unheld in timetable.unheld}
    )
    assert len(timetable.meetings) + len(timetable.unheld) == len(problem.wishes)


@pytest.mark.parametrize("parties", [(), (Party("orval", ("Ana",)),)])
def test_where_nobody_wishes_for_anything_the_empty_timetable_is_the_best(parties):
    timetable = solve(session(parties=parties), seconds=5, workers=1)

    assert (timetable.meetings, timetable.unheld, timetable.proved) == ((), (), True)
