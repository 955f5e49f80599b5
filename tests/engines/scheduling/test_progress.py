"""What the caller hears while the solver works, and how the caller stops it."""

from itertools import pairwise
from statistics import median
from threading import get_ident
from time import monotonic

import pytest
from tests.engines.scheduling.problems import session

from hansa.engines.scheduling import Enough, Progress, Stage, Stop, Wish, solve
from hansa.engines.scheduling.answer.none_yet import NoneYet


def crowded():
    """Too much for a proof within seconds."""
    wishes = [
        Wish(f"{guest} {host}", (f"guest {guest}", f"host {host}"), worth=1 + (guest * host) % 90)
        for guest in range(40)
        for host in range(30)
        if (guest * 7 + host * 3) % 4
    ]
    return session(*wishes, slots_=14, tables=8)


def test_the_caller_is_told_twice_a_second_in_its_own_thread():
    heard: list[tuple[float, Progress, int]] = []

    timetable = solve(
        crowded(),
        seconds=4,
        on_progress=lambda progress: heard.append((monotonic(), progress, get_ident())),
    )

    times = [time for time, _, _ in heard]
    gaps = [late - early for early, late in pairwise(times)]
    assert max(gaps) < 2.0  # a busy machine may be late once
    assert median(gaps) <= 0.5
    assert {thread for _, _, thread in heard} == {get_ident()}
    assert next(progress.stage for _, progress, _ in heard) == Stage.START
    assert heard[-1][1].worth == timetable.worth


def test_worth_never_falls_and_the_bound_never_rises():
    heard: list[Progress] = []

    timetable = solve(crowded(), seconds=3, on_progress=heard.append)

    assert all(one.worth <= other.worth for one, other in pairwise(heard))
    assert all(one.bound >= other.bound for one, other in pairwise(heard))
    assert timetable.worth <= timetable.bound


class Cancelled(Exception):  # noqa: N818 - what a caller of ours would raise
    pass


def test_what_the_caller_raises_stops_the_search():
    def cancel_after_a_second(progress: Progress) -> None:
        if progress.seconds > 1:
            raise Cancelled

    began = monotonic()
    with pytest.raises(Cancelled):
        solve(crowded(), seconds=60, on_progress=cancel_after_a_second)

    assert monotonic() - began < 10


def test_no_seconds_at_all_still_give_an_answer():
    timetable = solve(crowded(), seconds=0)

    assert timetable.meetings
    assert timetable.seconds < 5


def test_no_time_is_told_from_no_timetable():
    wishes = [
        Wish(f"{guest} {host}", (f"guest {guest}", f"host {host}"), worth=10, required=True)
        for guest in range(8)
        for host in range(12)
    ]

    with pytest.raises(NoneYet, match="allow more time") as answer:
        solve(session(*wishes, slots_=12, tables=8), seconds=0)

    assert answer.value.requirements == ()


def test_the_same_seed_gives_the_same_timetable():
    wishes = [
        Wish(f"{guest} {host}", (f"guest {guest}", f"host {host}"), worth=10 + guest)
        for guest in range(4)
        for host in range(4)
    ]
    problem = session(*wishes, slots_=4, tables=4)

    one, other = (solve(problem, seconds=20, seed=7, workers=1) for _ in range(2))

    assert one.proved
    assert one.meetings == other.meetings


def test_enough_makes_the_best_so_far_the_answer_however_often_it_is_said():
    def say_enough_after_a_second(progress: Progress) -> None:
        if progress.seconds > 1:
            raise Enough

    timetable = solve(crowded(), seconds=60, on_progress=say_enough_after_a_second)

    assert timetable.stopped is Stop.ASKED
    assert len(timetable.meetings) == 14 * 8
    assert timetable.seconds < 30
