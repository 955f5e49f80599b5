"""Repairs: few moves, nothing that is about to begin, and nothing given up that was announced."""

from dataclasses import replace

from hypothesis import given
from tests.engines.scheduling.drawn import dice_of, seeds, whole_problem
from tests.engines.scheduling.problems import session
from tests.examples import patient

from hansa.engines.scheduling import (
    Meeting,
    NoTimetable,
    Party,
    Problem,
    Repair,
    Table,
    Timetable,
    Wish,
    repair,
    solve,
    violations,
)


def away(problem: Problem, key: str, slots: range) -> Problem:
    """The problem, with everybody of a party away in those slots."""
    return replace(
        problem,
        parties=tuple(
            replace(
                party,
                away=party.away | {(who, slot) for who in party.people for slot in slots},
            )
            if party.key == key
            else party
            for party in problem.parties
        ),
    )


def complaints(problem: Problem, way: Repair) -> list[str]:
    """What is wrong with it, but for what could not be required any more."""
    relaxed = replace(
        problem,
        fairness=None,
        wishes=tuple(replace(wish, required=False, fixed_slot=None) for wish in problem.wishes),
    )
    return violations(relaxed, way.timetable)


AB = Wish("ab", ("a", "b"), worth=10)
CD = Wish("cd", ("c", "d"), worth=10)
AD = Wish("ad", ("a", "d"), worth=10)
AB_AT_A = Meeting("ab", 0, "A", ("a one", "b one"))


def test_the_place_of_a_no_show_goes_to_a_wish_that_waited():
    problem = session(AB, AD, slots_=1, tables=1)
    standing = [AB_AT_A]

    best, *_ = repair(away(problem, "b", range(1)), standing, most_moves=3)

    assert (best.lost, best.won, best.moved) == (("ab",), ("ad",), ())


def test_a_meeting_whose_people_come_late_moves_to_a_later_slot():
    problem = session(AB, CD, slots_=3, tables=2)
    standing = [
        Meeting("ab", 0, "A", ("a one", "b one")),
        Meeting("cd", 0, "B", ("c one", "d one")),
    ]

    best, *_ = repair(away(problem, "b", range(2)), standing, most_moves=3)

    assert [(move.wish, move.was.slot, move.now.slot) for move in best.moved] == [("ab", 0, 2)]
    assert best.lost == ()


def test_nothing_before_the_first_slot_moves_or_is_added():
    problem = session(AB, AD, CD, slots_=3, tables=2)
    standing = [
        Meeting("ab", 0, "A", ("a one", "b one")),
        Meeting("cd", 1, "A", ("c one", "d one")),
    ]

    for way in repair(away(problem, "c", range(1, 3)), standing, first_slot=1, most_moves=3):
        now = {meeting.wish: meeting for meeting in way.timetable.meetings}
        assert now["ab"] == standing[0]
        assert all(meeting.slot >= 1 or meeting == standing[0] for meeting in now.values())


def test_a_meeting_at_a_lost_table_keeps_its_slot():
    problem = session(AB, slots_=2, tables=2)
    closed = replace(problem, tables=(Table("A", closed=frozenset({0, 1})), *problem.tables[1:]))

    best, *_ = repair(closed, [AB_AT_A], most_moves=3)

    assert [(move.now.slot, move.now.table) for move in best.moved] == [(0, "B")]


def test_an_announced_meeting_is_not_given_up_for_a_worthier_wish():
    worthier = Wish("ad", ("a", "d"), worth=90)
    problem = session(AB, worthier, CD, slots_=1, tables=2)
    standing = [
        Meeting("ab", 0, "A", ("a one", "b one")),
        Meeting("cd", 0, "B", ("c one", "d one")),
    ]

    best, *_ = repair(away(problem, "c", range(1)), standing, most_moves=3)

    assert (best.lost, best.won) == (("cd",), ())


def test_no_more_meetings_change_their_slot_than_are_allowed():
    wishes = [Wish(f"a{n}", ("a", f"h{n}"), worth=10) for n in range(4)]
    problem = session(*wishes, slots_=4, tables=1)
    late = away(problem, "h0", range(3))
    standing = [Meeting(f"a{n}", n, "A", ("a one", f"h{n} one")) for n in range(4)]

    ways = repair(late, standing, most_moves=2)

    assert max(len(way.moved) for way in ways) == 2
    assert min(len(way.lost) for way in ways) == 0
    assert any(way.lost == ("a0",) and not way.moved for way in ways)


def test_a_meeting_is_rather_lost_than_one_more_told_to_move():
    wishes = [Wish(f"a{n}", ("a", f"h{n}"), worth=10 + n) for n in range(3)]
    problem = session(*wishes, slots_=6, tables=1)
    standing = [Meeting(f"a{n}", n, "A", ("a one", f"h{n} one")) for n in range(3)]

    best, *_ = repair(away(problem, "a", range(3)), standing, most_moves=2)

    assert (len(best.moved), best.lost) == (2, ("a0",))


@patient(60)
@given(seeds)
def test_every_way_out_keeps_every_rule_and_its_limit(seed):
    dice = dice_of(seed)
    problem = whole_problem(dice, wishes=6)
    try:
        standing: Timetable = solve(problem, work=0.05)
    except NoTimetable:
        return
    party: Party = dice.choice(problem.parties)
    late = away(problem, party.key, range(dice.randint(0, len(problem.slots))))

    for way in repair(late, standing.meetings, most_moves=2, seconds=0.2):
        assert complaints(late, way) == []
        assert sum(move.was.slot != move.now.slot for move in way.moved) <= 2
