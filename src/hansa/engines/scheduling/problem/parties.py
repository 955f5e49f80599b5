"""Who meets, and whom they wish to meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hansa.engines.scheduling.problem.places import Place, Table, TableKind

WORTH = range(1, 101)


@dataclass(frozen=True, slots=True)
class Party:
    """A company or a host; its people may sit in different meetings at once.

    Attributes:
        people: at least one; a person belongs to one party only.
        away: (person, slot index) pairs at which that person cannot sit: late arrival, early
            departure, an activity of the programme and the way to it.
        table: its own, where it has one: all its meetings are held there.
        most: no more meetings than this in any one session; None: as many as fit.
    """

    key: str
    people: tuple[str, ...]
    away: frozenset[tuple[str, int]] = frozenset()
    table: str | None = None
    most: int | None = None

    def __post_init__(self) -> None:
        if not self.people:
            raise ValueError(f"Party {self.key!r} has nobody who could sit in a meeting.")
        if twice := first_repeated(self.people):
            raise ValueError(f"Party {self.key!r} lists {twice!r} twice.")
        if self.most is not None and self.most < 0:
            raise ValueError(f"Party {self.key!r} cannot have {self.most} meetings at most.")
        for person, _slot in sorted(self.away):
            if person not in self.people:
                raise ValueError(f"Party {self.key!r} has no {person!r} who could be away.")

    def present(self, slot: int) -> tuple[str, ...]:
        """Who of the party is there in the slot."""
        return tuple(person for person in self.people if (person, slot) not in self.away)


@dataclass(frozen=True, slots=True)
class Wish:
    """A meeting that two parties, or a group of them, would like to have.

    Attributes:
        parties: keys of two or more; the last is the host, who keeps a table where possible.
        worth: 1 (nice) to 100 (the reason to travel).
        slots: indexes of the slots in which it may be held; None: any.
        required: it must be held, whatever else is lost.
        must_meet: both sides call it a must.
        fixed_slot: agreed, so required too: it is held in this slot.
        fixed_table: if held, then at this table.
        people: if held, then by these, one for each party in the order of `parties`.
        kind: the kind of table it needs; None: any but a virtual one.
        accessible: it needs a table that a wheelchair reaches.
        skills: what helpers it needs, each another one: ("Japanese", "car").
        published: where those who sit in it were told that it is held.
    """

    key: str
    parties: tuple[str, ...]
    worth: int
    slots: frozenset[int] | None = None
    required: bool = False
    fixed_slot: int | None = None
    fixed_table: str | None = None
    people: tuple[str, ...] | None = None
    must_meet: bool = False
    kind: TableKind | None = None
    accessible: bool = False
    skills: tuple[str, ...] = ()
    published: Place | None = None

    def __post_init__(self) -> None:
        if len(self.parties) < 2 or first_repeated(self.parties):  # noqa: PLR2004 - it takes two
            raise ValueError(f"Wish {self.key!r} needs two different parties: {self.parties}.")
        if self.worth not in WORTH:
            raise ValueError(f"Wish {self.key!r} is worth 1 to 100, not {self.worth}.")
        if self.people is not None and len(self.people) != len(self.parties):
            raise ValueError(
                f"Wish {self.key!r} names {len(self.people)} people for {len(self.parties)} "
                "parties."
            )

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

    def suits(self, table: Table) -> bool:
        """Whether the table is of a kind that will do; its own table is another matter."""
        if self.kind is None and table.kind is TableKind.VIRTUAL:
            return False
        return (
            self.kind in (None, table.kind)
            and (table.accessible or not self.accessible)
            and (table.chairs is None or table.chairs >= len(self.parties))
        )


def first_repeated(keys: Iterable[str]) -> str | None:
    """What stands there twice, if anything does."""
    return next((key for key, times in Counter(keys).items() if times > 1), None)
