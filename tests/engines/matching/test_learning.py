"""Weights follow what people do."""

import pytest
from tests.engines.matching.missions import host, need, offer, visitor

from hansa.engines.matching import Event, Weights, learn

VISITORS = [visitor(key, need(key % 3), sectors=("beer",)) for key in range(12)]
HOSTS = [host(100 + key, offer(key % 3), sectors=("beer", "food")[key % 2 :]) for key in range(12)]


def events(liked):
    return [
        Event(one.key, other.key, liked=liked(one, other)) for one in VISITORS for other in HOSTS
    ]


def same_sector(one, other):
    return "beer" in other.sectors


def test_without_events_the_weights_stay():
    assert learn([], VISITORS) == Weights()


def test_events_of_strangers_are_passed_over():
    assert learn([Event(7000, 7001, liked=True)], VISITORS) == Weights()


def test_what_decides_weighs_more_and_what_does_not_weighs_less():
    start = Weights()

    found = learn(events(same_sector), [*VISITORS, *HOSTS])

    assert found.by["sector"] > start.by["sector"]
    assert found.by["need_met"] < start.by["need_met"]
    assert found.learned_from == 144


def test_a_few_events_change_nothing_and_some_change_little():
    start = Weights()

    assert learn(events(same_sector)[:12], [*VISITORS, *HOSTS]) == start
    some = learn(events(same_sector)[:24], [*VISITORS, *HOSTS])
    every = learn(events(same_sector), [*VISITORS, *HOSTS])

    assert start.by["sector"] < some.by["sector"] < every.by["sector"]


def test_wishes_alone_do_not_make_everybody_likeable():
    assert learn(events(lambda one, other: True), [*VISITORS, *HOSTS]) == Weights()


def test_weights_can_be_read():
    assert Weights().lines()[0] == "        need_met +5.00"


def test_weights_without_a_feature_are_refused():
    with pytest.raises(ValueError, match="Weights are for need_met"):
        Weights(by={"charm": 1.0})
