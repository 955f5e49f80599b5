"""Who and what a meeting takes up: rows of places, each with room for so many in a slot.

Parties are rows: a party has room for as many meetings as it has people present. Named people are
rows of their own. Tables and helpers become rows by Hall's theorem: meetings can be given a table
each exactly if, for every union of sets of tables that some of them are confined to, there are no
more of them than the union has open tables. Only unions of sets that share a member matter, for
the others follow from their parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hansa.engines.scheduling.problem.goals import Goal
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.setting import Others, Setting
from hansa.engines.scheduling.rules.weighing import AT_THE_TABLE

SETTLED = frozenset({Goal.MUST_MEETS, Goal.WORTH, Goal.LEAST_SERVED})
"""Goals that say nothing where everything is held."""
MOST_UNIONS = 500
"""More unions of table sets than this are not looked for; seating then finds out the rest."""


def is_of_pairs(setting: Setting) -> bool:
    """Whether all is held, by pairs of single people, who should wait as little as can be."""
    problem = setting.problem
    goals = [g for g in problem.goals.order if g not in SETTLED | AT_THE_TABLE]
    return (
        goals == [Goal.IDLE]
        and bool(problem.wishes)
        and all(wish.must_be_held and not wish.skills for wish in problem.wishes)
        and all(len(wish.parties) == 2 for wish in problem.wishes)  # noqa: PLR2004 - pairs
        and all(len(party.people) == 1 for party in problem.parties)
        and not problem.competitors
    )


@dataclass(frozen=True, slots=True)
class Row:
    """Places that meetings take up.

    Attributes:
        room: by slot, for how many meetings.
        wishes: how many places each wish takes, by its key.
        clashing: for each slot, the others in which a place taken in it is not free again.
        cap: for how many meetings in all of a session; None: no cap.
    """

    room: tuple[int, ...]
    wishes: dict[str, int]
    clashing: Others
    cap: int | None = None


def rows_of_parties(setting: Setting) -> list[Row]:
    """One row for each party, in their order."""
    slots = range(len(setting.problem.slots))

    def row(key: str) -> Row:
        party = setting.party[key]
        keeps = setting.keeps_table(party)
        return Row(
            room=tuple(len(party.present(slot)) for slot in slots),
            wishes={wish.key: 1 for wish in setting.wishes_of[key]},
            clashing=setting.clashing(keeps_table=keeps),
            cap=party.most,
        )

    return [row(party.key) for party in setting.problem.parties]


def rows_of_named_people(setting: Setting) -> list[Row]:
    """One row for each person whom a wish names, unless the party's row says as much."""
    slots = range(len(setting.problem.slots))
    rows = []
    for party in setting.problem.parties:
        if len(party.people) == 1:
            continue
        for person in party.people:
            wishes = [w for w in setting.wishes_of[party.key] if w.named(party.key) == person]
            if wishes:
                rows.append(
                    Row(
                        room=tuple(int((person, slot) not in party.away) for slot in slots),
                        wishes={wish.key: 1 for wish in wishes},
                        clashing=setting.clashing(),
                    )
                )
    return rows


def rows_of_tables(setting: Setting) -> list[Row]:
    """A row for each set of tables that could be too few."""
    problem = setting.problem
    confined: dict[frozenset[str], list[str]] = {}
    for wish in problem.wishes:
        confined.setdefault(_tables_ever(setting, wish), []).append(wish.key)
    rows = []
    for pool in _unions(confined):
        within = [wishes for tables, wishes in confined.items() if tables <= pool]
        wishes = {key: 1 for keys in within for key in keys}
        room = tuple(
            sum(table.key in pool for table in setting.open_tables[slot])
            for slot in range(len(problem.slots))
        )
        if not _can_never_be_full(setting, wishes, min(room)):
            rows.append(Row(room, wishes, setting.overlapping))
    return rows


def rows_of_helpers(setting: Setting) -> list[Row]:
    """A row for each set of helpers that could be too few."""
    problem = setting.problem
    able = {
        skill: frozenset(helper.key for helper in problem.helpers if skill in helper.skills)
        for wish in problem.wishes
        for skill in wish.skills
    }
    rows = []
    for pool in _unions(able.values()):
        taken = {
            wish.key: sum(able[skill] <= pool for skill in wish.skills) for wish in problem.wishes
        }
        room = tuple(
            sum(helper.key in pool and slot not in helper.away for helper in problem.helpers)
            for slot in range(len(problem.slots))
        )
        rows.append(Row(room, {key: n for key, n in taken.items() if n}, setting.clashing()))
    return rows


def cliques(clashing: Others) -> list[tuple[int, ...]]:
    """The largest sets of two or more slots that all clash with one another."""
    beside = {slot: set(others) for slot, others in enumerate(clashing)}
    found: list[tuple[int, ...]] = []

    def grow(clique: frozenset[int], more: set[int], done: set[int]) -> None:
        if not more and not done and len(clique) > 1:
            found.append(tuple(sorted(clique)))
        for slot in sorted(more):
            grow(clique | {slot}, more & beside[slot], done & beside[slot])
            more = more - {slot}
            done = done | {slot}

    if any(beside.values()):
        grow(frozenset(), set(beside), set())
    return found


def _tables_ever(setting: Setting, wish: Wish) -> frozenset[str]:
    """The tables that the wish is confined to, in whatever slot."""
    return setting.own_tables(wish) or setting.suitable(wish)


def _unions(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The sets, and every union of them that hangs together; the smallest first."""
    distinct = {each for each in sets if each}
    found, latest = set(distinct), set(distinct)
    while latest and len(found) <= MOST_UNIONS:
        latest = {a | b for a in latest for b in distinct if a & b} - found
        found |= latest
    return sorted(found, key=lambda each: (len(each), sorted(each)))


def _can_never_be_full(setting: Setting, wishes: Collection[str], room: int) -> bool:
    """Whether the parties alone see to it that so much room is always enough."""
    parties = [setting.party[key] for key in _shared(setting, wishes)]
    if any(len(party.people) <= room for party in parties):
        return True
    involved = {key for wish in wishes for key in setting.wish[wish].parties}
    return sum(len(setting.party[key].people) for key in involved) // 2 <= room


def _shared(setting: Setting, wishes: Collection[str]) -> frozenset[str]:
    """The parties that have a share in every one of them."""
    parties = [frozenset(setting.wish[key].parties) for key in wishes]
    return frozenset.intersection(*parties) if parties else frozenset()
