"""The improver keeps count: after any number of changes its cost is what a fresh count gives."""

from hypothesis import given
from tests.engines.scheduling.drawn import dice_of, seeds, whole_problem
from tests.examples import patient

from hansa.engines.scheduling import Goal
from hansa.engines.scheduling.moves.annealing import Annealing, Walk
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.search.walking import urgent_first
from hansa.engines.scheduling.seats.seating import Placement, Unseatable, seat

WEIGHTS = {
    Goal.MUST_MEETS: 5_000_000,
    Goal.WORTH: 10_000,
    Goal.LEAST_SERVED: 3_000,
    Goal.IDLE: 640,
    Goal.HALF_DAYS: 300,
    Goal.HELPERS: 100,
    Goal.MOVES: 70,
    Goal.MOVED_WORTH: 64,
}


def annealed(setting: Setting, seed: int) -> Annealing:
    annealing = Annealing(setting, WEIGHTS, seed=seed)
    annealing.fill(urgent_first(setting))
    annealing.anneal(Walk(0, 20_000, 20_000, warm=50_000.0, cold=100.0, floor=-1))
    return annealing


@patient(120)
@given(seeds)
def test_the_cost_that_was_kept_along_the_way_is_that_of_a_fresh_count(seed):
    setting = Setting(whole_problem(dice_of(seed), wishes=7))
    annealing = annealed(setting, seed)

    fresh = Annealing(setting, WEIGHTS, seed=seed, slots=annealing.slots)

    assert fresh.slots == annealing.slots
    assert fresh.cost == annealing.cost


@patient(120)
@given(seeds)
def test_what_has_room_by_number_can_be_seated(seed):
    setting = Setting(whole_problem(dice_of(seed), wishes=7))
    if setting.problem.competitors or len(setting.sessions) > 1:
        return  # who sits beside whom, and ways between sessions, are settled with the seats
    annealing = annealed(setting, seed)

    try:
        meetings = seat(setting.problem, Placement(annealing.slots))
    except Unseatable as none:
        raise AssertionError(f"{none} {annealing.slots}") from none

    assert len(meetings) == len(annealing.slots)


@patient(60)
@given(seeds)
def test_it_goes_back_to_the_best_and_ends_there(seed):
    setting = Setting(whole_problem(dice_of(seed), wishes=7))
    annealing = annealed(setting, seed)
    cost, slots = annealing.cost, annealing.slots

    annealing.restart()

    assert (annealing.cost, annealing.slots) == (cost, slots)
