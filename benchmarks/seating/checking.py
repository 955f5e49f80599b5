"""Whether a plan may stand, looked at without anything of the seater but its words."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.engines.seating import Bond, Plan, Problem, Shape


def faults(problem: Problem, plan: Plan) -> Iterator[str]:
    """Everything that must not be in a plan, in words."""
    at = {key: (seat.table, seat.number) for key, seat in plan.seats.items()}
    if sorted(at) != sorted(one.key for one in problem.guests):
        yield "Not everybody has a seat."
    if len(set(at.values())) != len(at):
        yield "A seat is given twice."
    tables = {table.key: table for table in problem.tables}
    for key, (table, number) in at.items():
        if not 0 <= number < tables[table].seats:
            yield f"{key} sits in a seat that there is not."
    for guest in problem.guests:
        table, number = at[guest.key]
        if guest.needs_access and number not in tables[table].accessible:
            yield f"{guest.key} cannot reach the seat."
    for pair in problem.pairs:
        one, other = at[pair.one], at[pair.other]
        if pair.bond == Bond.APART and one[0] == other[0]:
            yield f"{pair.one} and {pair.other} sit at one table."
        if pair.bond == Bond.TOGETHER and one[0] != other[0]:
            yield f"{pair.one} and {pair.other} sit at two tables."
        if pair.bond == Bond.BESIDE and not _touch(tables[one[0]].shape, one, other, problem):
            yield f"{pair.one} and {pair.other} do not sit side by side."
    for key, seat in problem.fixed.items():
        if at[key] != (seat.table, seat.number):
            yield f"{key} does not keep the seat."


def _touch(shape: Shape, one: tuple[int, int], other: tuple[int, int], problem: Problem) -> bool:
    seats = next(table.seats for table in problem.tables if table.key == one[0])
    if one[0] != other[0]:
        return False
    if shape == Shape.ROUND:
        return abs(one[1] - other[1]) in (1, seats - 1)
    near = (seats + 1) // 2
    same_row = (one[1] < near) == (other[1] < near)
    return abs(one[1] - other[1]) == 1 if same_row else one[1] + other[1] == seats - 1
