"""A place-all problem as clauses, for a SAT solver that counts idle periods from below.

Everything is a Boolean: a wish in a slot, a party busy in a slot, a wait that ends in a slot. What
makes proofs short is said as well, though it follows: how often each party is busy in all, and
that no more parties are busy than two for each table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from pysat.card import CardEnc, EncType, ITotalizer

from hansa.engines.scheduling.moves.arrays import OFF
from hansa.engines.scheduling.moves.pools import cliques, is_of_pairs, rows_of_tables
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.setting import Setting

MOST_CHOICES = 15_000
"""Beyond so many choices of a slot clauses are too many."""
FEW = 5
"""Up to so many Booleans, each pair gets its own clause."""


def is_clausal(setting: Setting) -> bool:
    """Whether the clauses say the whole problem, and are not too many."""
    return is_of_pairs(setting) and sum(map(len, setting.usable.values())) <= MOST_CHOICES


class Clauses:
    """The clauses of a problem.

    Attributes:
        top: the largest number of a Boolean.
        clauses: each a list of Booleans, of which one is true; negative: not.
        at: by (wish key, slot), the Boolean for the wish in the slot.
        waits: a wait ends, one for each party that may wait and slot.
        more: `more[k]`: more than `k` waits end.
        are_impossible: some wish has no slot at all.
    """

    def __init__(
        self,
        setting: Setting,
        *,
        most: int,
        usable: Mapping[str, Sequence[int]] | None = None,
        calm: Collection[str] = (),
    ) -> None:
        """State the problem.

        Args:
            most: waits are counted up to this.
            usable: by wish key, the slots that are left to it; None: all that it may have.
            calm: parties that are not to wait at all.
        """
        self.top = 0
        self.clauses: list[list[int]] = []
        self.at: dict[tuple[str, int], int] = {}
        self.waits: list[int] = []
        self._setting = setting
        self._usable = setting.usable if usable is None else usable
        self._calm = calm
        self._slots = range(len(setting.problem.slots))
        self._busy: dict[str, dict[int, int]] = {}
        self.are_impossible = not all(self._usable.values())
        if self.are_impossible:
            return
        self._hold_every_wish()
        self._keep_parties_apart()
        self._keep_to_tables()
        self._keep_in_order()
        waits = [self._waits(party) for party in setting.problem.parties]
        self._keep_fair(waits)
        self.waits = [literal for each in waits for literal in each]
        self.more = self._count(self.waits, most)

    def slots(self, model: Sequence[int]) -> dict[str, int]:
        """The slot of each wish, in a model of the clauses."""
        true = {literal for literal in model if literal > 0}
        return {key: slot for (key, slot), literal in self.at.items() if literal in true}

    def _new(self) -> int:
        self.top += 1
        return self.top

    def _add(self, *clauses: list[int]) -> None:
        self.clauses += clauses

    def _at_most(self, literals: list[int], most: int, encoding: int) -> None:
        if len(literals) > most:
            made = CardEnc.atmost(literals, most, top_id=self.top, encoding=encoding)
            self._take(made.nv, made.clauses)

    def _exactly(self, literals: list[int], number: int, encoding: int) -> None:
        made = CardEnc.equals(literals, number, top_id=self.top, encoding=encoding)
        self._take(made.nv, made.clauses)

    def _take(self, top: int, clauses: list[list[int]]) -> None:
        self.top = max(self.top, top)
        self.clauses += clauses

    def _either(self, literals: list[int]) -> int:
        """A Boolean that is true where one of them is."""
        either = self._new()
        self._add(*([-literal, either] for literal in literals), [-either, *literals])
        return either

    def _hold_every_wish(self) -> None:
        for wish in self._setting.problem.wishes:
            for slot in self._usable[wish.key]:
                self.at[wish.key, slot] = self._new()
            self._one([self.at[wish.key, slot] for slot in self._usable[wish.key]])

    def _one(self, literals: list[int]) -> None:
        self._add(list(literals))
        self._no_two(literals)

    def _no_two(self, literals: list[int]) -> None:
        encoding = EncType.pairwise if len(literals) <= FEW else EncType.seqcounter
        self._at_most(literals, 1, encoding)

    def _keep_parties_apart(self) -> None:
        for party in self._setting.problem.parties:
            wishes = self._setting.wishes_of[party.key]
            busy = self._busy[party.key] = {}
            for slot in self._slots:
                literals = self._literals(wishes, slot)
                if literals:
                    busy[slot] = self._either(literals)
                    self._no_two(literals)
            if len(busy) < len(wishes):
                self.are_impossible = True
            elif wishes:
                self._exactly(list(busy.values()), len(wishes), EncType.seqcounter)
            self._keep_caps_and_ways(party, busy)

    def _keep_caps_and_ways(self, party: Party, busy: dict[int, int]) -> None:
        setting = self._setting
        clashing = setting.clashing(keeps_table=setting.keeps_table(party))
        for clique in cliques(clashing):
            self._no_two([busy[slot] for slot in clique if slot in busy])
        for session in setting.sessions if party.most is not None else ():
            literals = [busy[slot] for slot in session.slots if slot in busy]
            self._at_most(literals, party.most or 0, EncType.seqcounter)

    def _keep_to_tables(self) -> None:
        setting = self._setting
        for row in rows_of_tables(setting):
            wishes = [setting.wish[key] for key in row.wishes]
            holds_all = len(wishes) == len(setting.problem.wishes)
            for slot in self._slots:
                if holds_all:
                    busy = [of[slot] for of in self._busy.values() if slot in of]
                    self._at_most(busy, 2 * row.room[slot], EncType.totalizer)
                clusters = self._clusters(wishes, slot)
                self._at_most(clusters, row.room[slot], EncType.seqcounter)
            for clique in cliques(row.clashing):
                together = [lit for slot in clique for lit in self._literals(wishes, slot)]
                most = max(row.room[slot] for slot in clique)
                self._at_most(together, most, EncType.totalizer)

    def _clusters(self, wishes: Sequence[Wish], slot: int) -> list[int]:
        """One Boolean for each of a few parties that between them have a share in every wish."""
        left = {wish.key: wish for wish in wishes if (wish.key, slot) in self.at}
        clusters = []
        while left:
            shares = Counter(key for wish in left.values() for key in wish.parties)
            head = min(shares, key=lambda key: (-shares[key], key))
            cluster = [wish for wish in left.values() if head in wish.parties]
            literals = [self.at[wish.key, slot] for wish in cluster]
            clusters.append(literals[0] if len(literals) == 1 else self._either(literals))
            for wish in cluster:
                del left[wish.key]
        return clusters

    def _keep_in_order(self) -> None:
        slots = self._setting.problem.slots
        for first, second in self._setting.problem.precedences:
            for early in self._usable[first]:
                for late in self._usable[second]:
                    if slots[early].end > slots[late].start:
                        self._add([-self.at[first, early], -self.at[second, late]])

    def _waits(self, party: Party) -> list[int]:
        """One Boolean for each slot at which a wait of theirs can end; who is calm has none."""
        waits: list[int] = []
        for session in self._setting.sessions:
            before = begun = OFF
            for slot in session.slots:
                now = self._busy[party.key].get(slot, OFF)
                if now != OFF and begun not in (OFF, before) and party.key in self._calm:
                    self._add([-now, -begun] if before == OFF else [-now, -begun, before])
                elif now != OFF and begun not in (OFF, before):
                    waits.append(self._ends(now, before, begun))
                if now != OFF:
                    begun = now if begun == OFF else self._either([begun, now])
                before = now
        return waits

    def _ends(self, now: int, before: int, begun: int) -> int:
        """True where they are busy now, were not just before, and have been earlier."""
        ends = self._new()
        busy_before = [] if before == OFF else [before]
        self._add([ends, -now, -begun, *busy_before], [-ends, now], [-ends, begun])
        self._add(*([-ends, -literal] for literal in busy_before))
        return ends

    def _keep_fair(self, waits: Sequence[list[int]]) -> None:
        fairness = self._setting.problem.fairness
        if fairness is None:
            return
        longest = max(map(len, waits), default=0)
        above = [self._new() for _ in range(longest)]
        for each in waits:
            for number, more in enumerate(self._count(each, len(each))):
                self._add([-more, above[number]])
        for number in range(longest - fairness):
            # Somebody waits more often than `number + fairness`: nobody waits `number` at most.
            for each in waits:
                self._at_least_if(above[number + fairness], each, number + 1)

    def _at_least_if(self, condition: int, literals: list[int], least: int) -> None:
        if len(literals) < least:
            self._add([-condition])
            return
        made = CardEnc.atleast(literals, least, top_id=self.top, encoding=EncType.seqcounter)
        self._take(made.nv, [[*clause, -condition] for clause in made.clauses])

    def _count(self, literals: list[int], most: int) -> list[int]:
        """Booleans for more than none of them, more than one, and so on up to `most`."""
        if not literals:
            return []
        bound = min(most, len(literals) - 1)
        with ITotalizer(literals, ubound=bound, top_id=self.top) as counter:
            self._take(counter.top_id, counter.cnf.clauses)
            return list(counter.rhs)

    def _literals(self, wishes: Sequence[Wish], slot: int) -> list[int]:
        return [self.at[wish.key, slot] for wish in wishes if (wish.key, slot) in self.at]
