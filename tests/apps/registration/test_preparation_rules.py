"""What being ready consists of."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.apps.registration.rules.preparation import (
    WEIGHTS,
    Part,
    Readiness,
    Step,
    documents_until,
    hosts_languages,
    needs_a_call,
    reminder_due,
)


def ready(**done: int) -> Readiness:
    wanted = {"profile": 1, "needs": 1, "counterparts": 3, "video": 1, "brief": 2, "documents": 2}
    return Readiness(
        tuple(Part(Step(code), done.get(code, 0), number) for code, number in wanted.items())
    )


def test_the_parts_weigh_a_hundred_together():
    assert sum(WEIGHTS.values()) == 100


def test_a_part_counts_as_far_as_it_is_done():
    assert ready().percent == 0
    assert ready(profile=1).percent == 20
    assert ready(counterparts=2).percent == 16  # two thirds of 25
    assert ready(counterparts=9).percent == 25


def test_what_the_mission_does_not_ask_for_counts_for_nobody():
    without_brief = Readiness((Part(Step.PROFILE, 1, 1), Part(Step.BRIEF, 0, 0)))

    assert without_brief.percent == 100
    assert without_brief.is_complete


def test_what_counts_most_is_named_first_among_what_is_left():
    left = ready(profile=1, counterparts=1).missing

    assert [part.step for part in left][:2] == [Step.COUNTERPARTS, Step.NEEDS]


@given(st.integers(0, 5), st.integers(0, 5))
def test_doing_more_never_makes_anybody_less_ready(contacts, briefs):
    before = ready(counterparts=contacts, brief=briefs)

    assert ready(counterparts=contacts + 1, brief=briefs).percent >= before.percent
    assert (before.percent == 100) == before.is_complete


@pytest.mark.parametrize(
    ("back_on", "good_until"),
    [
        (date(2025, 10, 10), date(2026, 4, 10)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2025, 12, 31), date(2026, 6, 30)),
    ],
)
def test_documents_are_good_for_six_months_beyond_the_return(back_on, good_until):
    assert documents_until(back_on) == good_until


def test_a_profile_is_wanted_in_the_hosts_language_or_in_english():
    assert hosts_languages("CA") == {"en", "fr"}
    assert hosts_languages("AT") == {"de"}
    assert hosts_languages("JP") == {"en"}


@pytest.mark.parametrize(
    ("today", "before"),
    [
        (date(2025, 8, 1), None),
        (date(2025, 8, 24), 42),
        (date(2025, 9, 13), 42),
        (date(2025, 9, 14), 21),
        (date(2025, 10, 5), 7),
        (date(2025, 10, 6), None),
    ],
)
def test_a_reminder_that_was_missed_is_made_up_for_until_the_next(today, before):
    assert reminder_due(today=today, leaves_on=date(2025, 10, 5)) == before


def test_somebody_rings_who_leaves_soon_is_not_ready_and_was_not_rung_this_week():
    soon = {"today": date(2025, 9, 20), "leaves_on": date(2025, 10, 5)}

    assert needs_a_call(percent=30, called=None, **soon)
    assert not needs_a_call(percent=80, called=None, **soon)
    assert not needs_a_call(percent=30, called=date(2025, 9, 16), **soon)
    assert needs_a_call(percent=30, called=date(2025, 9, 10), **soon)
    assert not needs_a_call(
        percent=30, called=None, today=date(2025, 10, 6), leaves_on=date(2025, 10, 5)
    )
    assert not needs_a_call(
        percent=30, called=None, today=date(2025, 8, 1), leaves_on=date(2025, 10, 5)
    )
