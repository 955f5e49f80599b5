"""At which table meetings are held, once it is known when and by whom."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from hansa.engines.scheduling.problem.matching import unserved
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.rules.measures import metres_between
from hansa.engines.scheduling.seats.allotting import Need, allotted
from hansa.engines.scheduling.seats.placing import Placement, Unseatable
from hansa.engines.scheduling.seats.sitting import Sitters

NEAREST_OF = 12
"""So many tables that nobody will want back are looked at for the nearest."""
ROUNDS, AT_A_TIME = 8, 5
"""So often so many who keep their table are let go, before all are."""


def tables(setting: Setting, placement: Placement, sitters: Sitters) -> dict[str, str]:
    """By wish key, the table.

    Meetings stay at the tables that the placement likes for them, where that can be. Of others,
    hosts stay where they sat last; newcomers avoid the tables of those who come back, and walk
    little.

    Raises:
        Unseatable: when there are not tables enough, or not of the kinds that are needed.
    """
    meetings = placement.by_slot(setting)
    laying = _Laying(setting, meetings, sitters, placement.tables)
    for group in _groups(setting, meetings):
        laying.lay(group)
    return laying.tables


def _groups(setting: Setting, meetings: dict[int, list[Wish]]) -> Iterator[list[int]]:
    """Slots with meetings that overlap, directly or by way of others, in the order of time."""
    group: list[int] = []
    for slot in meetings:
        if group and setting.overlapping[slot] and _overlaps_one(setting, slot, group):
            group.append(slot)
            continue
        if group:
            yield group
        group = [slot]
    if group:
        yield group


def _overlaps_one(setting: Setting, slot: int, group: Sequence[int]) -> bool:
    return not set(setting.overlapping[slot]).isdisjoint(group)


class _Laying:
    """Tables being given out, slot after slot.

    Attributes:
        tables: by wish key.
    """

    def __init__(
        self,
        setting: Setting,
        meetings: dict[int, list[Wish]],
        sitters: Sitters,
        liked: Mapping[str, str],
    ) -> None:
        self.tables: dict[str, str] = {}
        self._liked = liked
        self._setting = setting
        self._meetings = meetings
        self._sitters = sitters
        self._at: dict[int, dict[str, Wish]] = {}
        self._last: dict[str, str] = {}  # by person, the table of the last meeting
        self._comes_until = {
            self._host(wish): slot for slot, wishes in meetings.items() for wish in wishes
        }

    def lay(self, group: Sequence[int]) -> None:
        """Give tables to the meetings of slots that overlap."""
        for slot in group:
            self._lay_if_it_goes(slot)
            if self._in_the_way(slot):
                return self._lay_exactly(group)
            self._remember(slot)
        return None

    def _lay_if_it_goes(self, slot: int) -> None:
        """As if nothing but the kinds of tables mattered, for those who found none gladly."""
        if left := self._lay_gladly(slot):
            self._lay_by_moving_others(left, slot)

    def _lay_gladly(self, slot: int) -> list[Wish]:
        """Everybody where they like it, as far as that goes; who is left without a table."""
        self._at[slot] = {}
        left = []
        for wish in sorted(self._meetings[slot], key=lambda wish: self._rank(wish, slot)):
            choice = self._setting.table_keys(wish, slot)
            liked = self._liked.get(wish.key) or self._last.get(self._host(wish))
            table = choice[0] if len(choice) == 1 else liked
            if table is None or not self._take_if_free(wish, slot, table):
                left.append(wish)
        free = _Free(self._wanted(slot))
        return [wish for wish in left if not self._take_another(wish, slot, free)]

    def _in_the_way(self, slot: int) -> set[str]:
        """Wishes whose table is taken by a meeting of an overlapping slot, or beside a rival's."""
        return {
            wish.key
            for table, wish in self._at[slot].items()
            if self._is_taken_meanwhile(slot, table) or self._is_beside_rivals(wish, slot, table)
        }

    def _rank(self, wish: Wish, slot: int) -> int:
        """Who has no choice comes first, then who stays, then who must keep away from somebody."""
        if len(self._setting.table_keys(wish, slot)) == 1:
            return 0
        if wish.key in self._liked:
            return 1
        return 2 if self._setting.rivals_of(wish) else 3

    def _wanted(self, slot: int) -> Counter[str]:
        """How many hosts will come back to each table."""
        return Counter(
            self._last[host]
            for host, until in self._comes_until.items()
            if until >= slot and host in self._last
        )

    def _take_another(self, wish: Wish, slot: int, free: _Free) -> bool:
        """The table of somebody else who sits in it, or the nearest that nobody wants back."""
        lasts = [self._last[it] for it in self._people(wish) if it in self._last]
        for table in lasts:
            if not free.wanted[table] and self._take_if_free(wish, slot, table):
                return True
        choice = self._setting.table_keys(wish, slot)
        near = free.first(choice, lambda table: self._is_free(wish, slot, table))
        if not near:
            return False
        self._take(wish, slot, min(near, key=lambda table: self._way(table, lasts)))
        return True

    def _take_if_free(self, wish: Wish, slot: int, table: str) -> bool:
        if not self._setting.may_be_at(wish, slot, table) or not self._is_free(wish, slot, table):
            return False
        self._take(wish, slot, table)
        return True

    def _take(self, wish: Wish, slot: int, table: str) -> None:
        self._at[slot][table] = wish
        self.tables[wish.key] = table

    def _is_free(self, wish: Wish, slot: int, table: str) -> bool:
        """Whether nobody is at it at that time, and no competitor beside."""
        return (
            table not in self._at[slot]
            and not self._is_taken_meanwhile(slot, table)
            and not self._is_beside_rivals(wish, slot, table)
        )

    def _is_taken_meanwhile(self, slot: int, table: str) -> bool:
        return any(table in self._at.get(at, {}) for at in self._setting.overlapping[slot])

    def _is_beside_rivals(self, wish: Wish, slot: int, table: str) -> bool:
        rivals = self._setting.rivals_of(wish)
        return bool(rivals) and any(
            (other := self._at[at].get(beside)) and not rivals.isdisjoint(other.parties)
            for beside in self._setting.beside[table]
            for at in (slot, *self._setting.overlapping[slot])
            if at in self._at
        )

    def _lay_by_moving_others(self, wishes: Sequence[Wish], slot: int) -> None:
        """Those who sit already change tables, so that others find one too."""
        options = {wish.key: self._setting.table_keys(wish, slot) for wish in self._meetings[slot]}
        holders = {table: wish.key for table, wish in self._at[slot].items()}
        for wish in wishes:
            if without := unserved(wish.key, options, holders):
                raise Unseatable(each for each in options if each in without)
        for table, key in holders.items():
            self._take(self._setting.wish[key], slot, table)

    def _lay_exactly(self, group: Sequence[int]) -> None:
        """All tables of the group at once: whoever has found one keeps it, as long as that goes."""
        for slot in group:
            if slot not in self._at:
                self._lay_if_it_goes(slot)
        found = self._allotted(group)
        for slot in group:
            self._at[slot] = {}
            for wish in self._meetings[slot]:
                self._take(wish, slot, found[wish.key])
            self._remember(slot)

    def _allotted(self, group: Sequence[int]) -> dict[str, str]:
        """A table for each meeting of the group; those in the way of others are let go first."""
        at_odds = {key for slot in group for key in self._in_the_way(slot)}
        kept = {
            wish.key: table
            for slot in group
            for table, wish in self._at[slot].items()
            if wish.key not in at_odds
        }
        for _ in range(ROUNDS):
            try:
                return self._asked(group, kept)
            except Unseatable as some:
                in_the_way = [key for key in some.wishes if self._could_move(key, kept)]
                for key in in_the_way[:AT_A_TIME]:
                    del kept[key]
                if not in_the_way:
                    raise
        return self._asked(group, {})

    def _could_move(self, key: str, kept: Mapping[str, str]) -> bool:
        wish = self._setting.wish[key]
        return key in kept and any(
            len(self._setting.table_keys(wish, slot)) > 1
            for slot in self._at
            if self._at[slot].get(kept[key]) is wish
        )

    def _asked(self, group: Sequence[int], kept: Mapping[str, str]) -> dict[str, str]:
        needs = [
            Need(wish.key, wish.key, slot, self._options(wish, slot, kept))
            for slot in group
            for wish in self._meetings[slot]
        ]
        return allotted(needs, self._setting.overlapping, apart=self._apart(needs))

    def _options(self, wish: Wish, slot: int, kept: Mapping[str, str]) -> Sequence[str]:
        """Its tables, the one that it likes first."""
        if wish.key in kept:
            return (kept[wish.key],)
        liked, keys = self._liked.get(wish.key), self._setting.table_keys(wish, slot)
        return sorted(keys, key=lambda key: key != liked) if liked else keys

    def _apart(
        self, needs: Sequence[Need[str]]
    ) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        """Competitors at tables side by side."""
        for one, other in combinations(needs, 2):
            parties = self._setting.wish[other.wish].parties
            if self._setting.rivals_of(self._setting.wish[one.wish]).isdisjoint(parties):
                continue
            if one.slot == other.slot or other.slot in self._setting.overlapping[one.slot]:
                theirs = set(other.options)
                for table in one.options:
                    for beside in sorted(self._setting.beside[table] & theirs):
                        yield (one.key, table), (other.key, beside)

    def _remember(self, slot: int) -> None:
        for wish in self._meetings[slot]:
            for person in self._people(wish):
                self._last[person] = self.tables[wish.key]

    def _host(self, wish: Wish) -> str:
        return self._sitters[wish.key, wish.parties[-1]]

    def _people(self, wish: Wish) -> list[str]:
        return [self._sitters[wish.key, key] for key in wish.parties]

    def _way(self, table: str, lasts: Sequence[str]) -> int:
        known = self._setting.table
        return sum(metres_between(known[last], known[table]) for last in lasts)


class _Free:
    """The tables of one slot, those that fewest hosts will want back first.

    Attributes:
        wanted: by how many.
    """

    def __init__(self, wanted: Counter[str]) -> None:
        self.wanted = wanted
        self._queues: dict[tuple[str, ...], deque[str]] = {}

    def first(self, choice: tuple[str, ...], is_free: Callable[[str], bool]) -> list[str]:
        """Some of the choice that are free and wanted least; taken ones are forgotten."""
        if choice not in self._queues:
            self._queues[choice] = deque(sorted(choice, key=self.wanted.__getitem__))
        queue = self._queues[choice]
        while queue and not is_free(queue[0]):
            queue.popleft()
        near = list(islice((table for table in queue if is_free(table)), NEAREST_OF))
        return [table for table in near if self.wanted[table] == self.wanted[near[0]]]
