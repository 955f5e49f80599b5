"""Clauses say the problem: what they prove is what trying everything finds."""

from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given
from tests.engines.scheduling.drawn import seeds
from tests.engines.scheduling.problems import slots
from tests.examples import patient

from hansa.engines.scheduling import (
    NoTimetable,
    Party,
    Problem,
    Stop,
    Table,
    Wish,
    solve,
    violations,
)
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.proofs.clausal import is_clausal

Slots = tuple[int, ...]


def place_all(seed: int) -> Problem:
    """Up to six meetings of up to five people in up to five slots, all to be held."""
    dice = Random(seed)
    number, keys = dice.randint(2, 5), "abcde"[: dice.randint(3, 5)]
    wishes = tuple(
        Wish(
            f"w{place}",
            tuple(dice.sample(keys, 2)),
            worth=1,
            required=True,
            slots=frozenset(dice.sample(range(number), dice.randint(1, number)))
            if dice.random() < 0.2
            else None,
        )
        for place in range(dice.randint(1, 6))
    )
    late = {(dice.choice(keys), dice.randrange(number)) for _ in range(dice.randint(0, 3))}
    pairs = [(one.key, other.key) for one in wishes for other in wishes if one != other]
    return Problem(
        slots=slots(number),
        tables=tuple(Table(key) for key in "AB"[: dice.randint(1, 2)]),
        parties=tuple(
            Party(key, (key,), away=frozenset((k, t) for k, t in late if k == key), most=most)
            for key in keys
            for most in [dice.choice([None, None, None, 2])]
        ),
        wishes=wishes,
        precedences=tuple(dice.sample(pairs, 1)) if pairs and dice.random() < 0.3 else (),
        fairness=dice.choice([None, 0, 1, 2]),
    )


def waits(problem: Problem, placed: Slots) -> dict[str, int]:
    """How often each party waits."""
    busy: dict[str, list[int]] = {party.key: [] for party in problem.parties}
    for wish, slot in zip(problem.wishes, placed, strict=True):
        for key in wish.parties:
            busy[key].append(slot)
    return {
        key: sum(later - earlier > 1 for earlier, later in pairwise(row))
        for key, row in ((key, sorted(row)) for key, row in busy.items())
    }


def is_allowed(problem: Problem, placed: Slots) -> bool:
    at = dict(zip((wish.key for wish in problem.wishes), placed, strict=True))
    usable = Setting(problem).usable
    for party in problem.parties:
        own = [at[wish.key] for wish in problem.wishes if party.key in wish.parties]
        if len(set(own)) < len(own) or (party.most is not None and len(own) > party.most):
            return False
    spread = waits(problem, placed).values()
    return (
        all(slot in usable[key] for key, slot in at.items())
        and all(placed.count(slot) <= len(problem.tables) for slot in placed)
        and all(at[first] < at[second] for first, second in problem.precedences)
        and (problem.fairness is None or max(spread) - min(spread) <= problem.fairness)
    )


def fewest_waits(problem: Problem) -> int | None:
    """By trying every slot for every meeting; None: there is no timetable."""
    every = product(range(len(problem.slots)), repeat=len(problem.wishes))
    found = [
        sum(waits(problem, placed).values()) for placed in every if is_allowed(problem, placed)
    ]
    return min(found, default=None)


@patient(60)
@given(seeds)
def test_the_fewest_waits_are_found_and_proved_or_there_is_no_timetable(seed):
    problem = place_all(seed)

    fewest = fewest_waits(problem)

    if fewest is None:
        with pytest.raises(NoTimetable) as refusal:
            solve(problem, seconds=60, workers=1)
        assert refusal.value.requirements
    else:
        timetable = solve(problem, seconds=60, workers=1)
        assert is_clausal(Setting(problem))
        assert violations(problem, timetable) == []
        assert timetable.stopped is Stop.PROVED
        assert timetable.idle_periods == timetable.idle_bound == fewest
