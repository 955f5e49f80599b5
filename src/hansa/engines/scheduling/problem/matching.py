"""Who takes what, where each needs one thing of their own: matching in a two-sided graph."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, MutableMapping, Sequence
from typing import TypeVar

Taker = TypeVar("Taker", bound=Hashable)
Thing = TypeVar("Thing", bound=Hashable)


def matched(options: Sequence[Sequence[Thing]]) -> list[Thing] | None:
    """One thing for each row of options, none of them twice; None: there is no such way."""
    by_row = dict(enumerate(options))
    holders: dict[Thing, int] = {}
    for row in by_row:
        if unserved(row, by_row, holders):
            return None
    taken = {row: thing for thing, row in holders.items()}
    return [taken[row] for row in by_row]


def unserved(
    taker: Taker,
    options: Mapping[Taker, Iterable[Thing]],
    holders: MutableMapping[Thing, Taker],
) -> set[Taker]:
    """Give the taker a thing, if others must change theirs for it.

    Args:
        options: what each taker could take, the dearest first.
        holders: who has what so far; changed only when the taker is served.

    Returns:
        Nobody, when the taker is served; otherwise takers, this one among them, who have fewer
        options together than they are many.
    """
    asked_by: dict[Thing, Taker] = {}
    queue = [taker]
    for asking in queue:  # grows as it is read
        for thing in options[asking]:
            if thing in asked_by:
                continue
            asked_by[thing] = asking
            if thing not in holders:
                _pass_on(thing, asked_by, holders, taker)
                return set()
            queue.append(holders[thing])
    return set(queue)


def _pass_on(
    thing: Thing,
    asked_by: Mapping[Thing, Taker],
    holders: MutableMapping[Thing, Taker],
    last: Taker,
) -> None:
    """The free thing goes to whoever asked for it; what they had, to whoever asked for that."""
    had = {holders[each]: each for each in asked_by if each in holders}
    while True:
        receiver = asked_by[thing]
        holders[thing] = receiver
        if receiver == last:
            return
        thing = had[receiver]


def unions(sets: Iterable[frozenset[Thing]], *, at_most: int) -> list[frozenset[Thing]] | None:
    """Every union of the sets that grows by sets which meet it; None: more than so many.

    If no such union is wanted by more than it has members, there is one for everybody (Hall).
    """
    seeds = list(dict.fromkeys(sets))
    found = dict.fromkeys(seeds)
    queue = list(seeds)
    for one in queue:  # grows as it is read
        for other in seeds:
            if not one.isdisjoint(other) and (union := one | other) not in found:
                found[union] = None
                queue.append(union)
        if len(found) > at_most:
            return None
    return list(found)
