"""The drawn problems are the same each time, and have a timetable."""

from collections import Counter
from itertools import pairwise

import pytest
from benchmarks.scheduling import generators
from benchmarks.scheduling.checking import complaints
from benchmarks.scheduling.peers import first_fit, seated

from hansa.engines.scheduling import Goal, Problem, TableKind


@pytest.fixture(scope="module")
def exchange() -> Problem:
    return generators.trade_exchange()


def degrees(problem: Problem) -> Counter[str]:
    """How many wishes each party has a share in."""
    return Counter(key for wish in problem.wishes for key in wish.parties)


@pytest.mark.parametrize("name", ["place_all", "choose_and_place", "everything_on"])
def test_a_seed_always_draws_the_same_problem(name):
    draw = getattr(generators, name)

    assert draw(seed=3) == draw(seed=3)
    assert draw(seed=3) != draw(seed=4)


def test_the_event_that_places_all_has_the_size_it_is_named_for():
    problem = generators.place_all()

    sizes = [len(each) for each in (problem.parties, problem.wishes, problem.slots, problem.tables)]
    assert sizes == [500, 2000, 24, 100]
    assert all(wish.required for wish in problem.wishes)


def test_nobody_there_has_more_meetings_than_can_be_coloured():
    problem = generators.place_all()

    assert max(degrees(problem).values()) < len(problem.slots)


def test_no_pair_meets_twice():
    for problem in (generators.place_all(), generators.choose_and_place()):
        pairs = Counter(frozenset(wish.parties) for wish in problem.wishes)

        assert max(pairs.values()) == 1


def test_there_are_far_more_wishes_than_places_to_choose_from():
    problem = generators.choose_and_place()

    assert len(problem.wishes) == 6000
    assert len(problem.slots) * len(problem.tables) == 2400
    assert not any(wish.required for wish in problem.wishes)


def test_delegates_who_come_in_part_are_there_at_the_start_or_at_the_end():
    problem = generators.choose_and_place()

    partly = [party for party in problem.parties if party.away]
    assert 250 < len(partly) < 310
    for party in partly:
        missed = sorted(slot for _person, slot in party.away)
        assert all(later - earlier == 1 for earlier, later in pairwise(missed))
        assert missed[0] == 0 or missed[-1] == 23


def test_one_wish_of_five_is_between_delegates():
    problem = generators.choose_and_place()

    among = sum(wish.parties[1].startswith("delegate") for wish in problem.wishes)
    assert 0.15 < among / 6000 < 0.3


def test_the_largest_event_is_as_large_as_the_one_on_record(exchange):
    assert (len(exchange.parties), len(exchange.wishes)) == (2200, 50_000)
    assert [len(session.slots) for session in exchange.sessions] == [18, 18, 18, 18, 8]


def test_a_buyer_of_the_largest_event_is_nearly_full_and_a_seller_never_moves(exchange):
    degree = degrees(exchange)
    buyers = [party for party in exchange.parties if party.key.startswith("buyer")]
    sellers = [party for party in exchange.parties if party.key.startswith("seller")]

    assert max(degree.values()) <= 75
    assert sum(degree[buyer.key] for buyer in buyers) / len(buyers) > 70
    assert len({seller.table for seller in sellers}) == len(sellers) == 1500


def test_a_buyer_who_comes_late_has_fewer_appointments_than_slots(exchange):
    degree = degrees(exchange)
    late = [party for party in exchange.parties if party.away]

    assert len(late) == 35
    assert all(degree[buyer.key] + len(buyer.away) <= 80 for buyer in late)


def test_no_shows_leave_meetings_that_still_fit_and_free_places():
    problem = generators.place_all(participants=60, meetings=240, slots=14, tables=25)
    slots = first_fit(problem).slots

    now, standing = generators.no_shows(problem, seated(problem, slots))

    absent = {party.key for party in now.parties if len(party.away) == 14}
    waiting = [wish for wish in now.wishes if not wish.required]
    assert len(absent) == 3
    assert complaints(now, standing) == []
    assert 200 < len(standing) < 240
    assert len(waiting) > 100
    assert not any(absent.intersection(wish.parties) for wish in now.wishes)
    assert {meeting.wish for meeting in standing} == {w.key for w in now.wishes if w.published}


def test_after_no_shows_nobody_takes_more_meetings_than_were_planned():
    problem = generators.place_all(participants=60, meetings=240, slots=14, tables=25)
    degree = degrees(problem)

    now, _ = generators.no_shows(problem, seated(problem, first_fit(problem).slots))

    assert all(p.most == degree[p.key] for p in now.parties if p.most is not None)


def test_everything_is_on():
    problem = generators.everything_on()
    wishes = problem.wishes

    assert len(wishes) == 850
    assert {wish.kind for wish in wishes} == {None, TableKind.ROOM, TableKind.VIRTUAL}
    assert any(wish.skills for wish in wishes)
    assert any(wish.must_meet for wish in wishes)
    assert any(len(wish.parties) > 2 for wish in wishes)
    assert any(wish.accessible for wish in wishes)
    assert any(party.table for party in problem.parties)
    assert any(party.most for party in problem.parties)
    assert any(table.closed for table in problem.tables)
    assert problem.precedences
    assert problem.competitors
    assert problem.travel
    assert problem.helpers
    assert Goal.HELPERS in problem.goals.order


def test_what_is_agreed_there_can_be_kept():
    problem = generators.everything_on()
    parties = {party.key: party for party in problem.parties}
    agreed = [wish for wish in problem.wishes if wish.fixed_slot is not None]

    assert len(agreed) == 8
    assert len({key for wish in agreed for key in wish.parties}) == 16
    for wish in agreed:
        assert wish.fixed_slot in wish.slots
        assert all(parties[key].present(wish.fixed_slot) for key in wish.parties)
