"""What leaving costs, and which terms can stand."""

from dataclasses import dataclass

import pytest

from hansa.apps.registration import rules


@dataclass(frozen=True)
class Term:
    days_before: int
    share: int


SLIDING = [Term(60, 25), Term(30, 50), Term(7, 100)]


@pytest.mark.parametrize(
    ("days_before", "share"),
    [(61, 0), (60, 25), (31, 25), (30, 50), (8, 50), (7, 100), (0, 100), (-1, 100)],
)
def test_the_part_kept_slides_with_the_days_that_are_left(days_before, share):
    assert rules.share_kept(SLIDING, days_before=days_before) == share


def test_without_terms_leaving_costs_nothing():
    assert rules.share_kept([], days_before=0) == 0


def test_leaving_later_is_never_cheaper():
    objections = rules.objections_to_cancellation_terms([Term(30, 50), Term(7, 20)])

    assert list(objections) == ["Leaving later never costs less than leaving earlier."]


def test_a_number_of_days_is_named_once():
    objections = rules.objections_to_cancellation_terms([Term(30, 50), Term(30, 50)])

    assert list(objections) == ["Name each number of days once."]


def test_sound_terms_have_no_objection():
    assert list(rules.objections_to_cancellation_terms(SLIDING)) == []
