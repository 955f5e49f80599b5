"""What a session's timetable is to be good at."""

import pytest

from hansa.apps.meetings import goals
from hansa.apps.meetings.goals import PRESETS, Aim
from hansa.engines.scheduling import Goal


def test_every_goal_of_an_officer_is_one_of_the_engine():
    assert {*Aim.values, "moves", "moved_worth"} == {goal.value for goal in Goal}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_ready_made_order_is_an_order_and_is_recognised(preset):
    assert list(goals.objections_to_goals([str(goal) for goal in preset.goals])) == []
    assert goals.preset_of([str(goal) for goal in preset.goals]) == preset


def test_an_order_of_ones_own_is_no_ready_made_one():
    assert goals.preset_of(["worth"]) is None


@pytest.mark.parametrize(
    ("order", "complaint"),
    [
        (["idle"], "The worth of the meetings is always a goal; say how important it is."),
        (["worth", "idle", "idle"],
         "“Little waiting between meetings” stands twice; a goal counts once."),
        (["worth", "luck"], "“luck” is no goal."),
    ],
)  # fmt: skip
def test_an_order_that_is_none_is_refused(order, complaint):
    assert list(goals.objections_to_goals(order)) == [complaint]


def test_what_was_published_moves_little_right_after_the_worth():
    order = ["must_meets", "least_served", "worth", "idle"]

    assert goals.as_framed(order, published=True) == (
        "must_meets", "least_served", "worth", "moves", "moved_worth", "idle",
    )  # fmt: skip
    assert goals.as_framed(order, published=False) == tuple(order)


def test_a_goal_about_which_there_is_nothing_to_say_is_left_out():
    assert goals.as_framed(["must_meets", "worth"], published=False, moot={"must_meets"}) == (
        "worth",
    )
