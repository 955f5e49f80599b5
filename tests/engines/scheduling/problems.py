"""Small problems, said shortly or drawn at random, and the best answer by trying everything."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product

from hypothesis import strategies as st

from hansa.engines.scheduling import Meeting, Party, Problem, Table, Timetable, Wish
from hansa.values import Period

TEN = datetime(2026, 10, 5, 10, tzinfo=UTC)


def slots(number: int) -> tuple[Period, ...]:
    """Twenty minutes each, from 10:00, without a break."""
    starts = [TEN + timedelta(minutes=20 * place) for place in range(number)]
    return tuple(Period(start, start + timedelta(minutes=20)) for start in starts)


def session(
    *wishes: Wish, slots_: int = 3, tables: int = 2, parties: tuple[Party, ...] = (), **more
) -> Problem:
    """A problem; a party that is not given has one person, called after it."""
    known = {party.key for party in parties}
    others = dict.fromkeys(key for wish in wishes for key in wish.parties if key not in known)
    return Problem(
        slots=slots(slots_),
        tables=tuple(Table(key) for key in "ABCDEFGH"[:tables]),
        parties=(*parties, *(Party(key, (f"{key} one",)) for key in others)),
        wishes=wishes,
        **more,
    )


def timetable(problem: Problem, *meetings: Meeting) -> Timetable:
    """A timetable made by hand, of those meetings."""
    worth = {wish.key: wish.worth for wish in problem.wishes}
    total = sum(worth.get(meeting.wish, 0) for meeting in meetings)
    return Timetable(meetings=meetings, unheld=(), worth=total, bound=total, idle_periods=0)


@st.composite
def problems(draw) -> Problem:
    """Up to four slots, three tables, four parties of up to two people, five wishes."""
    number = draw(st.integers(1, 4))
    tables = tuple("ABC"[: draw(st.integers(1, 3))])
    parties = tuple(draw(_parties(key, number)) for key in "klmn"[: draw(st.integers(2, 4))])
    size = draw(st.integers(0, 5))
    wishes = tuple(draw(_wishes(f"w{place}", parties, number, tables)) for place in range(size))
    pairs = [(first.key, second.key) for first in wishes for second in wishes if first != second]
    return Problem(
        slots=slots(number),
        tables=tuple(Table(key) for key in tables),
        parties=parties,
        wishes=wishes,
        precedences=tuple(draw(st.lists(st.sampled_from(pairs), max_size=2))) if pairs else (),
        fairness=draw(st.sampled_from([None, None, 0, 1])),
    )


@st.composite
def _parties(draw, key: str, number: int) -> Party:
    people = tuple(f"{key}{place}" for place in range(draw(st.integers(1, 2))))
    absences = st.tuples(st.sampled_from(people), st.integers(0, number - 1))
    return Party(key, people, away=draw(st.frozensets(absences, max_size=2)))


@st.composite
def _wishes(draw, key: str, parties: tuple[Party, ...], number: int, tables: tuple[str, ...]):
    pair = draw(st.permutations(parties))[:2]
    seldom = st.integers(0, 5).map(lambda throw: throw == 0)
    some_slots = st.frozensets(st.integers(0, number - 1), min_size=1)
    return Wish(
        key,
        parties=(pair[0].key, pair[1].key),
        worth=draw(st.integers(1, 6)),
        slots=draw(some_slots) if draw(seldom) else None,
        required=draw(seldom),
        fixed_slot=draw(st.integers(0, number - 1)) if draw(seldom) else None,
        fixed_table=draw(st.sampled_from(tables)) if draw(seldom) else None,
        people=tuple(draw(st.sampled_from(party.people)) for party in pair)
        if draw(seldom)
        else None,
    )


Held = dict[str, tuple[int, tuple[str, ...]]]
"""By wish key, the slot and the people."""


def best_by_trying_everything(problem: Problem) -> tuple[int, int] | None:
    """The most worth, and the fewest idle periods at it; None when there is no timetable.

    It knows the rules from their description, not from `rules`.
    """
    found = [
        (_worth(problem, held), -sum(_idle(problem, held)))
        for held in _everything(problem, list(problem.wishes), {})
        if _keeps_what_only_the_whole_shows(problem, held)
    ]
    worth, waits = max(found, default=(None, 0))
    return None if worth is None else (worth, -waits)


def _everything(problem: Problem, wishes: list[Wish], held: Held) -> Iterator[Held]:
    if not wishes:
        yield held
        return
    wish, *others = wishes
    if not wish.required and wish.fixed_slot is None:
        yield from _everything(problem, others, held)
    for slot in range(len(problem.slots)):
        if wish.fixed_slot in {None, slot} and (wish.slots is None or slot in wish.slots):
            for people in _pairs(problem, wish, slot, held):
                if _has_a_table(problem, wish, slot, held):
                    yield from _everything(problem, others, {**held, wish.key: (slot, people)})


def _pairs(problem: Problem, wish: Wish, slot: int, held: Held) -> list[tuple[str, ...]]:
    sitting = {person for at, people in held.values() if at == slot for person in people}
    parties = {party.key: party for party in problem.parties}
    sides = [
        [
            person
            for person in parties[key].people
            if person not in sitting and (person, slot) not in parties[key].away
        ]
        for key in wish.parties
    ]
    return [pair for pair in product(*sides) if wish.people in {None, pair}]


def _has_a_table(problem: Problem, wish: Wish, slot: int, held: Held) -> bool:
    beside = [each for each in problem.wishes if held.get(each.key, (None,))[0] == slot]
    own = Counter(each.fixed_table for each in [*beside, wish] if each.fixed_table)
    return len(beside) < len(problem.tables) and max(own.values(), default=0) <= 1


def _keeps_what_only_the_whole_shows(problem: Problem, held: Held) -> bool:
    for first, second in problem.precedences:
        if first in held and second in held and held[first][0] >= held[second][0]:
            return False
    idle = _idle(problem, held)
    return problem.fairness is None or max(idle) - min(idle) <= problem.fairness


def _idle(problem: Problem, held: Held) -> list[int]:
    idle = []
    for party in problem.parties:
        for person in party.people:
            busy = sorted(slot for slot, people in held.values() if person in people)
            idle.append(sum(late - early > 1 for early, late in pairwise(busy)))
    return idle


def _worth(problem: Problem, held: Held) -> int:
    return sum(wish.worth for wish in problem.wishes if wish.key in held)
