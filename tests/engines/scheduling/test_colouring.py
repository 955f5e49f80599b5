"""Placing all meetings of pairs: slots are exchanged along paths, and no rule is broken by it."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import assume, given
from tests.engines.scheduling.drawn import seeds
from tests.engines.scheduling.problems import slots, timetable
from tests.examples import patient

from hansa.engines.scheduling import Goal, Party, Problem, Session, Table, Wish, violations
from hansa.engines.scheduling.moves.annealing import Annealing, Walk
from hansa.engines.scheduling.moves.colouring import Colouring, is_colouring
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.rules.measures import parts
from hansa.engines.scheduling.rules.weighing import weights_of
from hansa.engines.scheduling.search.walking import urgent_first
from hansa.engines.scheduling.seats.seating import Placement, seat

SLOTS = 10


def pairs(seed: int) -> Problem:
    """Every meeting is to be held, some people come late, some tables close, some order is due."""
    dice = Random(seed)
    names = [f"p{number}" for number in range(8)]
    chosen = dice.sample(list(combinations(names, 2)), 13)
    wishes = tuple(Wish(f"{one}{two}", (one, two), worth=1, required=True) for one, two in chosen)
    cut = dice.choice([0, 4, 6])
    sessions = ((Session("one", tuple(range(cut)), ("1", "2", "3")),) if cut else ()) + (
        Session("two", tuple(range(cut, SLOTS)), ("1", "2", "3")),
    )
    return Problem(
        slots=slots(SLOTS),
        sessions=sessions if cut else (),
        tables=(Table("1"), Table("2"), Table("3", closed=frozenset({dice.randrange(SLOTS)}))),
        parties=tuple(
            Party(name, (name,), away=frozenset({(name, dice.randrange(SLOTS))})) for name in names
        ),
        wishes=wishes,
        precedences=tuple(
            (one.key, two.key) for one, two in [dice.sample(wishes, 2)] if dice.random() < 0.5
        ),
        fairness=dice.choice([None, 1, 2]),
    )


def held(setting: Setting) -> dict[str, int]:
    """Every wish in some slot, by the improver that also knows how to hold them."""
    annealing = Annealing(setting, weights_of(setting), seed=1)
    annealing.fill(urgent_first(setting))
    annealing.anneal(Walk(0, 20_000, 20_000, warm=64.0, cold=8.0, floor=-1))
    assume(len(annealing.slots) == len(setting.problem.wishes))
    return annealing.slots


def idle(problem: Problem, placed: dict[str, int]) -> int:
    return parts(problem, seat(problem, Placement(placed)))[Goal.IDLE]


@patient(80)
@given(seeds)
def test_whatever_moves_no_rule_is_broken_and_nobody_waits_more(seed):
    setting = Setting(pairs(seed))
    start = held(setting)
    colouring = Colouring(setting, weights_of(setting), seed=seed, slots=start)

    colouring.anneal(Walk(0, 20_000, 20_000, warm=40.0, cold=8.0, floor=-1))

    problem, meetings = setting.problem, seat(setting.problem, Placement(colouring.slots))
    assert is_colouring(setting)
    assert colouring.slots.keys() == start.keys()
    assert [
        each
        for each in violations(problem, timetable(problem, *meetings))
        if "more often" not in str(each)
    ] == []
    if problem.fairness is None:
        assert idle(problem, colouring.slots) <= idle(problem, start)


@patient(40)
@given(seeds)
def test_the_cost_that_was_kept_along_the_way_is_that_of_a_fresh_count(seed):
    setting = Setting(pairs(seed))
    colouring = Colouring(setting, weights_of(setting), seed=seed, slots=held(setting))
    colouring.anneal(Walk(0, 5_000, 5_000, warm=40.0, cold=30.0, floor=-1))

    colouring.restart()
    fresh = Colouring(setting, weights_of(setting), seed=seed, slots=colouring.slots)

    assert fresh.cost == colouring.cost


def test_a_row_of_meetings_with_holes_closes_up():
    setting = Setting(
        Problem(
            slots=slots(9),
            tables=(Table("1"), Table("2")),
            parties=tuple(Party(name, (name,)) for name in "abcd"),
            wishes=tuple(
                Wish(one + two, (one, two), worth=1, required=True)
                for one, two in combinations("abcd", 2)
            ),
        )
    )
    start = {"ab": 0, "cd": 1, "ac": 3, "bd": 4, "ad": 6, "bc": 8}
    colouring = Colouring(setting, weights_of(setting), seed=1, slots=start)

    colouring.anneal(Walk(0, 50_000, 50_000, warm=40.0, cold=4.0, floor=0))

    assert idle(setting.problem, start) == 8
    assert idle(setting.problem, colouring.slots) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"wishes": (Wish("ab", ("a", "b"), worth=1),)},
        {"parties": (Party("a", ("a", "a2")), Party("b", ("b",)))},
        {"parties": (Party("a", ("a",), most=1), Party("b", ("b",)))},
        {"slots": (slots(1)[0], *slots(2))},
    ],
    ids=["a choice", "two people", "a cap", "slots at once"],
)
def test_what_pairs_and_colours_cannot_say_is_left_to_the_other_improver(change):
    plain = {
        "slots": slots(2),
        "tables": (Table("1"),),
        "parties": (Party("a", ("a",)), Party("b", ("b",))),
        "wishes": (Wish("ab", ("a", "b"), worth=1, required=True),),
    }
    assert is_colouring(Setting(Problem(**plain)))
    if "slots" in change:
        change = {**change, "sessions": (Session("x", (0, 2), ("1",)), Session("y", (1,), ("1",)))}

    assert not is_colouring(Setting(Problem(**(plain | change))))
