"""From slots to seats: who sits, and at which table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hansa.engines.scheduling.parties import Party, Wish
from hansa.engines.scheduling.problem import Problem
from hansa.engines.scheduling.setting import Setting
from hansa.engines.scheduling.timetable import Meeting

NEVER = -2
"""Earlier than any slot, and not just before the first one."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Which wishes are held and when.

    Attributes:
        slots: slot index by wish key, for every wish that is held.
        sitters: the person by (wish key, party key), where that is decided already.
    """

    slots: dict[str, int]
    sitters: dict[tuple[str, str], str] = field(default_factory=dict)


def seat(problem: Problem, placement: Placement) -> tuple[Meeting, ...]:
    """The meetings of a placement, in the order of the wishes, with people and tables."""
    sitters = _sitters(problem, placement)
    tables = _tables(problem, placement, sitters)
    return tuple(
        Meeting(
            wish=wish.key,
            slot=placement.slots[wish.key],
            table=tables[wish.key],
            people=tuple(sitters[wish.key, party] for party in wish.parties),
        )
        for wish in problem.wishes
        if wish.key in placement.slots
    )


def _sitters(problem: Problem, placement: Placement) -> dict[tuple[str, str], str]:
    sitters: dict[tuple[str, str], str] = {}
    of_party = Setting(problem).wishes_of
    for party in problem.parties:
        by_slot = _by_slot(of_party[party.key], placement.slots)
        last_sat = dict.fromkeys(party.people, NEVER)
        for slot, wishes in sorted(by_slot.items()):
            for wish, person in _sitters_in_slot(party, slot, wishes, placement, last_sat):
                sitters[wish.key, party.key] = person
                last_sat[person] = slot
    return sitters


def _sitters_in_slot(
    party: Party,
    slot: int,
    wishes: list[Wish],
    placement: Placement,
    last_sat: dict[str, int],
) -> list[tuple[Wish, str]]:
    """Decided people take their seats; then whoever waits least for the next one.

    Where nothing tells the people apart this gives the fewest waits there are: a run of meetings
    is never broken, and new runs go to people who have not begun before any who would wait.
    """
    decided = {
        wish.key: person
        for wish in wishes
        if (person := wish.named(party.key) or placement.sitters.get((wish.key, party.key)))
    }

    def waiting(person: str) -> int:
        if last_sat[person] == slot - 1:
            return 0
        return 1 if last_sat[person] == NEVER else 2

    free = [person for person in party.present(slot) if person not in decided.values()]
    queue = iter(sorted(free, key=waiting))
    return [(wish, decided.get(wish.key) or next(queue)) for wish in wishes]


def _tables(
    problem: Problem, placement: Placement, sitters: dict[tuple[str, str], str]
) -> dict[str, str]:
    """Hosts stay where they sat last; newcomers avoid the tables of those who come back."""
    tables: dict[str, str] = {}
    own: dict[str, str] = {}  # by host, the table of the last meeting
    by_slot = _by_slot(problem.wishes, placement.slots)
    returns = _slots_of_hosts(by_slot, sitters)
    for slot, wishes in sorted(by_slot.items()):
        free = _Tables(tuple(table.key for table in problem.tables), own, returns, slot)
        for wish in sorted(wishes, key=lambda wish: wish.fixed_table is None):
            host = _host(wish, sitters)
            wanted = wish.fixed_table or own.get(host)
            if wanted is not None and free.take(wanted):
                tables[wish.key] = own[host] = wanted
        for wish in wishes:
            if wish.key not in tables:
                tables[wish.key] = own[_host(wish, sitters)] = free.take_least_wanted()
    return tables


class _Tables:
    """The free tables of one slot, those that nobody will want back first."""

    def __init__(
        self,
        tables: tuple[str, ...],
        own: dict[str, str],
        returns: dict[str, list[int]],
        slot: int,
    ) -> None:
        self._free = dict.fromkeys(tables, True)
        self._wanted = dict.fromkeys(tables, 0)
        for host, table in own.items():
            if any(later >= slot for later in returns[host]):
                self._wanted[table] += 1

    def take(self, table: str) -> bool:
        return self._free.pop(table, False)

    def take_least_wanted(self) -> str:
        table = min(self._free, key=self._wanted.__getitem__)
        self._free.pop(table)
        return table


def _host(wish: Wish, sitters: dict[tuple[str, str], str]) -> str:
    return sitters[wish.key, wish.parties[1]]


def _slots_of_hosts(
    by_slot: dict[int, list[Wish]], sitters: dict[tuple[str, str], str]
) -> dict[str, list[int]]:
    slots: dict[str, list[int]] = defaultdict(list)
    for slot, wishes in by_slot.items():
        for wish in wishes:
            slots[_host(wish, sitters)].append(slot)
    return slots


def _by_slot(wishes: Iterable[Wish], slots: dict[str, int]) -> dict[int, list[Wish]]:
    """The wishes that are held, by slot, in their own order."""
    held: dict[int, list[Wish]] = defaultdict(list)
    for wish in wishes:
        if wish.key in slots:
            held[slots[wish.key]].append(wish)
    return held
