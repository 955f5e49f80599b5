"""The hard rules of a timetable, each stated once.

A rule reads a timetable through a `Reading`. The checker's reading answers with numbers, and
a clause is then true or false; the solver's reading answers with its variables, and the same
clause is then a constraint. They cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from hansa.engines.scheduling.parties import Party, Wish
from hansa.engines.scheduling.problem import Problem

Count = Any
"""An int to the checker, a linear expression to the solver: both add up and compare."""


class Reading(Protocol):
    """A timetable, made or to be made, as the rules see it."""

    def at(self, wish: Wish, slot: int) -> Count:
        """How often the wish is held in the slot."""

    def sits(self, wish: Wish, slot: int, person: str) -> Count:
        """How often the person sits in it in that slot."""

    def uses(self, wish: Wish, slot: int, table: str) -> Count:
        """How often it is held at the table in that slot."""

    def told_apart(self, party: Party) -> tuple[str, ...]:
        """The people of the party whose meetings are known one by one.

        Where nothing tells the people of a party apart, the solver counts them only;
        who sits is then decided afterwards.
        """

    def tables_told_apart(self) -> tuple[str, ...]:
        """The tables whose meetings are known one by one."""

    def most_idle(self) -> Count:
        """The largest number of idle periods that somebody has."""

    def least_idle(self) -> Count:
        """The smallest number of idle periods that somebody has."""

    def total(self, counts: Iterable[Count]) -> Count:
        """The sum."""


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


Rule = Callable[[Problem, Reading], Iterator[Clause]]


def a_wish_is_held_once(problem: Problem, reading: Reading) -> Iterator[Clause]:
    for wish in problem.wishes:
        times = reading.total(reading.at(wish, slot) for slot in range(len(problem.slots)))
        yield Clause(f"{wish.key} is held more than once.", times <= 1)


def a_wish_keeps_to_its_slots(problem: Problem, reading: Reading) -> Iterator[Clause]:
    for wish in problem.wishes:
        allowed = set(wish.slots_allowed(len(problem.slots)))
        for slot, period in enumerate(problem.slots):
            if slot not in allowed:
                complaint = f"{wish.key} is not allowed at {period}."
                yield Clause(complaint, reading.at(wish, slot) == 0)


def required_wishes_are_held(problem: Problem, reading: Reading) -> Iterator[Clause]:
    for wish in problem.wishes:
        if wish.required and wish.fixed_slot is None:
            times = reading.total(reading.at(wish, slot) for slot in range(len(problem.slots)))
            yield Clause(
                f"{wish.key} is required, but not held.",
                times >= 1,
                requirement=f"{wish.key} is required",
                wishes=(wish.key,),
            )


def agreed_meetings_stay(problem: Problem, reading: Reading) -> Iterator[Clause]:
    for wish in problem.wishes:
        if wish.fixed_slot is not None:
            period = problem.slots[wish.fixed_slot]
            yield Clause(
                f"{wish.key} is agreed at {period}, but not held then.",
                reading.at(wish, wish.fixed_slot) >= 1,
                requirement=f"{wish.key} is agreed at {period}",
                wishes=(wish.key,),
            )


def a_party_has_somebody_for_each_meeting(problem: Problem, reading: Reading) -> Iterator[Clause]:
    wishes = wishes_by_party(problem)
    for party in problem.parties:
        for slot, period in enumerate(problem.slots):
            present = len(party.present(slot))
            meetings = reading.total(reading.at(wish, slot) for wish in wishes[party.key])
            complaint = f"{party.key} has more meetings at {period} than people ({present})."
            yield Clause(complaint, meetings <= present)


def a_meeting_takes_one_of_each_party(problem: Problem, reading: Reading) -> Iterator[Clause]:
    wishes = wishes_by_party(problem)
    for party in problem.parties:
        people = reading.told_apart(party)
        for slot, period in enumerate(problem.slots):
            for wish in wishes[party.key] if people else ():
                sitting = reading.total(reading.sits(wish, slot, person) for person in people)
                complaint = f"{wish.key} at {period} does not have one person of {party.key}."
                yield Clause(complaint, sitting == reading.at(wish, slot))


def nobody_is_in_two_places(problem: Problem, reading: Reading) -> Iterator[Clause]:
    wishes = wishes_by_party(problem)
    for party in problem.parties:
        for person in reading.told_apart(party):
            for slot, period in enumerate(problem.slots):
                meetings = reading.total(
                    reading.sits(wish, slot, person) for wish in wishes[party.key]
                )
                yield Clause(f"{person} is in two meetings at {period}.", meetings <= 1)


def nobody_sits_while_away(problem: Problem, reading: Reading) -> Iterator[Clause]:
    wishes = wishes_by_party(problem)
    for party in problem.parties:
        people = reading.told_apart(party)
        for person, slot in sorted(party.away):
            if person in people:
                meetings = reading.total(
                    reading.sits(wish, slot, person) for wish in wishes[party.key]
                )
                complaint = f"{person} is away at {problem.slots[slot]}, but in a meeting."
                yield Clause(complaint, meetings == 0)


def named_people_come(problem: Problem, reading: Reading) -> Iterator[Clause]:
    wishes = wishes_by_party(problem)
    for party in problem.parties:
        for wish in wishes[party.key] if reading.told_apart(party) else ():
            if (person := wish.named(party.key)) is None:
                continue
            for slot, period in enumerate(problem.slots):
                complaint = f"{wish.key} at {period} is agreed with {person}, who does not come."
                yield Clause(complaint, reading.sits(wish, slot, person) == reading.at(wish, slot))


def a_slot_holds_no_more_meetings_than_tables(
    problem: Problem, reading: Reading
) -> Iterator[Clause]:
    tables = len(problem.tables)
    for slot, period in enumerate(problem.slots):
        meetings = reading.total(reading.at(wish, slot) for wish in problem.wishes)
        complaint = f"More meetings are held at {period} than there are tables ({tables})."
        yield Clause(complaint, meetings <= tables)


def a_table_has_one_meeting_at_a_time(problem: Problem, reading: Reading) -> Iterator[Clause]:
    for table in reading.tables_told_apart():
        for slot, period in enumerate(problem.slots):
            meetings = reading.total(reading.uses(wish, slot, table) for wish in problem.wishes)
            yield Clause(f"Table {table} has two meetings at {period}.", meetings <= 1)


def agreed_tables_are_kept(problem: Problem, reading: Reading) -> Iterator[Clause]:
    for wish in problem.wishes:
        if (table := wish.fixed_table) is not None:
            for slot, period in enumerate(problem.slots):
                complaint = (
                    f"{wish.key} at {period} is agreed at table {table}, but not held there."
                )
                yield Clause(complaint, reading.uses(wish, slot, table) == reading.at(wish, slot))


def the_first_comes_strictly_before_the_second(
    problem: Problem, reading: Reading
) -> Iterator[Clause]:
    wishes = {wish.key: wish for wish in problem.wishes}
    slots = range(len(problem.slots))
    for first, second in problem.precedences:
        for slot in slots:
            too_late = reading.total(reading.at(wishes[first], late) for late in slots[slot:])
            yield Clause(
                f"{first} must come before {second}, which is held at {problem.slots[slot]}.",
                too_late + reading.at(wishes[second], slot) <= 1,
                requirement=f"{first} must come before {second}",
                wishes=(first, second),
            )


def nobody_waits_much_more_often_than_another(
    problem: Problem, reading: Reading
) -> Iterator[Clause]:
    if problem.fairness is not None:
        yield Clause(
            f"Somebody has over {problem.fairness} more idle periods than somebody else.",
            reading.most_idle() - reading.least_idle() <= problem.fairness,
            requirement=f"nobody may have over {problem.fairness} more idle periods than another",
        )


RULES: tuple[Rule, ...] = (
    a_wish_is_held_once,
    a_wish_keeps_to_its_slots,
    required_wishes_are_held,
    agreed_meetings_stay,
    a_party_has_somebody_for_each_meeting,
    a_meeting_takes_one_of_each_party,
    nobody_is_in_two_places,
    nobody_sits_while_away,
    named_people_come,
    a_slot_holds_no_more_meetings_than_tables,
    a_table_has_one_meeting_at_a_time,
    agreed_tables_are_kept,
    the_first_comes_strictly_before_the_second,
    nobody_waits_much_more_often_than_another,
)


def clauses(problem: Problem, reading: Reading) -> Iterator[Clause]:
    """Every clause of every rule, the rules in the order above."""
    for rule in RULES:
        yield from rule(problem, reading)


def wishes_by_party(problem: Problem) -> dict[str, list[Wish]]:
    """The wishes that each party has a share in, by its key."""
    wishes: dict[str, list[Wish]] = {party.key: [] for party in problem.parties}
    for wish in problem.wishes:
        for key in wish.parties:
            wishes[key].append(wish)
    return wishes
