"""What meetings take, one at a time: the people of a party, tables, helpers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

Near = Sequence[Sequence[int]]
"""For each slot, those in which nobody is free who is taken in it; itself among them."""


@dataclass(eq=False, slots=True)
class Claim:
    """What one meeting takes of a kind.

    Attributes:
        wanted: what would do.
        thing: what it has of those.
    """

    wish: str
    slot: int
    wanted: Sequence[str]
    thing: str


class Claims:
    """Who has what, and whether room can be made by exchanging.

    Exchanging leaves every meeting in its slot. Where slots clash only with themselves, room is
    found whenever there is some.
    """

    def __init__(self, near: Near) -> None:
        self._near = near
        self._held: dict[tuple[str, int], list[Claim]] = defaultdict(list)

    def add(self, claim: Claim) -> None:
        """A meeting has the thing from now on."""
        self._held[claim.thing, claim.slot].append(claim)

    def holders(self, thing: str, slot: int) -> list[Claim]:
        """Whose it is in the slot, or so near to it that it cannot be had."""
        return [each for near in self._near[slot] for each in self._held.get((thing, near), ())]

    def given(self, wish: str, slot: int, wanted: Sequence[str]) -> Claim | None:
        """Give the wish one of those that it wants, others exchanging theirs; None: it cannot."""
        thing = self._made_free(slot, wanted, set())
        if thing is None:
            return None
        claim = Claim(wish, slot, wanted, thing)
        self.add(claim)
        return claim

    def take_back(self, claim: Claim) -> None:
        """The meeting has it no longer; what was exchanged for it stays exchanged."""
        self._held[claim.thing, claim.slot].remove(claim)

    def have_room(self, slot: int, wanted: Sequence[Sequence[str]]) -> bool:
        """Whether one of each of these could be given in the slot, all at once."""
        made = []
        for each in wanted:
            claim = self.given("", slot, each)
            if claim is None:
                break
            made.append(claim)
        for claim in made:
            self.take_back(claim)
        return len(made) == len(wanted)

    def _made_free(
        self, slot: int, wanted: Sequence[str], tried: set[tuple[str, int]]
    ) -> str | None:
        for thing in wanted:
            if not self.holders(thing, slot):
                return thing
        for thing in wanted:
            if (thing, slot) in tried:
                continue
            tried.add((thing, slot))
            holders = self.holders(thing, slot)
            if len(holders) == 1 and self._moved(holders[0], tried):
                return thing
        return None

    def _moved(self, claim: Claim, tried: set[tuple[str, int]]) -> bool:
        """Whether the claim was given another thing."""
        others = [thing for thing in claim.wanted if thing != claim.thing]
        thing = self._made_free(claim.slot, others, tried)
        if thing is None:
            return False
        self.take_back(claim)
        claim.thing = thing
        self.add(claim)
        return True
