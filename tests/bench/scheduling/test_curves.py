"""A curve remembers what got better, and when."""

from benchmarks.scheduling.curves import Curve


def curve() -> Curve:
    drawn = Curve()
    for seconds, worth, idle in [(0.1, 0, 0), (0.2, 50, 9), (1, 90, 30), (2, 90, 31), (3, 90, 5)]:
        drawn.note(seconds, worth, idle)
    return drawn


def test_only_what_is_better_is_kept():
    assert curve().points == [(0.2, 50, 9), (1, 90, 30), (3, 90, 5)]


def test_the_best_at_a_moment_is_the_last_before_it():
    assert curve().at(2.5) == (1, 90, 30)
    assert curve().at(2.5, worth=91) is None
    assert curve().at(0.1) is None


def test_the_first_that_is_good_enough_has_its_moment():
    assert curve().first(worth=90) == 1
    assert curve().first(worth=90, idle=5) == 3
    assert curve().first(worth=90, idle=4) is None


def test_a_long_curve_is_thinned_and_keeps_its_ends():
    long = Curve()
    for step in range(1, 1001):
        long.note(step, step, 0)

    thin = long.thinned(50)

    assert len(thin) == 50
    assert (thin[0].seconds, thin[-1].seconds) == (1, 1000)
