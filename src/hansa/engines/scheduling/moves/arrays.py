"""A problem as arrays, for compiled code.

A meeting takes places; places are counted by *counters*, each with room for so many. The place of
a row (a party, a named person, a set of tables or helpers) in a slot is one counter; slots that
clash and caps of a session add others. So every rule that is not about order or fairness reads:
no counter holds more than it has room for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hansa.engines.scheduling.moves.pools import (
    Row,
    cliques,
    rows_of_helpers,
    rows_of_named_people,
    rows_of_parties,
    rows_of_tables,
)
from hansa.engines.scheduling.problem.goals import HARDSHIP, Goal
from hansa.engines.scheduling.problem.setting import Others, Setting

Longs = NDArray[np.int64]
Numbers = dict[str, Any]
"""Arrays, or lists of numbers, by name."""

OFF = -1
"""The slot of a wish that is not held."""

MUST = 2**46
"""What it costs to leave out a wish that must be held: more than everything else."""
SHORTER = 64
"""So many empty slots less between meetings are worth one idle period less, as a guide."""
UNFAIR = 3
"""What an idle period more than fairness allows costs, in idle periods."""


class At(NamedTuple):
    """Sizes, and where in the numbers each array begins.

    All numbers are kept in one array: compiled code hands that about far more cheaply than forty.
    Pairs `x_from`, `x_of` are lists of lists: those of `i` are `x_of[x_from[i]:x_from[i + 1]]`.
    """

    # What is counted.
    wishes: int
    slots: int
    parties: int
    sessions: int
    halves: int
    skills: int
    width: int  # of the table of hardship
    fairness: int
    # What costs how much.
    idle_cost: int
    unfair_cost: int
    length_cost: int
    half_cost: int
    helper_cost: int
    off_cost: int  # of a wish that is not held
    move_cost: int  # of a wish that is held in another slot than the published one
    hardship: int  # of (how many meetings count, how many are held)
    # What may be.
    row_from: int  # of a wish: the rows in which it takes a place
    row_of: int
    counter_from: int  # of (row, slot): its counters
    counter_of: int
    room: int  # of a counter
    seat_from: int  # of a counter: where its occupants are kept
    place_from: int  # of a wish: where its positions among occupants are kept
    may: int  # of (wish, slot)
    choice_from: int  # of a wish: the slots that it may take
    choice_of: int
    wish_from: int  # of a party: its wishes
    wish_of: int
    people: int  # of a party
    steps: int  # of a party: how many meetings count against hardship
    session: int  # of a slot
    position: int  # of a slot: how many of its session come before it
    earlier: int  # of a slot: the slot before it in its session, or -1
    later: int  # of a slot: the slot after it in its session, or -1
    half: int  # of a slot
    over: int  # of (slot, other): the first is over when the other begins
    host: int  # of a wish: its last party
    before_from: int  # of a wish: those that come before it
    before_of: int
    after_from: int
    after_of: int
    published: int  # of a wish: its slot, or -1
    skill_from: int  # of a wish: the skills it needs
    skill_of: int
    # How it stands.
    slot_of: int  # of a wish: its slot, or -1
    best: int  # of a wish: its slot in the best timetable so far
    used: int  # of a counter
    occupants: int  # of a counter: the wishes that it counts
    places: int  # of a wish: its position among the occupants of each of its counters
    runs: int  # of (party, session): how often a run of meetings begins
    waits: int  # of a party
    first: int  # of (party, session): its first slot with a meeting, or -1
    last: int  # and the last
    filled: int  # of (party, session): in how many slots it has a meeting
    held: int  # of a party
    hosted: int  # of (party, half-day)
    needed: int  # of (skill, slot)
    peak: int  # of (skill, session)
    still: int  # of a wish: 1 when it does not move
    mark: int  # of a wish: the last change that it was part of
    moved: int  # the wishes of the change under way, as a list
    left: int  # and the slots that they left
    moves: int  # one number: wishes that are held elsewhere than published
    most_moves: int  # one number: more of them than this cost more
    beyond_cost: int  # one number: so much each
    labour: int  # one number: how often a meeting was put somewhere or taken out
    length: int  # one number: the empty slots between people's first and last meetings
    cost: int  # one number
    best_cost: int  # one number: that of the best timetable so far
    random: int  # one number
    change: int  # one number: how many changes were tried


def numbers_of(setting: Setting, weights: dict[Goal, int], *, seed: int = 0) -> tuple[At, Longs]:
    """The problem in numbers, with nothing held yet; wishes, parties and slots by position.

    Args:
        weights: what one unit of each goal costs; goals of seating are left out.
    """
    arrays = {**_of_rows(setting), **_of_parties(setting), **_of_time(setting)}
    arrays |= {**_of_order(setting), **_of_costs(setting, weights), **_of_skills(setting)}
    sizes = _sizes(setting, weights)
    arrays |= _standing(arrays, sizes, seed)
    places, numbers = laid_out(arrays)
    return At(**sizes, **places), numbers


def laid_out(arrays: Numbers) -> tuple[dict[str, int], Longs]:
    """All arrays one after the other, and where each begins."""
    flat = {name: np.asarray(each, dtype=np.int64).ravel() for name, each in arrays.items()}
    starts = np.cumsum([0, *(len(each) for each in flat.values())])
    places = dict(zip(flat, (int(start) for start in starts), strict=False))
    return places, np.concatenate(list(flat.values()))


def _sizes(setting: Setting, weights: dict[Goal, int]) -> dict[str, int]:
    problem = setting.problem
    idle = weights.get(Goal.IDLE, 0)
    return {
        "wishes": len(problem.wishes),
        "slots": len(problem.slots),
        "parties": len(problem.parties),
        "sessions": len(setting.sessions),
        "halves": len(set(setting.half_day_of)),
        "skills": len(_skills(setting)),
        "width": len(HARDSHIP) + 1,
        "fairness": len(problem.slots) if problem.fairness is None else problem.fairness,
        "idle_cost": idle,
        "unfair_cost": UNFAIR * max(1, idle),
        "length_cost": idle // SHORTER,
        "half_cost": weights.get(Goal.HALF_DAYS, 0),
        "helper_cost": weights.get(Goal.HELPERS, 0),
    }


def _standing(arrays: Numbers, sizes: dict[str, int], seed: int) -> Numbers:
    """Nothing is held yet."""
    wishes, parties = sizes["wishes"], sizes["parties"]
    hardship = np.asarray(arrays["hardship"])[np.asarray(arrays["steps"], dtype=np.int64), 0].sum()
    return {
        "slot_of": np.full(wishes, OFF),
        "best": np.full(wishes, OFF),
        "used": np.zeros(len(arrays["room"])),
        "occupants": np.zeros(int(arrays["seat_from"][-1])),
        "places": np.zeros(int(arrays["place_from"][-1])),
        "runs": np.zeros(parties * sizes["sessions"]),
        "waits": np.zeros(parties),
        "first": np.full(parties * sizes["sessions"], OFF),
        "last": np.full(parties * sizes["sessions"], OFF),
        "filled": np.zeros(parties * sizes["sessions"]),
        "held": np.zeros(parties),
        "hosted": np.zeros(parties * sizes["halves"]),
        "needed": np.zeros(sizes["skills"] * sizes["slots"]),
        "peak": np.zeros(sizes["skills"] * sizes["sessions"]),
        "still": np.zeros(wishes),
        "mark": np.zeros(wishes),
        "moved": np.zeros(wishes + 1),
        "left": np.zeros(wishes + 1),
        "moves": [0],
        "most_moves": [wishes],
        # More than a meeting saves that must be held: rather that is lost than one too many moved.
        "beyond_cost": [2 * MUST],
        "labour": [0],
        "length": [0],
        "cost": [int(np.sum(arrays["off_cost"]) + hardship)],
        "best_cost": [int(np.sum(arrays["off_cost"]) + hardship)],
        "random": [seed * 2654435769 % 2**31 + 88172645463325252],
        "change": [0],
    }


def _of_rows(setting: Setting) -> Numbers:
    problem = setting.problem
    rows = [
        *rows_of_parties(setting),
        *rows_of_named_people(setting),
        *rows_of_tables(setting),
        *rows_of_helpers(setting),
    ]
    counters, room = _counters(setting, rows)
    position = {wish.key: place for place, wish in enumerate(problem.wishes)}
    taken: list[list[int]] = [[] for _ in problem.wishes]
    for place, row in enumerate(rows):
        for key, times in row.wishes.items():
            taken[position[key]] += [place] * times
    may = _may(setting)
    return {
        **lists("row", taken),
        **lists("counter", counters),
        "room": room,
        "seat_from": np.concatenate([[0], np.cumsum(room)]),
        "place_from": _positions(taken, counters, len(problem.slots)),
        "may": may,
        **lists("choice", [np.flatnonzero(each).tolist() for each in may]),
    }


def _counters(setting: Setting, rows: Sequence[Row]) -> tuple[list[list[int]], list[int]]:
    """The counters of each (row, slot), and the room of each counter."""
    slots = range(len(setting.problem.slots))
    counters: list[list[int]] = []
    room: list[int] = []
    known: dict[Others, list[tuple[int, ...]]] = {}
    for row in rows:
        own = [[len(room) + slot] for slot in slots]
        room += row.room
        if row.clashing not in known:
            known[row.clashing] = cliques(row.clashing)
        for clique in known[row.clashing]:
            for slot in clique:
                own[slot].append(len(room))
            room.append(max(row.room[slot] for slot in clique))
        if row.cap is not None:
            for session in setting.sessions:
                for slot in session.slots:
                    own[slot].append(len(room))
                room.append(row.cap)
        counters += own
    return counters, room


def _positions(taken: list[list[int]], counters: list[list[int]], slots: int) -> Longs:
    most = np.asarray([len(each) for each in counters], dtype=np.int64).reshape(-1, slots)
    widest = most.max(axis=1) if len(most) else np.zeros(0, dtype=np.int64)
    sizes = [int(sum(widest[row] for row in rows)) for rows in taken]
    return np.concatenate([[0], np.cumsum(sizes)])


def _may(setting: Setting) -> NDArray[np.bool_]:
    may = np.zeros((len(setting.problem.wishes), len(setting.problem.slots)), dtype=np.bool_)
    for place, wish in enumerate(setting.problem.wishes):
        may[place, setting.usable[wish.key]] = True
    return may


def _of_parties(setting: Setting) -> Numbers:
    problem = setting.problem
    position = {wish.key: place for place, wish in enumerate(problem.wishes)}
    number = {party.key: place for place, party in enumerate(problem.parties)}
    return {
        **lists(
            "wish",
            [[position[wish.key] for wish in setting.wishes_of[p.key]] for p in problem.parties],
        ),
        "people": [len(party.people) for party in problem.parties],
        "host": [number[wish.parties[-1]] for wish in problem.wishes],
        "steps": [min(len(HARDSHIP), len(setting.wishes_of[p.key])) for p in problem.parties],
    }


def _of_time(setting: Setting) -> Numbers:
    slots = setting.problem.slots
    earlier = np.full(len(slots), -1)
    later = np.full(len(slots), -1)
    for session in setting.sessions:
        for one, next_one in pairwise(session.slots):
            earlier[next_one], later[one] = one, next_one
    halves = {number: place for place, number in enumerate(sorted(set(setting.half_day_of)))}
    return {
        "session": setting.session_of,
        "position": np.asarray(setting.place_in_session),
        "earlier": earlier,
        "later": later,
        "half": [halves[each] for each in setting.half_day_of],
        "over": np.asarray([[one.end <= other.start for other in slots] for one in slots]),
    }


def _of_order(setting: Setting) -> Numbers:
    position = {wish.key: place for place, wish in enumerate(setting.problem.wishes)}
    before: list[list[int]] = [[] for _ in position]
    after: list[list[int]] = [[] for _ in position]
    for first, second in setting.problem.precedences:
        before[position[second]].append(position[first])
        after[position[first]].append(position[second])
    return {**lists("before", before), **lists("after", after)}


def _of_costs(setting: Setting, weights: dict[Goal, int]) -> Numbers:
    wishes = setting.problem.wishes
    move = [
        weights.get(Goal.MOVES, 0) + weights.get(Goal.MOVED_WORTH, 0) * wish.worth
        if wish.published
        else 0
        for wish in wishes
    ]
    off = [
        weights.get(Goal.WORTH, 0) * wish.worth
        + weights.get(Goal.MUST_MEETS, 0) * wish.must_meet
        + MUST * wish.must_be_held
        + cost
        for wish, cost in zip(wishes, move, strict=True)
    ]
    return {
        "off_cost": off,
        "move_cost": move,
        "published": [wish.published.slot if wish.published else OFF for wish in wishes],
        "hardship": weights.get(Goal.LEAST_SERVED, 0) * _hardship(),
    }


def _hardship() -> Longs:
    """What a party suffers, of (how many meetings count, how many are held)."""
    steps = len(HARDSHIP)
    table = np.zeros((steps + 1, steps + 1), dtype=np.int64)
    for counting in range(steps + 1):
        kept_back = HARDSHIP[counting] if counting < steps else 0
        table[counting, :counting] = np.asarray(HARDSHIP[:counting], dtype=np.int64) - kept_back
    return table


def _of_skills(setting: Setting) -> Numbers:
    place = {skill: number for number, skill in enumerate(_skills(setting))}
    wishes = setting.problem.wishes
    return lists("skill", [[place[skill] for skill in wish.skills] for wish in wishes])


def _skills(setting: Setting) -> list[str]:
    return sorted({skill for wish in setting.problem.wishes for skill in wish.skills})


def lists(name: str, several: Sequence[Sequence[int]]) -> Numbers:
    """A list of lists as two arrays: where each begins, and all their numbers."""
    return {
        f"{name}_from": np.cumsum([0, *(len(each) for each in several)]),
        f"{name}_of": [number for each in several for number in each],
    }
