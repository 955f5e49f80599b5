"""Seats and choice against trying everything, on problems with every feature."""

from hypothesis import event, given
from tests.engines.scheduling import independent
from tests.engines.scheduling.drawn import Dice, dice_of, seeds, whole_problem
from tests.engines.scheduling.oracle import (
    best_by_trying_everything,
    can_be_seated,
    ways_to_sit,
)
from tests.engines.scheduling.problems import session
from tests.examples import patient

from hansa.engines.scheduling import Goal, Meeting, Party, Problem, Wish
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.proofs.choosing import choice
from hansa.engines.scheduling.seats.seating import Placement, Unseatable, seat

NOT_OF_ITS_SLOT = {"required", "agreed slot", "order", "unfair", "more than wanted"}
"""What seats cannot mend."""


def any_slots(dice: Dice, problem: Problem) -> dict[str, int]:
    """A slot for most wishes, mostly one in which its parties have nothing else yet."""
    usable, busy = Setting(problem).usable, set()
    slots = {}
    for wish in problem.wishes:
        idle = [it for it in usable[wish.key] if busy.isdisjoint((key, it) for key in wish.parties)]
        choice = (dice.random() < 0.9 and idle) or usable[wish.key]
        if choice and dice.random() < 0.9:
            slots[wish.key] = dice.choice(choice)
            busy.update((key, slots[wish.key]) for key in wish.parties)
    return slots


def seated(problem: Problem, slots: dict[str, int]) -> tuple[tuple[Meeting, ...], tuple[str, ...]]:
    """The meetings, or the wishes that cannot be seated together."""
    try:
        return seat(problem, Placement(slots)), ()
    except Unseatable as refusal:
        return (), refusal.wishes


@patient(800)
@given(seeds)
def test_what_can_be_seated_is_seated_and_what_cannot_is_named(seed):
    dice = dice_of(seed)
    problem = whole_problem(dice, wishes=6)
    slots = any_slots(dice, problem)

    meetings, refused = seated(problem, slots)

    event(f"{len(meetings)} seated" if meetings else f"{len(refused)} of {len(slots)} refused")
    if refused:
        assert not can_be_seated(problem, {key: slots[key] for key in refused})
    else:
        assert {meeting.wish: meeting.slot for meeting in meetings} == slots
        assert independent.broken(problem, meetings) <= NOT_OF_ITS_SLOT


@patient(200)
@given(seeds)
def test_no_timetable_is_worth_more_than_the_choice_by_numbers(seed):
    problem = whole_problem(Dice(seed))
    best = best_by_trying_everything(problem)

    chosen = choice(Setting(problem), {Goal.WORTH: 1}, seconds=5)

    assert chosen.is_impossible or Goal.WORTH in chosen.bounds
    if best is not None:
        assert not chosen.is_impossible
        assert chosen.bounds[Goal.WORTH] >= best[Goal.WORTH]


@patient(150)
@given(seeds)
def test_people_who_differ_wait_as_little_as_the_slots_allow(seed):
    problem = of_one_party(Dice(seed))
    slots = {wish.key: wish.fixed_slot for wish in problem.wishes}

    meetings = seat(problem, Placement(slots))

    waits = [
        sum(independent.idle(problem, sitting).values())
        for sitting in ways_to_sit(problem, problem.wishes, slots)
    ]
    event(f"{min(waits)} to {max(waits)} waits")
    assert sum(independent.idle(problem, meetings).values()) == min(waits)


def of_one_party(dice: Dice) -> Problem:
    """Three people, of whom some are away, have meetings in six slots, some with one of them."""
    people = ("Ana", "Ben", "Cem")
    absences = [(person, slot) for person in people for slot in range(6)]
    orval = Party("orval", people, away=frozenset(dice.some(absences, at_most=6)))
    wishes = []
    for slot in range(6):
        there = orval.present(slot)
        for person in dice.sample(there, dice.randint(0, min(2, len(there)))):
            host = f"host {len(wishes)}"
            named = (person, f"{host} one") if dice.seldom() else None
            wishes.append(Wish(host, ("orval", host), worth=1, fixed_slot=slot, people=named))
    return session(*wishes, slots_=6, tables=2, parties=(orval,))
