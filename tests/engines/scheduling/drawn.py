"""Problems with every feature, and timetables good and bad, drawn from a seed.

Hypothesis chooses the seeds; drawing everything by itself would take it most of the time.
"""

from datetime import timedelta
from random import Random

from hypothesis import strategies as st
from tests.engines.scheduling.problems import TEN

from hansa.engines.scheduling import (
    Helper,
    Meeting,
    Party,
    Place,
    Problem,
    Session,
    Table,
    TableKind,
    Wish,
)
from hansa.values import Period

SKILLS = ("Japanese", "car")
MINUTE = timedelta(minutes=1)

seeds = st.integers(0, 2**32)


class Dice(Random):
    """Chance, as the drawing needs it: a problem in which much is in the way of much."""

    tables, parties = (1, 3), (2, 4)
    in_the_way = 1.0

    def seldom(self) -> bool:
        return self.random() < 0.2 * self.in_the_way

    def often(self) -> bool:
        return self.random() < 0.5 * self.in_the_way

    def number(self, of: tuple[int, int]) -> int:
        return self.randint(*of)

    def some(self, things: list, *, at_most: int) -> list:
        """Some of the things, none of them twice."""
        return self.sample(things, min(len(things), self.randint(0, at_most)))


class RoomyDice(Dice):
    """More of everything and less in the way: most of it can be had together."""

    tables, parties = (3, 5), (4, 6)
    in_the_way = 0.5


def dice_of(seed: int) -> Dice:
    """Mostly such with room for much."""
    return RoomyDice(seed) if seed % 4 else Dice(seed)


def whole_problem(dice: Dice, *, wishes: int = 4) -> Problem:
    """Up to four slots, parties of up to two people, and everything that can be said."""
    slots, sessions = _sessions(dice)
    tables = tuple(_table(dice, place, len(slots)) for place in range(dice.number(dice.tables)))
    keys = [table.key for table in tables]
    parties = tuple(
        _party(dice, key, len(slots), keys) for key in "klmnop"[: dice.number(dice.parties)]
    )
    wished = tuple(
        _wish(dice, f"w{at}", parties, len(slots), keys) for at in range(dice.randint(1, wishes))
    )
    orders = [(one.key, other.key) for one in wished for other in wished if one != other]
    rivals = [(one.key, other.key) for one in parties for other in parties if one.key < other.key]
    some_sessions = tuple(_session(dice, *each, keys) for each in enumerate(sessions))
    return Problem(
        slots=slots,
        tables=tables,
        parties=parties,
        wishes=wished,
        precedences=tuple(dice.some(orders, at_most=2)) if dice.seldom() else (),
        fairness=dice.choice([None, None, None, 0, 1]),
        sessions=some_sessions if len(sessions) > 1 or dice.seldom() else (),
        helpers=tuple(_helper(dice, key, len(slots)) for key in ("Yuki", "van")),
        moving=dice.choice([0, 0, 0, 5]) * MINUTE,
        travel=(("south", "north", dice.choice([0, 15]) * MINUTE),),
        competitors=tuple(dice.some(rivals, at_most=2)) if dice.often() else (),
        half_days=tuple(at // 2 for at in range(len(slots))) if dice.often() else (),
    )


def _sessions(dice: Dice) -> tuple[tuple[Period, ...], list[tuple[int, ...]]]:
    """Slots of one session, or of two that may overlap."""
    number = dice.randint(1, 4)
    if dice.often():
        starts = [20 * at + 10 * dice.often() for at in range(number)]
        return _periods(starts, length=10), [tuple(range(number))]
    offset, cut = dice.choice([0, 10, 30]), max(1, number // 2)
    rows = [(20 * at, 0) for at in range(cut)]
    rows += [(offset + 20 * at, 1) for at in range(number - cut)]
    rows.sort()
    sessions = [tuple(at for at, row in enumerate(rows) if row[1] == side) for side in (0, 1)]
    return _periods([start for start, _ in rows], length=20), [it for it in sessions if it]


def _periods(starts: list[int], *, length: int) -> tuple[Period, ...]:
    return tuple(Period(TEN + start * MINUTE, TEN + (start + length) * MINUTE) for start in starts)


def _session(dice: Dice, number: int, slots: tuple[int, ...], tables: list[str]) -> Session:
    some = dice.some(tables, at_most=3) or tables
    return Session(
        f"session {number}", slots, tuple(sorted(some)), place=dice.choice(["north", "south"])
    )


def _table(dice: Dice, place: int, slots: int) -> Table:
    return Table(
        "ABCDE"[place],
        kind=dice.choice([TableKind.TABLE, TableKind.TABLE, *TableKind]),
        chairs=dice.choice([None, None, 2, 3]),
        accessible=dice.often(),
        at=(3.0 * place, dice.choice([0.0, 4.0])) if dice.often() else None,
        closed=frozenset({dice.randrange(slots)}) if dice.seldom() else frozenset(),
    )


def _party(dice: Dice, key: str, slots: int, tables: list[str]) -> Party:
    people = tuple(f"{key}{place}" for place in range(dice.randint(1, 2)))
    absences = [(person, slot) for person in people for slot in range(slots)]
    return Party(
        key,
        people,
        away=frozenset(dice.some(absences, at_most=2)) if dice.often() else frozenset(),
        table=dice.choice(tables) if dice.random() < 0.1 * dice.in_the_way else None,
        most=dice.randint(0, 2) if dice.seldom() else None,
    )


def _wish(dice: Dice, key: str, parties: tuple[Party, ...], slots: int, tables: list[str]) -> Wish:
    chosen = dice.sample(parties, 3 if len(parties) > 2 and dice.seldom() else 2)
    some_slots = frozenset(dice.some(list(range(slots)), at_most=slots))
    return Wish(
        key,
        parties=tuple(party.key for party in chosen),
        worth=dice.randint(1, 6),
        slots=(some_slots or None) if dice.seldom() else None,
        required=dice.random() < 0.1,
        must_meet=dice.often(),
        fixed_slot=dice.randrange(slots) if dice.random() < 0.05 else None,
        fixed_table=dice.choice(tables) if dice.seldom() else None,
        people=tuple(dice.choice(party.people) for party in chosen) if dice.seldom() else None,
        kind=dice.choice(list(TableKind)) if dice.random() < 0.1 else None,
        accessible=dice.seldom(),
        skills=tuple(dice.choices(SKILLS, k=dice.randint(1, 2))) if dice.often() else (),
        published=Place(dice.randrange(slots), dice.choice(tables)) if dice.often() else None,
    )


def _helper(dice: Dice, key: str, slots: int) -> Helper:
    skills = dice.some(list(SKILLS), at_most=2) or SKILLS
    away = {dice.randrange(slots)} if dice.seldom() else ()
    return Helper(key, frozenset(skills), frozenset(away))


def any_meetings(dice: Dice, problem: Problem) -> tuple[Meeting, ...]:
    """Meetings that the problem knows, mostly at odds with its rules; some are held twice."""
    held = [wish for wish in problem.wishes if dice.random() < 0.8]
    held += [wish for wish in held if dice.random() < 0.04]
    return tuple(_any_meeting(dice, problem, wish) for wish in held)


def _any_meeting(dice: Dice, problem: Problem, wish: Wish) -> Meeting:
    parties = {party.key: party for party in problem.parties}
    return Meeting(
        wish.key,
        slot=dice.randrange(len(problem.slots)),
        table=dice.choice(problem.tables).key,
        people=tuple(dice.choice(parties[key].people) for key in wish.parties),
        helpers=tuple(dice.choice(problem.helpers).key for _ in wish.skills),
    )
