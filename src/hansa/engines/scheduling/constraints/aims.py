"""The goals in the solver's terms: a measure of a timetable that is still to be made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hansa.engines.scheduling.problem.goals import Goal
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.rules.measures import STEPS

if TYPE_CHECKING:
    from hansa.engines.scheduling.constraints.model import Model


def aim(model: Model, goal: Goal) -> Any:
    """See `Model.goal`."""
    if goal not in _AIMS or (goal is Goal.IDLE and not model.counts_waits):
        raise ValueError(f"This model does not measure {goal}.")
    return _AIMS[goal](model)


def _must_meets(model: Model) -> Any:
    return model.total(model.times(wish) for wish in model.problem.wishes if wish.must_meet)


def _worth(model: Model) -> Any:
    return model.total(wish.worth * model.times(wish) for wish in model.problem.wishes)


def _least_served(model: Model) -> Any:
    return model.total(_hardship(model, party.key) for party in model.problem.parties)


def _hardship(model: Model, party: str) -> Any:
    """What each meeting that is missing costs, the first one most."""
    wishes = model.setting.wishes_of[party]
    served = [model.cp.new_bool_var("") for _ in STEPS[: len(wishes)]]
    for fewer, more in pairwise(served):
        model.cp.add_implication(more, fewer)
    model.cp.add(model.total(served) <= model.total(model.times(wish) for wish in wishes))
    return model.total(step * (1 - is_) for step, is_ in zip(STEPS, served, strict=False))


def _half_days(model: Model) -> Any:
    """A literal for each host and half-day with a meeting."""
    comes: dict[tuple[str, int], Any] = {}
    for wish in model.problem.wishes:
        for slot in model.slots_of(wish):
            when = wish.parties[-1], model.setting.half_day_of[slot]
            if when not in comes:
                comes[when] = model.cp.new_bool_var("")
            model.cp.add_implication(model.at(wish, slot), comes[when])
    return model.total(comes.values())


def _helpers_at_once(model: Model) -> Any:
    """A number for each session and skill, not below what any of its slots needs."""
    needs: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for wish in model.problem.wishes:
        for skill in wish.skills:
            for slot in model.slots_of(wish):
                needs[skill, slot].append(model.at(wish, slot))
    most: dict[tuple[str, int], Any] = {}
    for (skill, slot), needed in needs.items():
        asked = skill, model.setting.session_of[slot]
        if asked not in most:
            skills = sum(len(wish.skills) for wish in model.problem.wishes)
            most[asked] = model.cp.new_int_var(0, skills, "")
        model.cp.add(model.total(needed) <= most[asked])
    return model.total(most.values())


def _moves(model: Model) -> Any:
    return model.total(moved for _, moved in _moved(model))


def _moved_worth(model: Model) -> Any:
    return model.total(wish.worth * moved for wish, moved in _moved(model))


def _moved(model: Model) -> Iterator[tuple[Wish, Any]]:
    """Each published wish, and whether it is no longer where it was."""
    for wish in model.problem.wishes:
        if wish.published is not None:
            yield wish, 1 - model.at(wish, wish.published.slot)


_AIMS: dict[Goal, Callable[[Model], Any]] = {
    Goal.MUST_MEETS: _must_meets,
    Goal.WORTH: _worth,
    Goal.LEAST_SERVED: _least_served,
    Goal.IDLE: lambda model: model.waits,
    Goal.HALF_DAYS: _half_days,
    Goal.HELPERS: _helpers_at_once,
    Goal.MOVES: _moves,
    Goal.MOVED_WORTH: _moved_worth,
}
