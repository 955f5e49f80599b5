"""How large an enterprise is by Recommendation 2003/361/EC."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.apps.directory.rules import SizeClass, class_over, objections_to_related
from hansa.apps.directory.rules.size import (
    CEILINGS,
    Bond,
    Figures,
    Related,
    Year,
    class_in,
    class_of,
    known_until,
    objections_to_declaring,
    objections_to_evidence,
)

MILLION = 1_000_000


def figures(staff=0, turnover=0, balance_sheet=0):
    """Staff in annual work units, amounts in millions of euros."""
    return Figures(
        Decimal(str(staff)),
        Decimal(str(turnover)) * MILLION,
        Decimal(str(balance_sheet)) * MILLION,
    )


def year(number, staff, *related, turnover=1, **details):
    return Year(number, figures(staff, turnover, 1), related, **details)


def linked(staff, turnover=0):
    return Related(Bond.LINKED, Decimal(100), figures(staff, turnover))


def partner(share, staff, turnover=0):
    return Related(Bond.PARTNER, Decimal(share), figures(staff, turnover))


@pytest.mark.parametrize(
    ("staff", "turnover", "balance_sheet", "size"),
    [
        (9.9, 2, 2, "micro"),
        (10, 2, 2, "small"),
        (9, 2.1, 2, "micro"),
        (9, 2, 2.1, "micro"),
        (9, 2.1, 2.1, "small"),
        (49.9, 10, 99, "small"),
        (49.9, 10.1, 10.1, "medium"),
        (50, 0, 0, "medium"),
        (249.9, 50, 99, "medium"),
        (249.9, 51, 43, "medium"),
        (249.9, 50.1, 43.1, "large"),
        (250, 0, 0, "large"),
    ],
)
def test_staff_stays_below_its_ceiling_and_one_of_two_sums_does_not_pass_it(
    staff, turnover, balance_sheet, size
):
    assert class_of(figures(staff, turnover, balance_sheet)) == size


def test_linked_enterprises_count_wholly_and_partners_by_their_share():
    assert class_in(year(2025, 200, linked(49))) == "medium"
    assert class_in(year(2025, 200, linked(50))) == "large"
    assert class_in(year(2025, 200, partner(30, 166))) == "medium"
    assert class_in(year(2025, 200, partner(30, 167))) == "large"


def test_an_enterprise_of_which_public_bodies_hold_a_quarter_is_no_sme():
    assert class_in(year(2025, 8, public_share=Decimal("24.99"))) == "micro"
    assert class_in(year(2025, 8, public_share=Decimal(25))) == "large"


def test_one_year_above_the_ceiling_changes_nothing_and_two_in_a_row_do():
    years = [year(2022, 240), year(2023, 260), year(2024, 240), year(2025, 260)]

    assert class_over(years) == "medium"
    assert class_over([*years, year(2026, 260)]) == "large"


def test_one_year_below_the_ceiling_does_not_make_an_sme():
    assert class_over([year(2024, 300), year(2025, 200)]) == "large"
    assert class_over([year(2024, 300), year(2025, 200), year(2026, 200)]) == "medium"


def test_two_classes_in_two_years_fall_to_the_nearer():
    assert class_over([year(2023, 300), year(2024, 40), year(2025, 100)]) == "medium"


def test_a_new_owner_a_gap_and_public_hands_count_at_once():
    assert class_over([year(2024, 100), year(2025, 100, linked(900), new_owner=True)]) == "large"
    assert class_over([year(2022, 300), year(2025, 100)]) == "medium"
    assert class_over([year(2024, 8), year(2025, 8, public_share=Decimal(60))]) == "large"


def test_the_order_in_which_years_are_told_does_not_matter():
    years = [year(2023, 260), year(2024, 260), year(2022, 240)]

    assert class_over(years) == class_over(reversed(years)) == "large"


def test_without_a_year_nothing_is_known():
    assert class_over([]) is None


def test_only_a_large_enterprise_is_no_sme():
    assert [size for size in SizeClass if not size.is_sme] == [SizeClass.LARGE]


@given(st.lists(st.integers(min_value=0, max_value=400), min_size=1, max_size=8))
def test_each_ceiling_is_crossed_by_two_years_in_a_row_only(staff):
    """The middle of three says for every ceiling what article 4(2) says for it."""
    years = [year(2000 + place, each) for place, each in enumerate(staff)]
    order = list(SizeClass)

    found = class_over(years)

    for place, ceiling in enumerate(CEILINGS.values()):
        below = staff[0] < ceiling.staff
        for before, now in pairwise(staff):
            if (before < ceiling.staff) == (now < ceiling.staff) != below:
                below = not below
        assert (order.index(found) <= place) == below


def test_a_class_is_known_for_two_years_after_the_accounts_were_closed():
    assert known_until(date(2024, 12, 31)) == date(2026, 12, 31)
    assert known_until(date(2024, 2, 29)) == date(2026, 2, 28)


def test_a_share_that_makes_no_partner_says_what_it_makes():
    def said(share):
        return list(objections_to_related(name="Zuid NV", bond="partner", share=share))

    assert said(Decimal(25)) == said(Decimal(50)) == []
    assert said(Decimal("24.99")) == ["Zuid NV is no partner below a share of 25 %: leave it out."]
    assert said(Decimal("50.01")) == ["Above a share of 50 %, Zuid NV is linked and counts fully."]
    assert said(None) == [
        "Say which share Zuid NV has or is held by: a partner counts by its share."
    ]


def test_a_year_that_is_not_over_can_only_be_estimated():
    def said(evidence):
        day, today = date(2026, 12, 31), date(2026, 6, 1)
        return list(objections_to_declaring(closed_on=day, today=today, evidence=evidence))

    assert said("estimate") == []
    assert said("accounts") == [
        "The year that closes on 2026-12-31 is not over: declare the year before, or say that it "
        "is an estimate."
    ]


def test_figures_without_a_place_to_check_them_are_estimates():
    assert list(objections_to_evidence(evidence="estimate", reference="")) == []
    assert list(objections_to_evidence(evidence="accounts", reference=" ")) == [
        "Say where the evidence is found, such as the number under which it was filed."
    ]


def test_figures_below_zero_are_refused():
    with pytest.raises(ValueError, match="not below zero"):
        figures(staff=-1)
