"""What the seater promises of every room."""

from itertools import permutations

from benchmarks.seating.checking import faults
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.seating.rooms import guests, rooms
from tests.examples import patient

from hansa.engines.seating import (
    Effort,
    Guest,
    Problem,
    Side,
    Table,
    by_precedence,
    cost_of,
    move,
    objections,
    reseat,
    seat,
)

SHORT = Effort(tries=200)
# The first call compiles.
FEW = patient(25)


@FEW
@given(rooms())
def test_everybody_has_one_seat_and_nobody_shares_it(room):
    plan = seat(room, effort=SHORT)

    assert sorted(plan.seats) == sorted(one.key for one in room.guests)
    assert len(set(plan.seats.values())) == len(room.guests)


@FEW
@given(rooms())
def test_a_plan_costs_what_the_objections_to_it_count(room):
    plan = seat(room, effort=SHORT)

    assert plan.cost == cost_of(objections(room, plan.seats))


@FEW
@given(rooms())
def test_the_same_seed_gives_the_same_plan(room):
    assert seat(room, seed=5, effort=SHORT) == seat(room, seed=5, effort=SHORT)


@FEW
@given(rooms())
def test_no_plan_is_worse_than_that_of_a_careful_hand(room):
    assert seat(room, effort=SHORT).cost <= by_precedence(room).cost


@FEW
@given(rooms(), st.randoms(use_true_random=False))
def test_a_change_tells_exactly_what_it_changes(room, chance):
    plan = by_precedence(room)
    guest, to = chance.choice(list(plan.seats)), chance.choice(room.seats)

    change = move(room, plan.seats, guest=guest, to=to)

    told = cost_of(change.worse) - cost_of(change.better)
    assert abs(change.plan.cost - change.before - told) <= 1


@patient(8)
@given(st.tuples(*(guests(key) for key in range(1, 7))))
def test_no_plan_of_a_small_room_is_better(people):
    room = Problem(people, (Table(1, 3), Table(2, 3)))

    least = min(
        cost_of(objections(room, dict(zip(order, room.seats, strict=True))))
        for order in permutations(range(1, 7))
    )

    assert seat(room, effort=Effort(tries=2000)).cost == least


@FEW
@given(rooms(most_guests=8))
def test_who_stays_away_leaves_a_seat_and_few_others_move(room):
    plan = seat(room, effort=SHORT)
    late = Guest(99, Side.HOST)
    after = Problem((*room.guests[1:], late), room.tables)

    change = reseat(after, plan.seats, most_moves=2)

    assert 99 in change.plan.seats
    assert len([key for key in change.moved if key != 99]) <= 2


def test_demands_are_met_where_they_can_be():
    people = tuple(Guest(key, Side.COMPANY, needs_access=key == 3) for key in range(1, 9))
    room = Problem(people, (Table(1, 4, accessible=frozenset({2})), Table(2, 4)))

    plan = seat(room, effort=SHORT)

    assert list(faults(room, plan)) == []
