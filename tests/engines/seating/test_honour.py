"""Who sits where at the head table, case by case."""

import pytest

from hansa.engines.seating import (
    Bond,
    Code,
    Effort,
    Guest,
    NoSeating,
    Pair,
    Problem,
    Seat,
    Shape,
    Side,
    Table,
    due_seats,
    move,
    objections,
    order_of_honour,
    seat,
)

HOST = Guest(1, Side.HOST, rank=1)


def head(seats=6, shape=Shape.ROUND):
    """A head table at which the host presides."""
    return Table(1, seats, shape=shape, is_head=True, host=1)


def test_the_first_guest_sits_on_the_hosts_right_and_the_second_on_the_left():
    assert [number for number, _far in order_of_honour(head())] == [1, 5, 2, 4, 3]


def test_at_a_long_table_a_second_host_sits_across():
    order = order_of_honour(head(6, Shape.LONG))

    assert order == [(2, 1), (4, 1), (0, 1), (5, 2), (3, 2)]


def test_guests_and_hosts_alternate_outwards():
    visitors = [Guest(key, Side.OFFICIAL, rank=key) for key in (2, 3, 4)]
    hosts = [Guest(key, Side.HOST, rank=key) for key in (5, 6)]

    due = due_seats(Problem((HOST, *visitors, *hosts), (head(),)))

    assert {key: place.number for key, place in due.items()} == {2: 1, 3: 5, 5: 2, 6: 4, 4: 3}


def test_the_seat_of_honour_is_given_to_whom_it_is_due():
    people = (HOST, *(Guest(key, Side.COMPANY, rank=key) for key in range(2, 13)))
    room = Problem(people, (head(), Table(2, 6, distance=1)))

    plan = seat(room, effort=Effort(tries=300))

    assert plan.seats[1] == Seat(1, 0)
    assert plan.seats[2] == Seat(1, 1)


def test_objections_name_the_neighbour_with_whom_one_cannot_speak():
    people = (Guest(1, Side.HOST, languages=frozenset({"en"})),
              Guest(2, Side.COMPANY, languages=frozenset({"fr"})))  # fmt: skip
    room = Problem(people, (Table(1, 4),))

    found = objections(room, {1: Seat(1, 0), 2: Seat(1, 1)})

    assert [(one.guest, one.code, one.others) for one in found] == [
        (2, Code.NO_LANGUAGE_LEFT, (1,)),
        (1, Code.NO_LANGUAGE_RIGHT, (2,)),
    ]


def test_a_bond_that_cannot_be_kept_is_an_objection_not_a_failure():
    people = tuple(Guest(key, Side.COMPANY) for key in (1, 2))
    room = Problem(people, (Table(1, 2),), pairs=(Pair(1, 2, Bond.APART),))

    plan = seat(room, effort=Effort(tries=10))

    assert {one.code for one in objections(room, plan.seats)} == {Code.NOT_APART, Code.SAME_SIDE}


def test_more_guests_than_seats_are_refused_with_both_numbers():
    people = tuple(Guest(key, Side.COMPANY) for key in (1, 2, 3))

    with pytest.raises(NoSeating, match="3 guests need more than 2 seats"):
        Problem(people, (Table(1, 2),))


def test_a_guest_who_takes_a_taken_seat_changes_with_who_sits_there():
    people = tuple(Guest(key, Side.OFFICIAL, organisation=key // 3) for key in (1, 2, 3, 4))
    room = Problem(people, (Table(1, 2), Table(2, 2)))
    seats = {1: Seat(1, 0), 2: Seat(1, 1), 3: Seat(2, 0), 4: Seat(2, 1)}

    change = move(room, seats, guest=1, to=Seat(2, 0))

    assert change.moved == (1, 3)
    assert {one.code for one in change.better} == {Code.COLLEAGUES, Code.COLLEAGUE_BESIDE}
    assert change.worse == ()
