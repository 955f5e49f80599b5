"""The best of all plans of a small room, proven by CP-SAT."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from ortools.sat.python import cp_model

from hansa.engines.seating import Problem
from hansa.engines.seating.moves.arrays import NOBODY, Numbered, numbered

SECONDS = 60.0


def least(problem: Problem, *, seconds: float = SECONDS) -> tuple[int, int]:
    """The least cost found, and the bound proven; the same where it is the least of all.

    Wishes about whole tables (balance, sectors) are stated as their definitions say.
    """
    found = numbered(problem)
    model = cp_model.CpModel()
    sits = _seats(model, found)
    cost: list[Any] = [
        int(found.costs.single[person, place]) * held
        for (person, place), held in sits.items()
        if found.costs.single[person, place]
    ]
    at = _at_tables(model, found, sits)
    cost += _together(model, found, at) + _beside(model, found, sits)
    cost += _balance(model, found, at) + _sectors(model, found, at)
    model.minimize(sum(cost) + found.constant)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.solve(model)
    return round(solver.objective_value), round(solver.best_objective_bound)


def _seats(model: Any, found: Numbered) -> dict[tuple[int, int], Any]:
    """Every person in one seat, every seat taken by one person."""
    number = len(found.problem.seats)
    if number != len(found.problem.guests):
        raise ValueError("Only rooms without an empty seat are compared.")
    sits = {
        (person, place): model.new_bool_var(f"{person}@{place}")
        for person in range(number)
        for place in range(number)
    }
    for one in range(number):
        model.add_exactly_one(sits[one, place] for place in range(number))
        model.add_exactly_one(sits[person, one] for person in range(number))
    seats = {seat: place for place, seat in enumerate(found.problem.seats)}
    persons = {guest.key: person for person, guest in enumerate(found.problem.guests)}
    for key, seat in found.problem.kept.items():
        model.add(sits[persons[key], seats[seat]] == 1)
    return sits


def _at_tables(model: Any, found: Numbered, sits: Any) -> dict[tuple[int, int], Any]:
    at = {}
    for person in range(len(found.problem.guests)):
        for table, (first, last) in enumerate(found.costs.spans.tolist()):
            at[person, table] = model.new_bool_var(f"{person} at {table}")
            model.add(sum(sits[person, place] for place in range(first, last)) == at[person, table])
    return at


def _together(model: Any, found: Numbered, at: Any) -> list[Any]:
    persons, tables = range(len(found.problem.guests)), range(len(found.problem.tables))
    return [
        int(found.costs.together[one, other]) * _both(model, at[one, table], at[other, table])
        for one, other in combinations(persons, 2)
        if found.costs.together[one, other]
        for table in tables
    ]


def _beside(model: Any, found: Numbered, sits: Any) -> list[Any]:
    """A variable for each two persons that cost something, true where they touch."""
    near = {
        (place, other)
        for place, others in enumerate(found.costs.near.tolist())
        for other in others
        if other != NOBODY
    }
    terms = []
    for one, other in combinations(range(len(found.problem.guests)), 2):
        cost = int(found.costs.beside[one, other])
        if cost > 0:
            touch = model.new_bool_var("")
            for place in range(len(found.problem.seats)):
                around = [sits[other, b] for a, b in near if a == place]
                model.add(sum(around) + sits[one, place] - 1 <= touch)
            terms.append(cost * touch)
        if cost < 0:
            terms += [cost * _both(model, sits[one, a], sits[other, b]) for a, b in near]
    return terms


def _both(model: Any, one: Any, other: Any) -> Any:
    both = model.new_bool_var("")
    model.add_bool_or(one.negated(), other.negated(), both)
    model.add_implication(both, one)
    model.add_implication(both, other)
    return both


def _balance(model: Any, found: Numbered, at: Any) -> list[Any]:
    guests = found.problem.guests
    hosts = [person for person, one in enumerate(guests) if one.receives]
    terms = []
    for table, one in enumerate(found.problem.tables):
        number = sum(at[person, table] for person in hosts)
        off = model.new_int_var(0, one.seats, "")
        model.add(off >= number + (-len(hosts) * one.seats // len(guests)))
        model.add(off >= len(hosts) * one.seats // len(guests) - number)
        terms.append(found.problem.weights.balance * off)
    return terms


def _sectors(model: Any, found: Numbered, at: Any) -> list[Any]:
    guests, sector = found.problem.guests, found.costs.sector.tolist()
    terms = []
    for table in range(len(found.problem.tables)):
        for person, one in enumerate(guests):
            if sector[person] == NOBODY:
                continue
            others = [
                at[other, table]
                for other, guest in enumerate(guests)
                if sector[other] == sector[person] and guest.receives != one.receives
            ]
            unmet = model.new_bool_var("")
            model.add(unmet >= at[person, table] - sum(others))
            terms.append(found.problem.weights.sector * unmet)
    return terms
