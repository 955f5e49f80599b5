"""The seats of honour, and who is due them.

Source:
    The first guest sits on the host's right, the second on the left, and the others follow
    outwards in their order: "How to seat dinner guests", targetpoint.it, read in 2026.
    Where two parties dine together, those who are received and those who receive alternate
    outwards from the host: the two nearest are of the other party.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from hansa.engines.seating.problem.guests import Guest
from hansa.engines.seating.problem.problem import Problem
from hansa.engines.seating.problem.tables import Seat, Shape, Table


def order_of_honour(table: Table) -> list[tuple[int, int]]:
    """The seats beside the host's, the highest first, each with its distance from the host.

    Across a long table sits a second host, and the places beside both are given by turns.
    """
    if table.shape == Shape.ROUND:
        return list(_around(table, table.seat_of_host))
    across = table.opposite(table.seat_of_host)
    ways = [list(_outwards(table, table.seat_of_host))]
    if across is not None:
        ways.append([(across, 1), *((seat, far + 1) for seat, far in _outwards(table, across))])
    merged = sorted(
        (far, nth, turn, seat)
        for turn, way in enumerate(ways)
        for nth, (seat, far) in enumerate(way)
    )
    return [(seat, far) for far, _nth, _turn, seat in merged]


def due_seats(problem: Problem) -> dict[int, Seat]:
    """The seat at a head table that is due to each guest of rank, as far as there are seats."""
    due: dict[int, Seat] = {}
    waiting = [one for one in in_order(problem) if one.key not in problem.kept]
    kept = set(problem.kept.values())
    for table in head_tables(problem):
        host = problem.by_key.get(table.host) if table.host else None
        receives = host.receives if host else True
        queues = {side: deque(o for o in waiting if o.receives == side) for side in (True, False)}
        for number, far in order_of_honour(table):
            seat = Seat(table.key, number)
            if seat in kept:
                continue
            wanted = receives if far % 2 == 0 else not receives
            queue = queues[wanted] or queues[not wanted]
            if queue:
                due[queue.popleft().key] = seat
        waiting = [one for one in waiting if one.key not in due]
    return due


def due_distances(problem: Problem) -> dict[int, int]:
    """How far from the head tables guests of rank may sit who are due no seat at one."""
    due = due_seats(problem)
    others = [one for one in in_order(problem) if one.key not in due]
    seats = sorted(
        table.distance for table in problem.tables if not table.is_head for _ in range(table.seats)
    )
    return {one.key: far for one, far in zip(others, seats, strict=False)}


def in_order(problem: Problem) -> list[Guest]:
    """Guests who have a rank, the highest first."""
    return sorted(
        (one for one in problem.guests if one.rank is not None),
        key=lambda one: (one.rank or 0, one.key),
    )


def head_tables(problem: Problem) -> list[Table]:
    """The head tables, as they come."""
    return [table for table in problem.tables if table.is_head]


def places(problem: Problem) -> dict[Seat, int]:
    """The place of each seat in the order of honour of the head tables, the hosts' left out."""
    seats = [
        Seat(table.key, number)
        for table in head_tables(problem)
        for number, _far in order_of_honour(table)
    ]
    return {seat: place for place, seat in enumerate(seats)}


def _around(table: Table, host: int) -> Iterator[tuple[int, int]]:
    for far in range(1, table.seats // 2 + 1):
        right, left = (host + far) % table.seats, (host - far) % table.seats
        yield right, far
        if left != right:
            yield left, far


def _outwards(table: Table, start: int) -> Iterator[tuple[int, int]]:
    """Along one side of a long table, right and left by turns."""
    right, left = table.right_of(start), table.left_of(start)
    far = 1
    while right is not None or left is not None:
        if right is not None:
            yield right, far
            right = table.right_of(right)
        if left is not None:
            yield left, far
            left = table.left_of(left)
        far += 1
