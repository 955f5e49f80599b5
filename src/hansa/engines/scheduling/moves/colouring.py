"""Placing all meetings of pairs, quickly: meetings are edges, slots are colours.

Where everything is to be held by pairs of single people, at tables of which any will do, two slots
make paths and cycles: each person has one meeting at most in either. To exchange the two slots
along one of them is a Kempe chain, and only the people at the ends of a path notice. So what a
change costs is known before it is made, from two rows of bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from hansa.engines.scheduling.moves.annealing import Walk
from hansa.engines.scheduling.moves.arrays import OFF, UNFAIR, Longs, Numbers, laid_out, lists
from hansa.engines.scheduling.moves.paths import FINE, LUCK, anneal, begin, reset
from hansa.engines.scheduling.moves.pools import is_of_pairs, rows_of_tables
from hansa.engines.scheduling.problem.goals import Goal
from hansa.engines.scheduling.problem.setting import Setting

MOST_SLOTS = 62
"""The slots of a person are the bits of one number."""
SHORTER = 64
"""So many empty slots less between meetings are worth one idle period less, as a guide."""


class At(NamedTuple):
    """Sizes, and where in the numbers each array begins; see the other improver's.

    Slots are numbered session after session here, each in the order of its slots.
    """

    meetings: int
    parties: int
    slots: int
    sessions: int
    fairness: int
    idle_cost: int
    unfair_cost: int
    length_cost: int
    one: int  # of a meeting: its first party
    other: int  # and its second
    may: int  # of a meeting: its slots, as bits
    room: int  # of a slot
    bits: int  # of a session: its slots, as bits
    earlier: int  # of a slot: the slot before it in its session, or -1
    later: int  # of a slot: the slot after it in its session, or -1
    over: int  # of a slot: those that begin when it is over, as bits
    meeting_from: int  # of a party: its meetings
    meeting_of: int
    before_from: int  # of a meeting: those that come before it
    before_of: int
    after_from: int
    after_of: int
    slot_of: int  # of a meeting
    best: int  # of a meeting: its slot in the best timetable so far
    holds: int  # of (party, slot): its meeting, or -1
    busy: int  # of a party: the slots in which it has a meeting, as bits
    price: int  # of a party: what its idle periods cost
    used: int  # of a slot: how many meetings it has
    chain: int  # the meetings of the change under way, as a list
    ends: int  # two numbers for each of two chains: the parties where it ends, or -1
    labour: int  # one number: how many steps were taken
    cost: int  # one number
    best_cost: int  # one number
    random: int  # one number
    luck: int  # draws of -ln(chance), in thousandths


def is_colouring(setting: Setting) -> bool:
    """Whether the problem is one of colours: all is held by pairs, at tables that are all alike."""
    problem = setting.problem
    if not is_of_pairs(setting) or len(problem.slots) > MOST_SLOTS or any(setting.clashing()):
        return False
    rows = rows_of_tables(setting)
    return all(party.most is None for party in problem.parties) and (
        not rows or (len(rows) == 1 and len(rows[0].wishes) == len(problem.wishes))
    )


class Colouring:
    """A timetable that holds every meeting, being improved."""

    pace = 8_000_000
    """The labour of a unit of work."""

    def __init__(
        self,
        setting: Setting,
        weights: Mapping[Goal, int],
        *,
        seed: int,
        slots: Mapping[str, int],
    ) -> None:
        """Begin at a timetable that holds every meeting and keeps every rule.

        Args:
            weights: what one unit of each goal costs; all but idle periods are left out.
            slots: by wish key, the slot of each wish.
        """
        self._keys = [wish.key for wish in setting.problem.wishes]
        self._slots = [slot for session in setting.sessions for slot in session.slots]
        place = {slot: place for place, slot in enumerate(self._slots)}
        arrays = _numbers(setting, place, seed)
        arrays["slot_of"] = arrays["best"] = [place[slots[key]] for key in self._keys]
        idle = weights[Goal.IDLE]
        sizes = {
            "meetings": len(self._keys),
            "parties": len(setting.problem.parties),
            "slots": len(self._slots),
            "sessions": len(setting.sessions),
            "fairness": MOST_SLOTS
            if setting.problem.fairness is None
            else setting.problem.fairness,
            "idle_cost": idle,
            "unfair_cost": UNFAIR * max(1, idle),
            "length_cost": idle // SHORTER,
        }
        places, self._data = laid_out(arrays)
        self._at = At(**sizes, **places)
        begin(self._at, self._data)

    @property
    def cost(self) -> int:
        """That of the best timetable so far."""
        return int(self._data[self._at.best_cost])

    @property
    def slots(self) -> dict[str, int]:
        """The best timetable so far: slot index by wish key."""
        best = self._data[self._at.best : self._at.best + self._at.meetings]
        return {key: self._slots[slot] for key, slot in zip(self._keys, best, strict=True)}

    @property
    def labour(self) -> int:
        """How many steps were taken so far."""
        return int(self._data[self._at.labour])

    def anneal(self, walk: Walk) -> None:
        """Go on to the end of a stretch of the walk, or until the cost is its floor."""
        anneal(self._at, self._data, tuple(float(number) for number in walk))

    def restart(self) -> None:
        """Go on from the best timetable."""
        reset(self._at, self._data)


def _numbers(setting: Setting, place: Mapping[int, int], seed: int) -> Numbers:
    problem = setting.problem
    number = {party.key: at for at, party in enumerate(problem.parties)}
    position = {wish.key: at for at, wish in enumerate(problem.wishes)}
    before: list[list[int]] = [[] for _ in position]
    after: list[list[int]] = [[] for _ in position]
    for first, second in problem.precedences:
        before[position[second]].append(position[first])
        after[position[first]].append(position[second])
    parties, slots = len(number), len(place)
    return {
        "one": [number[wish.parties[0]] for wish in problem.wishes],
        "other": [number[wish.parties[1]] for wish in problem.wishes],
        "may": [_bits(setting.usable[wish.key], place) for wish in problem.wishes],
        **_of_slots(setting, place),
        **lists(
            "meeting",
            [[position[w.key] for w in setting.wishes_of[p.key]] for p in problem.parties],
        ),
        **lists("before", before),
        **lists("after", after),
        "holds": np.full(parties * slots, OFF),
        "busy": np.zeros(parties),
        "price": np.zeros(parties),
        "used": np.zeros(slots),
        "chain": np.zeros(2 * len(position)),
        "ends": np.full(4, OFF),
        "labour": [0],
        "cost": [0],
        "best_cost": [0],
        "luck": _luck(seed),
        "random": [seed * 2654435769 % 2**31 + 88172645463325252],
    }


def _of_slots(setting: Setting, place: Mapping[int, int]) -> Numbers:
    problem = setting.problem
    sessions = setting.sessions
    begins = {0, *accumulate(len(session.slots) for session in sessions)}
    rows = rows_of_tables(setting)
    everything = len(problem.wishes)
    return {
        "room": [rows[0].room[slot] if rows else everything for slot in place],
        "bits": [_bits(session.slots, place) for session in sessions],
        "earlier": [OFF if at in begins else at - 1 for at in place.values()],
        "later": [OFF if at + 1 in begins else at + 1 for at in place.values()],
        "over": [
            _bits([s for s in place if problem.slots[slot].end <= problem.slots[s].start], place)
            for slot in place
        ],
    }


def _luck(seed: int) -> Longs:
    """Draws of -ln(chance), each chance as often as any other."""
    chances = (np.random.default_rng(seed).permutation(LUCK) + 0.5) / LUCK
    return np.asarray(-FINE * np.log(chances), dtype=np.int64)


def _bits(slots: Sequence[int], place: Mapping[int, int]) -> int:
    return sum(1 << place[slot] for slot in slots)
