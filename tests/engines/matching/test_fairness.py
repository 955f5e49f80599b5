"""Popular hosts do not fill every list."""

from collections import Counter

import numpy as np
import pytest
from tests.engines.matching.missions import host, need, offer, visitor

from hansa.engines.matching import Pair, recommend
from hansa.engines.matching.choosing.sharing import gini

ONLY = {"pairs": (Pair.COUNTERPART,)}


def test_equal_hosts_are_shared_among_visitors():
    visitors = [visitor(key, need(0)) for key in range(6)]
    hosts = [host(key, offer(0)) for key in range(10, 16)]

    found = recommend([*visitors, *hosts], per=2, **ONLY)

    assert set(Counter(one.candidate for one in found).values()) == {2}


def test_a_newcomer_as_good_as_the_others_comes_first():
    hosts = [host(key, offer(0), newcomer=key == 14) for key in range(10, 16)]

    found = recommend([visitor(1, need(0)), *hosts], per=1, **ONLY)

    assert [one.candidate for one in found] == [14]


def test_whoever_gains_most_keeps_the_place_of_a_small_host():
    close = visitor(1, need(0), sectors=("beer",))
    far = visitor(2, need(0))
    small = host(10, offer(0), sectors=("beer",), capacity=1)

    found = recommend([far, close, small], **ONLY)

    assert [(one.profile, one.candidate) for one in found] == [(1, 10)]


def test_a_list_is_filled_from_every_need():
    several = visitor(1, need(0), need(1), need(2))
    hosts = [host(10 + place, offer(place % 3)) for place in range(12)]

    found = recommend([several, *hosts], per=3, **ONLY)

    assert {(one.candidate - 10) % 3 for one in found} == {0, 1, 2}


@pytest.mark.parametrize(
    ("places", "expected"),
    [([1, 1, 1, 1], 0.0), ([0, 0, 0, 4], 0.75), ([0, 0], 0.0), ([1, 3], 0.25)],
)
def test_the_gini_coefficient_of_small_cases(places, expected):
    assert gini(np.array(places, dtype=float)) == pytest.approx(expected)
