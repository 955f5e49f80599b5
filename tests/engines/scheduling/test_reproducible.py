"""A budget of work: the same answer on every machine, whatever its load."""

from threading import Event, Thread

import pytest
from tests.engines.scheduling.problems import session

from hansa.engines.scheduling import Enough, Stop, Wish, improved, solve, violations


def busy_session():
    """Twelve parties that all wish to meet, in fewer places than there are wishes."""
    keys = "abcdefghijkl"
    wishes = [
        Wish(f"{one}{other}", (one, other), worth=1 + (7 * place) % 50)
        for place, (one, other) in enumerate(
            (one, other) for one in keys for other in keys if one < other
        )
    ]
    return session(*wishes, slots_=8, tables=4)


@pytest.fixture
def load():
    """Threads that keep the machine busy."""
    over = Event()

    def toil():
        while not over.is_set():
            sum(range(1000))

    threads = [Thread(target=toil) for _ in range(3)]
    for thread in threads:
        thread.start()
    yield
    over.set()
    for thread in threads:
        thread.join()


def test_the_same_seed_and_work_give_the_same_timetable_under_any_load(load):
    problem = busy_session()

    first, again = (solve(problem, work=0.3, seed=7).meetings for _ in range(2))

    assert first == again


def test_work_stops_the_search():
    timetable = solve(busy_session(), work=0.01)

    assert timetable.stopped in (Stop.WORK, Stop.PROVED)
    assert violations(busy_session(), timetable) == []


def test_a_search_is_told_its_seconds_or_its_work():
    with pytest.raises(ValueError, match="needs to be told its seconds or its work"):
        solve(busy_session())


def test_a_gap_that_will_do_stops_the_search():
    problem = busy_session()

    timetable = solve(problem, work=5, gap=10**6)

    assert timetable.stopped in (Stop.CLOSE, Stop.PROVED)


def test_whoever_says_enough_gets_the_best_so_far():
    def stop(progress):
        if progress.worth:
            raise Enough

    timetable = solve(busy_session(), seconds=20, on_progress=stop)

    assert timetable.stopped is Stop.ASKED
    assert violations(busy_session(), timetable) == []


def test_a_timetable_to_begin_with_is_never_made_worse():
    problem = busy_session()
    start = solve(problem, work=0.2)

    again = solve(problem, work=0.01, start=start.meetings)
    better = improved(problem, start.meetings, work=0.05)

    worth = {wish.key: wish.worth for wish in problem.wishes}
    assert again.worth >= start.worth
    assert sum(worth[meeting.wish] for meeting in better) >= start.worth
