"""What keeps two apart."""

import pytest
from tests.engines.matching.missions import host, need, offer, visitor

from hansa.engines.matching import Bar, Event, Pair, bars, recommend

SELLER = visitor(1, offer(0), languages=frozenset({"fr"}))


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"bars": frozenset({1001})}, Bar.NEVER),
        ({"clients": frozenset({1001})}, Bar.CLIENT),
        ({"confidential": True}, Bar.CONFIDENTIAL),
        ({"languages": frozenset({"ja"})}, Bar.LANGUAGE),
    ],
)
def test_each_bar_is_named_and_kept(more, reason):
    buyer = host(2, need(0), **more)

    assert list(bars(SELLER, buyer)) == [reason]
    assert recommend([SELLER, buyer]) == []


def test_a_no_thanks_of_either_side_is_kept():
    buyer = host(2, need(0))

    for declared in ({Event(1, 2, liked=False)}, {Event(2, 1, liked=False)}):
        assert list(bars(SELLER, buyer, declared=declared)) == [Bar.REFUSED]
        assert recommend([SELLER, buyer], declared=declared) == []


def test_an_interpreter_takes_the_bar_of_language_away_and_is_told():
    buyer = host(2, need(0), languages=frozenset({"ja"}))
    interpreters = frozenset({frozenset({"fr", "ja"})})

    (found,) = recommend([SELLER, buyer], interpreters=interpreters)

    told = {reason.code: reason.facts for reason in found.reasons}
    assert told["interpreter_needed"] == {"yours": "fr", "theirs": "ja"}


def test_who_was_not_asked_for_languages_is_not_kept_out():
    assert len(recommend([SELLER, host(2, need(0))])) == 1


def test_a_confidential_host_is_shown_to_whom_it_asked_for_alone():
    buyer = host(2, need(0), confidential=True)
    other = visitor(3, offer(0))

    found = recommend([SELLER, other, buyer], declared={Event(2, 1, liked=True)})

    assert [(one.profile, one.candidate) for one in found] == [(1, 2)]


def test_a_confidential_visitor_has_a_list_of_its_own():
    hidden = visitor(1, offer(0), confidential=True)

    found = recommend([hidden, host(2, need(0))], pairs=(Pair.COUNTERPART, Pair.VISITOR))

    assert [(one.kind, one.profile) for one in found] == [(Pair.COUNTERPART, 1)]


def test_two_profiles_of_one_organisation_never_meet():
    both = visitor(1, need(0)), visitor(2, offer(0))
    twin = type(both[1])(2, both[1].side, both[0].organisation, both[1].statements)

    assert recommend([both[0], twin], pairs=(Pair.COLLEAGUE,)) == []
    assert len(recommend(both, pairs=(Pair.COLLEAGUE,))) == 2
