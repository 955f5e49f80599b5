"""Several who need the same of one host."""

from dataclasses import replace

from tests.engines.matching.missions import host, need, offer, visitor

from hansa.engines.matching import Pair, groups, recommend

BUYERS = [visitor(key, need(0)) for key in range(1, 7)]
SELLER = host(9, offer(0, "sensors"))


def grouped(profiles, **sizes):
    found = recommend(profiles, pairs=(Pair.COUNTERPART,))
    return [(one.profiles, one.text) for one in groups(found, profiles, **sizes)]


def test_those_who_need_the_same_offer_meet_it_together():
    assert grouped([*BUYERS[:3], SELLER]) == [((1, 2, 3), "sensors")]


def test_a_group_too_large_becomes_two():
    assert grouped([*BUYERS, SELLER]) == [((1, 2, 3, 4), "sensors"), ((5, 6), "sensors")]


def test_one_is_no_group():
    assert grouped([BUYERS[0], SELLER]) == []


def test_competitors_do_not_sit_together():
    wary = replace(BUYERS[0], bars=frozenset({BUYERS[1].organisation}))

    assert grouped([wary, *BUYERS[1:3], SELLER]) == [((1, 3), "sensors")]
