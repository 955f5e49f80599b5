"""How much each goal costs, so that one number tells which of two timetables is better."""

from __future__ import annotations

from collections.abc import Mapping

from hansa.engines.scheduling.problem.goals import HARDSHIP, Goal
from hansa.engines.scheduling.problem.setting import Setting

UNIT = 64
"""What one of the least important thing costs; guides are worth parts of it."""
MOST = 2**44
"""No sum of costs is more: beyond it, less important goals only nearly come second."""
AT_THE_TABLE = frozenset({Goal.TABLE_CHANGES, Goal.WALKING})
"""Decided when seats are given out, slot by slot."""


def weights_of(setting: Setting) -> dict[Goal, int]:
    """By goal of the slots, what one unit of it costs, or a unit less of a gain.

    Lexicographic goals weigh more than all that come after them together.
    """
    goals = setting.problem.goals
    order = [goal for goal in goals.order if goal not in AT_THE_TABLE]
    if goals.weights:
        by_goal = dict(zip(goals.order, goals.weights, strict=True))
        return {goal: UNIT * by_goal[goal] for goal in order}
    most = {goal: _most(setting, goal) for goal in order}
    weights: dict[Goal, int] = {}
    weight, total = UNIT, 0
    for goal in reversed(order):
        weights[goal] = weight
        total += weight * most[goal]
        weight = max(weight, UNIT * (total // UNIT + 1))
    return _within_bounds(most, weights)


def key_of(setting: Setting, values: Mapping[Goal, int]) -> tuple[int, ...]:
    """A timetable with those values is better when its key is greater."""
    goals = setting.problem.goals
    signed = [values[goal] if goal.is_gain else -values[goal] for goal in goals.order]
    if goals.weights:
        return (sum(w * value for w, value in zip(goals.weights, signed, strict=True)),)
    return tuple(signed)


def _within_bounds(most: Mapping[Goal, int], weights: dict[Goal, int]) -> dict[Goal, int]:
    """The same weights, or smaller ones where numbers would grow out of bounds."""
    total = sum(weight * most[goal] for goal, weight in weights.items())
    while total > MOST and max(weights.values()) > UNIT:
        weights = {goal: max(UNIT, weight // 2) for goal, weight in weights.items()}
        total = sum(weight * most[goal] for goal, weight in weights.items())
    return weights


def _most(setting: Setting, goal: Goal) -> int:
    """The goal never measures more."""
    problem = setting.problem
    wishes, parties, sessions = problem.wishes, problem.parties, setting.sessions
    return {
        Goal.MUST_MEETS: sum(wish.must_meet for wish in wishes),
        Goal.WORTH: sum(wish.worth for wish in wishes),
        Goal.LEAST_SERVED: HARDSHIP[0] * len(parties),
        Goal.IDLE: sum(len(wish.parties) for wish in wishes),
        Goal.HALF_DAYS: len({wish.parties[-1] for wish in wishes}) * len(set(setting.half_day_of)),
        Goal.HELPERS: len({s for wish in wishes for s in wish.skills})
        * len(sessions)
        * max(1, len(problem.tables)),
        Goal.MOVES: sum(wish.published is not None for wish in wishes),
        Goal.MOVED_WORTH: sum(wish.worth for wish in wishes if wish.published is not None),
    }[goal]
