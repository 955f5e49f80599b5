"""Contradictions that a single fact shows: found in a moment, also in a large problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from hansa.engines.scheduling.answer.reasons import Reason
from hansa.engines.scheduling.answer.requirements import Ground, Why
from hansa.engines.scheduling.explanations.explaining import explained
from hansa.engines.scheduling.explanations.occupied import Occupied
from hansa.engines.scheduling.problem.matching import unserved
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.problem import Problem

Pair = tuple[str, str]
Key = TypeVar("Key", bound=Hashable)

IN_ENGLISH = {
    Reason.NO_COMMON_SLOT: "its parties are never there together when it may be held",
    Reason.NO_SUITABLE_TABLE: "no table would do for it when they are",
    Reason.NO_HELPER: "nobody with the skills that it needs is there when they are",
    Reason.CAP_REACHED: "a party may have no meeting at all",
}
"""What can be in the way of a wish when nothing is held."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Demands that cannot all be kept.

    Attributes:
        wishes: that must be held.
        orders: precedences, where they have a part in it.
    """

    wishes: tuple[str, ...]
    ground: Ground
    orders: tuple[Pair, ...] = ()


def first_conflict(problem: Problem) -> Conflict | None:
    """A contradiction that a single fact shows, the smallest kinds first; None: there is none."""
    musts = _Musts(problem)
    return next((conflict for look in LOOKS for conflict in look(musts)), None)


class _Musts:
    """What must be held of a problem.

    Attributes:
        agreed: those of them with a slot, by slot.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.empty = Occupied(problem, ())
        self.setting = self.empty.setting
        self.wishes = [wish for wish in problem.wishes if wish.must_be_held]
        self.agreed: dict[int, list[Wish]] = defaultdict(list)
        for wish in self.wishes:
            if wish.fixed_slot is not None:
                self.agreed[wish.fixed_slot].append(wish)

    def agreed_of(self, party: str) -> list[tuple[int, Wish]]:
        """The party's agreed meetings, with their slots."""
        return [
            (wish.fixed_slot, wish)
            for wish in self.setting.wishes_of[party]
            if wish.fixed_slot is not None
        ]


def _impossible_alone(musts: _Musts) -> Iterator[Conflict]:
    for wish in musts.wishes:
        found = explained(wish, musts.empty)
        if found.reason in IN_ENGLISH:
            sentence = f"{wish.key} is impossible alone: {IN_ENGLISH[found.reason]}"
            ground = Ground(Why.IMPOSSIBLE_ALONE, sentence, slot=wish.fixed_slot, alone=found)
            yield Conflict((wish.key,), ground)


def _one_person_twice(musts: _Musts) -> Iterator[Conflict]:
    for party in musts.problem.parties:
        clashing = musts.setting.clashing(keeps_table=musts.setting.keeps_table(party))
        sits: dict[str, dict[int, Wish]] = defaultdict(dict)
        for slot, wish in musts.agreed_of(party.key):
            candidates = wish.candidates(party, slot)
            if len(candidates) != 1:
                continue
            person = candidates[0]
            for other in sits[person].keys() & {slot, *clashing[slot]}:
                sentence = f"{person} cannot be in both"
                ground = Ground(
                    Why.PERSON_TWICE, sentence, party=party.key, person=person, slot=slot
                )
                yield Conflict((sits[person][other].key, wish.key), ground)
            sits[person][slot] = wish


def _too_few_people(musts: _Musts) -> Iterator[Conflict]:
    for party in musts.problem.parties:
        by_slot: dict[int, dict[str, Sequence[str]]] = defaultdict(dict)
        for slot, wish in musts.agreed_of(party.key):
            by_slot[slot][wish.key] = wish.candidates(party, slot)
        for slot, wanted in by_slot.items():
            if crowd := too_many(wanted):
                number = len(crowd) - 1
                sentence = f"{party.key} has {number} for them at {musts.problem.slots[slot]}"
                ground = Ground(
                    Why.TOO_FEW_PEOPLE, sentence, party=party.key, slot=slot, number=number
                )
                yield Conflict(crowd, ground)


def _too_few_tables(musts: _Musts) -> Iterator[Conflict]:
    for slot, wishes in sorted(musts.agreed.items()):
        wanted = {wish.key: musts.empty.tables_for(wish, slot) for wish in wishes}
        if crowd := too_many(wanted):
            yield Conflict(crowd, _ground_of_tables(wanted[crowd[0]], slot, len(crowd), musts))


def _ground_of_tables(tables: Sequence[str], slot: int, meetings: int, musts: _Musts) -> Ground:
    period = musts.problem.slots[slot]
    if meetings == 2 and len(tables) == 1:  # noqa: PLR2004 - it takes two
        sentence = f"table {tables[0]} can have one of them at {period}"
        return Ground(Why.TABLE_TWICE, sentence, slot=slot, table=tables[0])
    sentence = f"{meetings - 1} tables would do for them at {period}"
    return Ground(Why.TOO_FEW_TABLES, sentence, slot=slot, number=meetings - 1)


def _one_table_at_once(musts: _Musts) -> Iterator[Conflict]:
    """One table in slots of two sessions that overlap."""
    held: dict[str, dict[int, Wish]] = defaultdict(dict)
    for slot, wishes in sorted(musts.agreed.items()):
        for wish in wishes:
            tables = musts.empty.tables_for(wish, slot)
            for other, there in held[tables[0]].items() if len(tables) == 1 else ():
                if other in musts.setting.overlapping[slot]:
                    sentence = f"table {tables[0]} can have one of them at a time"
                    ground = Ground(Why.TABLE_TWICE, sentence, slot=slot, table=tables[0])
                    yield Conflict((there.key, wish.key), ground)
            if len(tables) == 1:
                held[tables[0]][slot] = wish


def _too_few_helpers(musts: _Musts) -> Iterator[Conflict]:
    for slot, wishes in sorted(musts.agreed.items()):
        wanted = {
            (wish.key, place): musts.empty.able(skill, slot)
            for wish in wishes
            for place, skill in enumerate(wish.skills)
        }
        if crowd := too_many(wanted):
            number = len(crowd) - 1
            sentence = f"{number} helpers are there for them at {musts.problem.slots[slot]}"
            ground = Ground(Why.TOO_FEW_HELPERS, sentence, slot=slot, number=number)
            yield Conflict(tuple(dict.fromkeys(key for key, _ in crowd)), ground)


def _over_the_cap(musts: _Musts) -> Iterator[Conflict]:
    session = musts.setting.session_of
    for party in musts.problem.parties:
        had: dict[int, list[str]] = defaultdict(list)
        for slot, wish in musts.agreed_of(party.key) if party.most is not None else ():
            had[session[slot]].append(wish.key)
        for keys in had.values():
            if party.most is not None and len(keys) > party.most:
                sentence = f"{party.key} may have {party.most} in a session"
                ground = Ground(Why.CAP, sentence, party=party.key, number=party.most)
                yield Conflict(tuple(keys[: party.most + 1]), ground)


def _agreed_in_the_wrong_order(musts: _Musts) -> Iterator[Conflict]:
    periods = musts.problem.slots
    for first, second in musts.problem.precedences:
        slots = (musts.setting.wish[first].fixed_slot, musts.setting.wish[second].fixed_slot)
        if slots[0] is None or slots[1] is None:
            continue
        if periods[slots[1]].start < periods[slots[0]].end:
            sentence = f"{first} is not over at {periods[slots[1]]}"
            ground = Ground(Why.WRONG_ORDER, sentence, slot=slots[0])
            yield Conflict((first, second), ground, ((first, second),))


def _orders_in_a_circle(musts: _Musts) -> Iterator[Conflict]:
    held = {wish.key for wish in musts.wishes}
    after: dict[str, list[str]] = defaultdict(list)
    for first, second in musts.problem.precedences:
        if first in held and second in held:
            after[first].append(second)
    for start in after:
        if circle := _shortest_way_back(start, after):
            sentence = "each of them must come before the next"
            wishes = tuple(wish.key for wish in musts.wishes if wish.key in circle)
            yield Conflict(wishes, Ground(Why.CIRCLE, sentence), tuple(pairwise(circle)))


def _shortest_way_back(start: str, after: dict[str, list[str]]) -> list[str]:
    """From the wish through what comes after it to itself; nothing if there is no such way."""
    ways, seen = [[start]], {start}
    for way in ways:
        for following in after.get(way[-1], ()):
            if following == start:
                return [*way, start]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []


def _too_few_seats(musts: _Musts) -> Iterator[Conflict]:
    for party in musts.problem.parties:
        wanted = {
            wish.key: [
                (person, slot)
                for slot in musts.setting.usable[wish.key]
                for person in wish.candidates(party, slot)
            ]
            for wish in musts.setting.wishes_of[party.key]
            if wish.must_be_held
        }
        if crowd := too_many(wanted):
            number = len(crowd) - 1
            sentence = f"{party.key} can sit in {number} of them"
            ground = Ground(Why.TOO_FEW_SEATS, sentence, party=party.key, number=number)
            yield Conflict(crowd, ground)


def _too_few_places(musts: _Musts) -> Iterator[Conflict]:
    alike: dict[tuple[object, ...], list[Wish]] = defaultdict(list)
    for wish in musts.wishes:
        alike[musts.empty.places_asked(wish)].append(wish)
    for wishes in alike.values():
        slots = {slot for wish in wishes for slot in musts.setting.usable[wish.key]}
        places = sum(len(musts.empty.tables_for(wishes[0], slot)) for slot in slots)
        if len(wishes) > places:
            sentence = f"the tables have room for {places} of them"
            ground = Ground(Why.TOO_FEW_PLACES, sentence, number=places)
            yield Conflict(tuple(wish.key for wish in wishes[: places + 1]), ground)


LOOKS: tuple[Callable[[_Musts], Iterator[Conflict]], ...] = (
    _impossible_alone,
    _one_person_twice,
    _one_table_at_once,
    _agreed_in_the_wrong_order,
    _too_few_people,
    _too_few_tables,
    _too_few_helpers,
    _over_the_cap,
    _orders_in_a_circle,
    _too_few_seats,
    _too_few_places,
)


def too_many(wanted: Mapping[Key, Sequence[Hashable]]) -> tuple[Key, ...]:
    """A crowd that wants fewer things than it is; nothing if each can have its own.

    Without any one of the crowd, the rest of it is served.
    """
    holders: dict[Hashable, Key] = {}
    for key in wanted:
        if crowd := unserved(key, wanted, holders):
            return tuple(each for each in wanted if each in crowd)
    return ()
