"""The figures of the matchmaker: how they are reached, and what is said when one is missed."""

import numpy as np
from benchmarks.matching.material import LANGUAGES, own_sentences
from benchmarks.matching.retrieval import by_letters, top
from benchmarks.matching.table import lines, misses, printed

TERMS = {
    "value": 0.98,
    "goal": 0.97,
    "baseline": 0.99,
    "peers": {"letters": 0.6},
    "asked": 480,
}


def test_a_goal_that_is_kept_is_told_beside_its_peer():
    (line,) = lines({"terms_top1": TERMS})

    assert line.cells == (
        "terms that find their translation first, of 480",
        "centred model 0.99, letters 0.6",
        "0.97 at least",
        "0.98",
        "yes",
    )
    assert misses({"terms_top1": TERMS}) == []


def test_a_goal_that_is_missed_is_named():
    poor = {"terms_top1": TERMS | {"value": 0.5}}

    assert misses(poor) == ["terms that find their translation first, of 480: 0.5"]
    assert printed(poor).splitlines()[1].endswith("no")


def test_the_first_is_counted_and_the_first_two():
    likeness = np.array([[0.9, 0.1, 0.0], [0.5, 0.4, 0.1]])

    assert top(likeness, [0, 1]) == 0.5
    assert top(likeness, [0, 1], first=2) == 1.0


def test_letters_find_the_same_word():
    assert by_letters(["bier", "kaas"], ["le bier", "oude kaas"]).argmax(axis=1).tolist() == [0, 1]


def test_every_need_of_our_own_seeks_an_offer_in_another_language():
    sought = own_sentences()

    assert len(sought.needs) == 80
    for need, place in zip(sought.needs, sought.found, strict=True):
        assert need.language in LANGUAGES
        assert need.language != sought.offers[place].language
