"""What is remembered of how a run went."""

from hansa.apps.meetings.tracing import MOST, Point, followed, point_of, points_in
from hansa.engines.scheduling import Goal, Part, Progress, Stage


def worth(seconds, value, bound=100):
    return Point(seconds, (Part(Goal.WORTH, value, bound),))


def test_a_trace_gives_back_the_points_it_was_given():
    points = [worth(0.5, 0), worth(1.0, 40), worth(1.5, 60)]

    assert points_in(followed([], points)) == tuple(points)


def test_a_point_that_tells_nothing_new_is_left_out():
    trace = followed([], [worth(0.5, 40), worth(1.0, 40), worth(1.5, 50)])

    assert [point.seconds for point in points_in(trace)] == [0.5, 1.5]


def test_a_long_trace_is_thinned_and_keeps_its_ends():
    trace = followed([], [worth(second, second) for second in range(10 * MOST)])

    seconds = [point.seconds for point in points_in(trace)]
    assert len(trace) <= MOST
    assert (seconds[0], seconds[-1]) == (0, 10 * MOST - 1)


def test_a_word_without_parts_is_told_by_worth_and_waits():
    said = Progress(seconds=2, worth=40, bound=90, idle_periods=3, stage=Stage.IDLE)

    assert point_of(said).parts == (Part(Goal.WORTH, 40, 90), Part(Goal.IDLE, 3))
