"""What may be the number of a row, and what a program sends instead."""

import pytest

from hansa.values import row_number


def test_figures_are_the_number_of_a_row():
    assert [row_number(said) for said in ("7", "007", "0", "9" * 18)] == [7, 7, 0, 10**18 - 1]


@pytest.mark.parametrize(
    "said", ["", " 7", "-7", "+7", "7.0", "1e3", "seven", "٧", "²", "7\n", "9" * 19]
)
def test_anything_else_is_none(said):
    assert row_number(said) is None
