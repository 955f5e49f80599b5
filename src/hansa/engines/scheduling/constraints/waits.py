"""Idle periods in the solver's terms.

A wait ends in a slot when somebody is busy in it, was not just before, and has been earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from ortools.sat.python import cp_model

Literal = Any
"""A Boolean of the model."""


def waits_of_a_person(cp: cp_model.CpModel, busy: Sequence[Literal]) -> list[Literal]:
    """One literal for each slot at which a wait of theirs can end; their sum is the number.

    Each is tied down in both directions, because fairness asks for the least number of waits
    as well as for the most.

    Args:
        busy: whether the person is in a meeting, by slot.
    """
    waits: list[Literal] = []
    begun = busy[0]
    for before, now in pairwise(busy):
        ends = cp.new_bool_var("")
        cp.add_bool_or(ends, ~now, before, ~begun)
        cp.add_implication(ends, now)
        cp.add_implication(ends, ~before)
        cp.add_implication(ends, begun)
        waits.append(ends)
        begun = _either(cp, begun, now)
    return waits


def waits_of_a_crowd(
    cp: cp_model.CpModel, meetings: Sequence[Any], people: int
) -> tuple[cp_model.IntVar, list[list[Literal]]]:
    """How often the people of a party wait, when nothing tells them apart.

    With the right person in each meeting they wait as often as a run of meetings begins, less
    once for each of them: nobody waits for the first run.

    Args:
        meetings: how many the party has, by slot; at most one for each of its people.

    Returns:
        A number not below their waits; and, for each n, whether n people are busy, by slot.
    """
    by_slot = [_levels(cp, count, people) for count in meetings]
    levels = [list(level) for level in zip(*by_slot, strict=True)]
    runs: list[Literal] = []
    for level in levels:
        runs.append(level[0])
        for before, now in pairwise(level):
            begins = cp.new_bool_var("")
            cp.add_bool_or(begins, ~now, before)
            runs.append(begins)
    waits = cp.new_int_var(0, len(runs), "")
    cp.add(waits >= cp_model.LinearExpr.sum(runs) - people)
    return waits, levels


def _levels(cp: cp_model.CpModel, count: cp_model.LinearExpr, people: int) -> list[Literal]:
    """Literals for "at least one", "at least two", and so on, of a number up to `people`."""
    levels = [cp.new_bool_var("") for _ in range(people)]
    for lower, higher in pairwise(levels):
        cp.add_implication(higher, lower)
    cp.add(cp_model.LinearExpr.sum(levels) == count)
    return levels


def _either(cp: cp_model.CpModel, one: Literal, other: Literal) -> Literal:
    either = cp.new_bool_var("")
    cp.add_bool_or(~either, one, other)
    cp.add_implication(one, either)
    cp.add_implication(other, either)
    return either
