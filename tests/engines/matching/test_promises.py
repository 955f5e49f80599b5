"""What holds of every list, whoever takes part."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from tests.engines.matching.missions import (
    INTERPRETERS,
    Mission,
    host,
    need,
    offer,
    renamed,
    seeds,
    visitor,
)
from tests.examples import patient

from hansa.engines.matching import Event, Pair, Side, bars, recommend, recommend_one


def by_key(profiles):
    return {one.key: one for one in profiles}


@given(seeds)
@patient(150)
def test_nobody_is_recommended_who_is_barred(seed):
    mission = Mission(seed)
    people = by_key(mission.profiles)

    found = recommend(mission.profiles, pairs=tuple(Pair), **mission.known)

    for one in found:
        parties = people[one.profile], people[one.candidate]
        assert list(bars(*parties, interpreters=INTERPRETERS, declared=mission.declared)) == []


@given(seeds)
@patient(100)
def test_nobody_stands_in_more_lists_than_its_capacity_nor_twice_in_one(seed):
    mission = Mission(seed)

    found = recommend(mission.profiles, per=3, **mission.known)

    places = Counter((one.kind, one.candidate) for one in found)
    for person in mission.profiles:
        if person.capacity is not None:
            assert all(places[kind, person.key] <= person.capacity for kind in Pair)
    assert (
        max(Counter((it.kind, it.profile, it.candidate) for it in found).values(), default=1) == 1
    )
    assert max(Counter((it.kind, it.profile) for it in found).values(), default=0) <= 3


@given(seeds)
@patient(100)
def test_ranks_follow_scores_and_scores_lie_between_both_directions(seed):
    mission = Mission(seed)

    found = recommend(mission.profiles, **mission.known)

    lists = {}
    for one in found:
        lists.setdefault((one.kind, one.profile), []).append(one)
        low, high = sorted((one.forward, one.backward))
        assert low - 0.001 <= one.score <= high + 0.001
    for places in lists.values():
        assert [one.rank for one in places] == list(range(1, len(places) + 1))
        assert [one.score for one in places] == sorted((it.score for it in places), reverse=True)


@given(seeds)
@patient(60)
def test_both_sides_of_a_pair_see_the_same_score_with_the_directions_exchanged(seed):
    mission = Mission(seed)
    open_ = [replace(one, capacity=None, confidential=False) for one in mission.profiles]

    found = recommend(open_, pairs=(Pair.COUNTERPART, Pair.VISITOR), per=20, **mission.known)

    here = {(it.profile, it.candidate): it for it in found if it.kind is Pair.COUNTERPART}
    there = {(it.candidate, it.profile): it for it in found if it.kind is Pair.VISITOR}
    assert here.keys() == there.keys()
    for pair, one in here.items():
        assert one.score == pytest.approx(there[pair].score, abs=2e-4)
        assert one.forward == pytest.approx(there[pair].backward, abs=2e-4)


@given(seeds)
@patient(60)
def test_keys_are_only_names(seed):
    mission = Mission(seed)
    others = frozenset(
        Event(event.by + 500, event.about + 500, event.liked) for event in mission.declared
    )

    found = recommend(mission.profiles, **mission.known)
    again = recommend(renamed(mission.profiles, 500), declared=others, interpreters=INTERPRETERS)

    assert [(it.profile + 500, it.candidate + 500, it.score, it.reasons) for it in found] == [
        (it.profile, it.candidate, it.score, it.reasons) for it in again
    ]


@given(seeds)
@patient(60)
def test_a_new_bar_takes_its_organisation_out_of_the_list(seed):
    mission = Mission(seed)
    first = mission.profiles[0]
    before = recommend(mission.profiles, **mission.known)
    met = [it.candidate for it in before if it.profile == first.key]
    organisations = by_key(mission.profiles)
    barred = {organisations[key].organisation for key in met[:1]}
    changed = [replace(first, bars=first.bars | barred), *mission.profiles[1:]]

    after = recommend(changed, pairs=tuple(Pair), **mission.known)

    together = {
        organisations[it.candidate if it.profile == first.key else it.profile].organisation
        for it in after
        if first.key in (it.profile, it.candidate)
    }
    assert not together & barred


@given(seeds)
@patient(60)
def test_the_same_question_has_the_same_answer(seed):
    mission = Mission(seed)

    assert recommend(mission.profiles, **mission.known) == recommend(
        mission.profiles, **mission.known
    )


@given(seeds)
@patient(60)
def test_a_list_made_alone_scores_as_the_lists_of_all_and_keeps_their_capacities(seed):
    mission = Mission(seed)
    standing = recommend(mission.profiles, **mission.known)
    first = mission.profiles[0]
    scores = {(it.profile, it.candidate, it.kind): it.score for it in standing}

    found = recommend_one(first.key, mission.profiles, standing=standing, **mission.known)

    places = Counter((it.kind, it.candidate) for it in standing if it.profile != first.key)
    people = by_key(mission.profiles)
    for one in found:
        assert one.profile == first.key
        key = one.profile, one.candidate, one.kind
        assert one.score == pytest.approx(scores.get(key, one.score), abs=2e-4)
        room = people[one.candidate].capacity
        assert room is None or places[one.kind, one.candidate] < room


def test_a_change_does_not_know_a_profile_that_is_not_there():
    with pytest.raises(KeyError):
        recommend_one(9, [visitor(1, need(0))])


def test_who_does_and_seeks_the_same_gives_way_to_who_answers():
    # All of them speak of lighting squares (topic 0); the city alone has squares (topic 1).
    maker = visitor(1, need(0, "cities that renew their squares"), offer(1, "light for squares"))
    rival = replace(maker, key=2, organisation=1002, side=Side.HOST)
    city = host(3, need(1, "light for our squares"), offer(0, "we renew our squares"))
    # What the rival says comes near across the two, as it does in real texts.
    rival = replace(rival, statements=(*rival.statements, need(1), offer(0)))

    lists = recommend([maker, rival, city], pairs=(Pair.COUNTERPART,))

    assert [one.candidate for one in lists] == [3, 2]
    assert lists[1].score < lists[0].score - 0.2


def test_who_says_nothing_is_recommended_nobody():
    assert recommend([visitor(1), host(2, offer(0)), host(3)]) == []


def test_nobody_at_all_is_no_fault():
    assert recommend([]) == []


def test_a_withdrawn_profile_is_in_no_list():
    profiles = [visitor(1, need(0)), host(2, offer(0)), host(3, offer(0))]

    found = recommend([one for one in profiles if one.key != 2])

    assert [one.candidate for one in found] == [3]
