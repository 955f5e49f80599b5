"""How the rules see a timetable, made or to be made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from hansa.engines.scheduling.problem.parties import Party, Wish

Count = Any
"""An int to the checker, a linear expression to the solver: both add up and compare."""


class Reading(Protocol):
    """A timetable, made or to be made.

    It tells the rules what is there, or may be: they ask about nothing else, so that a large
    timetable is read in little time.

    Where nothing tells the people of a party apart, or tables, or helpers, the solver counts
    them only; who sits, where and with whose help is then decided afterwards.
    """

    def slots_of(self, wish: Wish) -> Sequence[int]:
        """The slots in which the wish is held."""

    def held_in(self, slot: int) -> Sequence[Wish]:
        """The wishes that are held in the slot."""

    def of_party(self, party: Party, slot: int) -> Sequence[Wish]:
        """The wishes of the party that are held in the slot."""

    def at(self, wish: Wish, slot: int) -> Count:
        """How often the wish is held in the slot."""

    def told_apart(self, party: Party) -> tuple[str, ...]:
        """The people of the party whose meetings are known one by one."""

    def sits(self, wish: Wish, slot: int, person: str) -> Count:
        """How often the person sits in it in that slot."""

    def tables_of(self, wish: Wish, slot: int) -> Sequence[str]:
        """The tables at which it is held in the slot, as far as tables are told apart."""

    def at_table(self, table: str, slot: int) -> Sequence[Wish]:
        """The wishes that are held at the table in the slot, as far as tables are told apart."""

    def uses(self, wish: Wish, slot: int, table: str) -> Count:
        """How often it is held at the table in that slot."""

    def table_sets(self, slot: int) -> Sequence[frozenset[str]]:
        """Sets of tables, each to be enough for the meetings that are bound to it."""

    def bound_to(self, tables: frozenset[str], slot: int) -> Sequence[Wish]:
        """The wishes that are held in the slot and may be at no other table."""

    def uses_one_of(self, wish: Wish, slot: int, tables: frozenset[str]) -> Count:
        """How often it is held at one of those tables in that slot."""

    def helpers_of(self, wish: Wish, slot: int, place: int) -> Sequence[str]:
        """Who helps with the skill at that place of its skills, as far as told apart."""

    def helps(self, wish: Wish, slot: int, place: int, helper: str) -> Count:
        """How often the helper does so."""

    def helper_sets(self, slot: int) -> Sequence[frozenset[str]]:
        """Sets of skills, each with helpers enough for the meetings that need one of them."""

    def most_idle(self) -> Count:
        """The largest number of idle periods that somebody has."""

    def least_idle(self) -> Count:
        """The smallest number of idle periods that somebody has."""

    def total(self, counts: Iterable[Count]) -> Count:
        """The sum."""

    def some(self, counts: Iterable[Count]) -> Count:
        """1, where any of it is there: of things of which another rule lets pass but one."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that must be so.

    Attributes:
        complaint: what to say when it is not.
        holds: true, false, or the solver's constraint.
        requirement: what somebody asked for, where the clause is a demand that could be given
            up, rather than a fact of time and place.
        wishes: the keys of the wishes that the requirement is about.
    """

    complaint: str
    holds: Any
    requirement: str = ""
    wishes: tuple[str, ...] = ()
