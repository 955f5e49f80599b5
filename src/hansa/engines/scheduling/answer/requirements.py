"""What a problem demands, and on what ground some demands contradict one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from hansa.engines.scheduling.answer.reasons import Unheld
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.problem import Problem


class Demand(StrEnum):
    """What kind of thing is demanded."""

    AGREED = "agreed"
    """A meeting is held in this slot, and at this table by these people where they are given."""
    REQUIRED = "required"
    """A meeting is held."""
    ORDER = "order"
    """One meeting is over before another."""
    FAIRNESS = "fairness"
    """Nobody waits much more often than another."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that is demanded, and could be given up.

    Attributes:
        sentence: it, in English, with the keys of the problem.
        wishes: the keys of those that it is about; for an order, the first and the second.
        parties: of the wish, where it is about a single one.
        most: of fairness, how many idle periods somebody may have more than another.
    """

    demand: Demand
    sentence: str
    wishes: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    slot: int | None = None
    table: str | None = None
    people: tuple[str, ...] | None = None
    most: int | None = None

    def __str__(self) -> str:
        return self.sentence


class Why(StrEnum):
    """Why requirements contradict one another."""

    IMPOSSIBLE_ALONE = "impossible_alone"
    """The one meeting could not be held if nothing else were."""
    PERSON_TWICE = "person_twice"
    """One person would be in two meetings at once, or too soon after one another."""
    TOO_FEW_PEOPLE = "too_few_people"
    """They need more people of a party in a slot than are there."""
    TABLE_TWICE = "table_twice"
    """Two meetings are at one table at once."""
    TOO_FEW_TABLES = "too_few_tables"
    """They need more tables in a slot than would do for them."""
    TOO_FEW_HELPERS = "too_few_helpers"
    """They need more helpers in a slot than are there."""
    CAP = "cap"
    """They are more than a party may have in a session."""
    WRONG_ORDER = "wrong_order"
    """They are agreed in another order than the one demanded."""
    CIRCLE = "circle"
    """Each must come before the next, and the last before the first."""
    TOO_FEW_SEATS = "too_few_seats"
    """They are more than the people of a party can sit in, over all the slots."""
    TOO_FEW_PLACES = "too_few_places"
    """They are more than the tables have room for, over all the slots."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why requirements contradict one another, where a single fact shows it.

    Attributes:
        number: how many people, tables, helpers, seats or places there are; of a cap, the cap.
        alone: of one meeting that is impossible alone, why.
    """

    why: Why
    sentence: str
    party: str | None = None
    person: str | None = None
    slot: int | None = None
    table: str | None = None
    number: int | None = None
    alone: Unheld | None = None

    def __str__(self) -> str:
        return self.sentence


def requirements(problem: Problem) -> Iterator[Requirement]:
    """Everything that a problem demands and could give up."""
    yield from (of_wish(wish, problem) for wish in problem.wishes if wish.must_be_held)
    yield from (of_order(pair) for pair in dict.fromkeys(problem.precedences))
    if problem.fairness is not None:
        yield Requirement(
            Demand.FAIRNESS,
            f"nobody may have over {problem.fairness} more idle periods than another",
            most=problem.fairness,
        )


def of_wish(wish: Wish, problem: Problem) -> Requirement:
    """That a wish is held, which must be."""
    if wish.fixed_slot is None:
        sentence = f"{wish.key} is required"
        return Requirement(
            Demand.REQUIRED, sentence, (wish.key,), wish.parties, table=wish.fixed_table
        )
    return Requirement(
        Demand.AGREED,
        f"{wish.key} is agreed at {problem.slots[wish.fixed_slot]}",
        wishes=(wish.key,),
        parties=wish.parties,
        slot=wish.fixed_slot,
        table=wish.fixed_table,
        people=wish.people,
    )


def of_order(pair: tuple[str, str]) -> Requirement:
    """That the first is over before the second begins."""
    first, second = pair
    return Requirement(Demand.ORDER, f"{first} must come before {second}", wishes=pair)


def wishes_of(demands: Iterable[Requirement]) -> tuple[str, ...]:
    """The keys of the wishes that they are about, each once."""
    return tuple(dict.fromkeys(key for demand in demands for key in demand.wishes))
