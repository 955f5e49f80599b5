"""The best timetable by trying everything, for problems small enough for that.

Slots, people, tables and helpers are tried one after another; what is allowed is asked of the
independent checker's `Hall`, never of `rules`.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product

from tests.engines.scheduling.independent import (
    Hall,
    at_the_table,
    idle,
    measured,
    too_many_of_a_party,
    with_help,
)

from hansa.engines.scheduling import Goal, Meeting, Problem, Wish

Slots = dict[str, int]
"""By wish key, the slot of each wish that is held."""

Quarrels = Callable[[Meeting, Meeting], Iterator[str]]

AT_THE_TABLES = (Goal.TABLE_CHANGES, Goal.WALKING)


def best_by_trying_everything(problem: Problem) -> dict[Goal, int] | None:
    """The best of each goal that slots and people decide, taken alone; None: no timetable."""
    best: dict[Goal, int] = {}
    for slots in placements(problem):
        for parts in outcomes(problem, slots):
            for goal, value in parts.items():
                better = max if goal.is_gain else min
                best[goal] = better(best.get(goal, value), value)
    return best or None


def best_in_turn(problem: Problem) -> tuple[int, ...] | None:
    """The value of each of the problem's goals, the first as good as can be, then the next."""
    goals = problem.goals.order
    found = [
        tuple(parts[goal] if goal.is_gain else -parts[goal] for goal in goals)
        for slots in placements(problem)
        for parts in outcomes(problem, slots)
    ]
    best = max(found, default=None)
    return best and tuple(
        value if goal.is_gain else -value for goal, value in zip(goals, best, strict=True)
    )


def outcomes(problem: Problem, slots: Slots) -> Iterator[dict[Goal, int]]:
    """The goals for each way to give out the seats that is fair, if all else suffices."""
    held = [wish for wish in problem.wishes if wish.key in slots]
    if not can_be_laid(problem, held, slots) or not can_be_helped(problem, held, slots):
        return
    known: set[int] = set()
    for meetings in ways_to_sit(problem, held, slots):
        waits = idle(problem, meetings).values()
        is_fair = problem.fairness is None or max(waits) - min(waits) <= problem.fairness
        if is_fair and sum(waits) not in known:
            known.add(sum(waits))
            parts = measured(problem, meetings)
            yield {goal: parts[goal] for goal in Goal if goal not in AT_THE_TABLES}


def can_be_seated(problem: Problem, slots: Slots) -> bool:
    """Whether there are people, tables and helpers for meetings in those slots."""
    held = [wish for wish in problem.wishes if wish.key in slots]
    return (
        can_be_laid(problem, held, slots)
        and can_be_helped(problem, held, slots)
        and next(ways_to_sit(problem, held, slots), None) is not None
    )


def placements(problem: Problem) -> Iterator[Slots]:
    """Every choice of wishes and slots that keeps what slots alone decide."""
    hall = Hall(problem)
    choices = [list(_choices(problem, wish)) for wish in problem.wishes]
    for chosen in product(*choices):
        slots = {
            wish.key: slot
            for wish, slot in zip(problem.wishes, chosen, strict=True)
            if slot is not None
        }
        if is_in_order(problem, slots) and not list(too_many_of_a_party(hall, [*slots.items()])):
            yield slots


def is_in_order(problem: Problem, slots: Slots) -> bool:
    """Whether every precedence is kept between those that are held."""
    return all(
        problem.slots[slots[first]].end <= problem.slots[slots[second]].start
        for first, second in problem.precedences
        if first in slots and second in slots
    )


def _choices(problem: Problem, wish: Wish) -> Iterator[int | None]:
    if not wish.required and wish.fixed_slot is None:
        yield None
    for slot in range(len(problem.slots)):
        if (wish.slots is None or slot in wish.slots) and wish.fixed_slot in (None, slot):
            yield slot


def ways_to_sit(
    problem: Problem, held: Sequence[Wish], slots: Slots
) -> Iterator[tuple[Meeting, ...]]:
    """Every way to give out the seats of all meetings; at some table, without help."""
    hall = Hall(problem)
    crews = [
        [
            Meeting(wish.key, slots[wish.key], problem.tables[0].key, people)
            for people in product(*(hall.parties[key].people for key in wish.parties))
            if wish.people in (None, people)
            and not any(
                (person, slots[wish.key]) in hall.party_of[person].away for person in people
            )
        ]
        for wish in held
    ]
    for meetings in product(*crews):
        pairs = combinations(meetings, 2)
        if not any(list(hall.about_people(one, other)) for one, other in pairs):
            yield meetings


def can_be_laid(problem: Problem, held: Sequence[Wish], slots: Slots) -> bool:
    """Whether there is a table for each of them."""
    hall = Hall(problem)
    choices = [
        [
            Meeting(wish.key, slots[wish.key], table.key, ())
            for table in problem.tables
            if not list(_at(hall, wish, slots[wish.key], table.key))
        ]
        for wish in held
    ]
    return _is_possible(choices, hall.about_tables)


def can_be_helped(problem: Problem, held: Sequence[Wish], slots: Slots) -> bool:
    """Whether there is a helper for each skill of each of them."""
    hall = Hall(problem)
    keys = [helper.key for helper in problem.helpers]
    choices = [
        [
            meeting
            for helpers in product(keys, repeat=len(wish.skills))
            for meeting in [Meeting(wish.key, slots[wish.key], "", (), helpers)]
            if not list(with_help(hall, wish, meeting))
        ]
        for wish in held
        if wish.skills
    ]
    return _is_possible(choices, hall.about_helpers)


def _at(hall: Hall, wish: Wish, slot: int, table: str) -> Iterator[str]:
    return at_the_table(hall, wish, [hall.parties[key] for key in wish.parties], slot, table)


def _is_possible(choices: list[list[Meeting]], quarrels: Quarrels) -> bool:
    """Whether one of each can be chosen so that no two quarrel."""

    def go_on(chosen: tuple[Meeting, ...]) -> bool:
        if len(chosen) == len(choices):
            return True
        return any(
            go_on((*chosen, meeting))
            for meeting in choices[len(chosen)]
            if not any(list(quarrels(other, meeting)) for other in chosen)
        )

    return go_on(())
