"""What the scheduler is asked: parties, their wishes, slots and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from hansa.values import Period

WORTH = range(1, 101)


@dataclass(frozen=True, slots=True)
class Party:
    """A company or a host; its people may sit in different meetings at once.

    Attributes:
        people: at least one; a person belongs to one party only.
        away: (person, slot index) pairs at which that person cannot sit.
    """

    key: str
    people: tuple[str, ...]
    away: frozenset[tuple[str, int]] = frozenset()

    def __post_init__(self) -> None:
        if not self.people:
            raise ValueError(f"Party {self.key!r} has nobody who could sit in a meeting.")
        if twice := _first_repeated(self.people):
            raise ValueError(f"Party {self.key!r} lists {twice!r} twice.")
        for person, _slot in sorted(self.away):
            if person not in self.people:
                raise ValueError(f"Party {self.key!r} has no {person!r} who could be away.")

    def present(self, slot: int) -> tuple[str, ...]:
        """Who of the party is there in the slot."""
        return tuple(person for person in self.people if (person, slot) not in self.away)


@dataclass(frozen=True, slots=True)
class Wish:
    """A meeting that two parties would like to have.

    Attributes:
        parties: keys of the two; the second is the host, who keeps a table where possible.
        worth: 1 (nice) to 100 (the reason to travel).
        slots: indexes of the slots in which it may be held; None: any.
        required: it must be held, whatever else is lost.
        fixed_slot: agreed, so required too: it is held in this slot.
        fixed_table: if held, then at this table.
        people: if held, then by these, one for each party in the order of `parties`.
    """

    key: str
    parties: tuple[str, str]
    worth: int
    slots: frozenset[int] | None = None
    required: bool = False
    fixed_slot: int | None = None
    fixed_table: str | None = None
    people: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if len(set(self.parties)) != 2:  # noqa: PLR2004 - a meeting takes two
            raise ValueError(f"Wish {self.key!r} needs two different parties: {self.parties}.")
        if self.worth not in WORTH:
            raise ValueError(f"Wish {self.key!r} is worth 1 to 100, not {self.worth}.")
        if self.people is not None and len(self.people) != len(self.parties):
            raise ValueError(f"Wish {self.key!r} names {len(self.people)} people for 2 parties.")

    @property
    def must_be_held(self) -> bool:
        """Whether a timetable without it is none."""
        return self.required or self.fixed_slot is not None

    def slots_allowed(self, slots: int) -> list[int]:
        """The slot indexes that the wish itself allows, of a session with so many slots."""
        return [slot for slot in range(slots) if self.slots is None or slot in self.slots]

    def named(self, party: str) -> str | None:
        """The person who must sit for this party, where one is named."""
        return None if self.people is None else self.people[self.parties.index(party)]

    def candidates(self, party: Party, slot: int) -> tuple[str, ...]:
        """Who of the party could sit in it in the slot, if nothing else were held."""
        named = self.named(party.key)
        return tuple(person for person in party.present(slot) if named in (None, person))


@dataclass(frozen=True, slots=True)
class Problem:
    """One session to be timetabled.

    Attributes:
        slots: in the order of time, without overlap; everything else speaks of their indexes.
        precedences: (first, second) wish keys; if both are held, the first is strictly earlier.
        fairness: how many idle periods one person may have more than another; None: any number.
    """

    slots: tuple[Period, ...]
    tables: tuple[str, ...]
    parties: tuple[Party, ...]
    wishes: tuple[Wish, ...]
    precedences: tuple[tuple[str, str], ...] = ()
    fairness: int | None = None

    def __post_init__(self) -> None:
        for objection in _objections(self):
            raise ValueError(objection)

    def people(self) -> list[str]:
        """Everybody of every party."""
        return [person for party in self.parties for person in party.people]

    def usable_slots(self) -> dict[str, list[int]]:
        """By wish key, the slots that it allows and in which both parties can send somebody."""
        parties = {party.key: party for party in self.parties}
        return {
            wish.key: [
                slot
                for slot in wish.slots_allowed(len(self.slots))
                if wish.fixed_slot in (None, slot)
                and all(wish.candidates(parties[key], slot) for key in wish.parties)
            ]
            for wish in self.wishes
        }


def only(problem: Problem, wishes: Collection[str], *, required: bool = False) -> Problem:
    """The problem with those of its wishes alone.

    Args:
        required: make each of them required.
    """
    keys = set(wishes)
    return replace(
        problem,
        wishes=tuple(
            replace(wish, required=required or wish.required)
            for wish in problem.wishes
            if wish.key in keys
        ),
        precedences=tuple(pair for pair in problem.precedences if keys.issuperset(pair)),
    )


def _objections(problem: Problem) -> Iterator[str]:
    """What keeps the values from being a problem; the first is enough to refuse it."""
    yield from _objections_to_the_session(problem)
    yield from _objections_to_parties(problem)
    parties = {party.key: party for party in problem.parties}
    for wish in problem.wishes:
        yield from _objections_to_a_wish(wish, parties, problem)
    yield from _objections_to_precedences(problem)


def _objections_to_the_session(problem: Problem) -> Iterator[str]:
    if not problem.slots:
        yield "A session needs at least one slot."
    if not problem.tables:
        yield "A session needs at least one table."
    for earlier, later in pairwise(problem.slots):
        if later.start < earlier.end:
            yield f"Slots must follow one another: {later} starts before {earlier} ends."
    for what, keys in (
        ("Table", problem.tables),
        ("Party", [party.key for party in problem.parties]),
        ("Wish", [wish.key for wish in problem.wishes]),
        ("Person", problem.people()),
    ):
        if twice := _first_repeated(keys):
            yield f"{what} {twice!r} is given twice."
    if problem.fairness is not None and problem.fairness < 0:
        yield f"Fairness is a number of idle periods, 0 or more, not {problem.fairness}."


def _objections_to_parties(problem: Problem) -> Iterator[str]:
    for party in problem.parties:
        for person, slot in sorted(party.away):
            if slot not in range(len(problem.slots)):
                yield f"Party {party.key!r}: {person!r} is away in slot {slot}, which is not one."


def _objections_to_a_wish(wish: Wish, parties: dict[str, Party], problem: Problem) -> Iterator[str]:
    for key in wish.parties:
        if key not in parties:
            yield f"Wish {wish.key!r} is about the unknown party {key!r}."
        elif (person := wish.named(key)) and person not in parties[key].people:
            yield f"Wish {wish.key!r} names {person!r}, who is not of party {key!r}."
    for slot in sorted(wish.slots or ()):
        if slot not in range(len(problem.slots)):
            yield f"Wish {wish.key!r} allows slot {slot}, which is not one."
    if wish.fixed_slot is not None and wish.fixed_slot not in range(len(problem.slots)):
        yield f"Wish {wish.key!r} is agreed in slot {wish.fixed_slot}, which is not one."
    if wish.fixed_table is not None and wish.fixed_table not in problem.tables:
        yield f"Wish {wish.key!r} is agreed at the unknown table {wish.fixed_table!r}."


def _objections_to_precedences(problem: Problem) -> Iterator[str]:
    wishes = {wish.key for wish in problem.wishes}
    for pair in problem.precedences:
        for key in pair:
            if key not in wishes:
                yield f"A precedence is about the unknown wish {key!r}."


def _first_repeated(keys: Iterable[str]) -> str | None:
    return next((key for key, times in Counter(keys).items() if times > 1), None)
