"""Seats, diary and choice against trying everything, on problems with every feature."""

from hypothesis import event, given
from tests.engines.scheduling import independent
from tests.engines.scheduling.drawn import Dice, dice_of, patient, seeds, whole_problem
from tests.engines.scheduling.oracle import (
    best_by_trying_everything,
    can_be_seated,
    is_in_order,
    ways_to_sit,
)
from tests.engines.scheduling.problems import session

from hansa.engines.scheduling import Goal, Meeting, Party, Problem, Wish
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.proofs.choosing import choice
from hansa.engines.scheduling.seats.diary import Diary, fill
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


@patient(300)
@given(seeds)
def test_what_the_diary_says_fits_does_fit(seed):
    dice = Dice(seed)
    problem = whole_problem(dice)
    diary = Diary(problem)

    for wish in dice.sample(problem.wishes, len(problem.wishes)):
        fitting = {slot for slot in diary.usable[wish.key] if diary.fits(wish, slot)}
        possible = {
            slot
            for slot in diary.usable[wish.key]
            if is_possible(problem, {**diary.slots, wish.key: slot})
        }
        assert fitting == possible if is_plain(problem) else fitting <= possible
        assert set(diary.free_slots(wish)) == fitting
        if fitting:
            diary.put(wish, dice.choice(sorted(fitting)))
    assert Diary.of(problem, diary.slots).slots == diary.slots


@patient(200)
@given(seeds)
def test_a_diary_that_is_filled_breaks_nothing_but_what_is_left_to_the_search(seed):
    problem = whole_problem(dice_of(seed), wishes=6)
    diary = Diary(problem)

    fill(diary)

    meetings = seat(problem, Placement(diary.slots))

    assert independent.broken(problem, meetings) <= {"required", "agreed slot", "unfair"}


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


def is_possible(problem: Problem, slots: dict[str, int]) -> bool:
    """Whether those could be held together there, fairness aside."""
    hall = independent.Hall(problem)
    too_many = set(independent.too_many_of_a_party(hall, [*slots.items()]))
    return not too_many and is_in_order(problem, slots) and can_be_seated(problem, slots)


def is_plain(problem: Problem) -> bool:
    """Whether what happens in one slot is no matter to another, nor who sits beside whom."""
    setting = Setting(problem)
    return not problem.competitors and not any(setting.clashing()) and not any(setting.overlapping)


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
