"""Orders of signings."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import patient

from hansa.engines.ceremony import (
    Complaint,
    Place,
    Signing,
    Stage,
    changes_of_witness,
    complaints,
    fewest_turns,
    propose,
)

NINETY_MINUTES = Stage(minutes=90, desks=3, opening=5, turn=4)


def signing(key, *signatories, witness=""):
    """An agreement that these sign."""
    return Signing(key, frozenset(signatories), witness)


def pairs(number, *, witnesses=("",)):
    """So many agreements, each of a company and a host that sign nothing else."""
    return [
        signing(f"{n:02}", f"company {n}", f"host {n}", witness=witnesses[n % len(witnesses)])
        for n in range(number)
    ]


def objections(order, signings, stage):
    """What speaks against a proposed order."""
    return complaints(order.places, signings={each.key: each for each in signings}, stage=stage)


def test_sixty_three_companies_sign_in_ninety_minutes():
    signings = pairs(63, witnesses=("the Princess", "the minister", "the mayor"))

    order = propose(signings, NINETY_MINUTES)

    assert order.left_over == ()
    assert len(order.places) == 63
    assert NINETY_MINUTES.ends_after(order.turns) == 89
    assert order.is_shortest
    assert objections(order, signings, NINETY_MINUTES) == []


def test_sixty_three_companies_fit_when_a_host_signs_with_ten_of_them():
    signings = [
        signing(f"{n:02}", f"company {n}", "the port" if n < 10 else f"host {n}") for n in range(63)
    ]

    order = propose(signings, NINETY_MINUTES)

    assert order.left_over == ()
    assert order.is_shortest
    assert objections(order, signings, NINETY_MINUTES) == []


def test_what_does_not_fit_is_told_with_the_minutes_and_the_desks():
    signings = pairs(63)

    order = propose(signings, Stage(minutes=90, desks=2, opening=5, turn=4))

    assert len(order.places) == 42
    assert len(order.left_over) == 21
    assert order.minutes_over == 5 + 32 * 4 - 90
    assert order.desks_needed == 3


def test_more_desks_do_not_help_somebody_who_signs_too_often():
    signings = [signing(str(n), "the mayor", f"company {n}") for n in range(5)]

    order = propose(signings, Stage(minutes=17, desks=4, opening=5, turn=4))

    assert len(order.left_over) == 2
    assert order.desks_needed is None
    assert order.is_shortest


def test_each_witness_comes_on_stage_once_where_that_costs_no_turn():
    signings = pairs(12, witnesses=("the Princess", "the minister"))

    order = propose(signings, NINETY_MINUTES)

    by_key = {each.key: each for each in signings}
    turns = [
        [by_key[place.signing] for place in order.places if place.turn == turn]
        for turn in range(order.turns)
    ]
    assert changes_of_witness(turns) == 2


def test_nothing_to_sign_is_an_empty_order():
    order = propose([], NINETY_MINUTES)

    assert (order.places, order.left_over, order.turns, order.minutes_over) == ((), (), 0, 0)


@pytest.mark.parametrize(
    ("place", "complaint"),
    [
        (Place("b", 0, 1), Complaint("in_two_places", "a", "b", "Ann")),
        (Place("c", 0, 0), Complaint("two_at_a_desk", "a", "c")),
        (Place("c", 21, 0), Complaint("too_late", "c", minutes=3)),
        (Place("c", 1, 3), Complaint("no_such_desk", "c")),
    ],
)
def test_an_order_by_hand_is_told_what_is_wrong(place, complaint):
    signings = {
        "a": signing("a", "Ann", "Bo"), "b": signing("b", "Ann", "Cy"), "c": signing("c", "Di")
    }  # fmt: skip

    found = complaints([Place("a", 0, 0), place], signings=signings, stage=NINETY_MINUTES)

    assert found == [complaint]


def test_a_stage_without_a_desk_is_refused():
    with pytest.raises(ValueError, match="A stage needs a desk"):
        Stage(minutes=90, desks=0, opening=5, turn=4)


@st.composite
def small_problems(draw):
    """Up to six agreements of two or three out of five people."""
    people = st.sets(st.sampled_from("ABCDE"), min_size=2, max_size=3)
    number = draw(st.integers(1, 6))
    signings = [signing(str(n), *draw(people)) for n in range(number)]
    return signings, draw(st.integers(1, 3))


def shortest(signings, desks):
    """The fewest turns of all ways to put the agreements into turns."""
    number = len(signings)
    return min(
        len(set(turns))
        for turns in product(range(number), repeat=number)
        if _holds(signings, turns, desks)
    )


def _holds(signings, turns, desks):
    at = {turn: [s for s, t in zip(signings, turns, strict=True) if t == turn] for turn in turns}
    return all(
        len(held) <= desks and sum(len(s.signatories) for s in held)
        == len(frozenset().union(*(s.signatories for s in held)))
        for held in at.values()
    )  # fmt: skip


@patient(25)
@given(small_problems())
def test_no_order_is_shorter_than_the_proposed_one(problem):
    signings, desks = problem
    stage = Stage(minutes=1000, desks=desks, opening=0, turn=4)

    order = propose(signings, stage)

    assert objections(order, signings, stage) == []
    assert len(order.places) == len(signings)
    assert fewest_turns(signings, desks=desks) <= order.turns == shortest(signings, desks)
