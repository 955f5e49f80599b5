"""Who is inside, told from what doors noted, in whatever order it arrived.

Everything here is a function of the set of passes: sent twice, late or in pieces, they give the
same answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Pass:
    """Somebody at a door.

    Attributes:
        key: names the pass for ever; the phone made it.
        device: which phone noted it.
        number: the phone's own counter, which its clock cannot disturb.
        at: the moment by the phone's clock, corrected by how far it was off.
        person: who it was, by any key; empty where nobody knows.
        door: its name.
    """

    key: str
    device: int
    number: int
    at: datetime
    person: str
    door: str
    inwards: bool = True
    let_in: bool = True


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who came.

    Attributes:
        first: how they first came in.
        last: their latest pass that changed anything.
        inside: whether they are inside now, as far as doors tell.
        again: the times they were let in while inside; a second use is never counted.
    """

    first: Pass
    last: Pass
    inside: bool = True
    again: tuple[Pass, ...] = ()


def in_order(passes: Iterable[Pass]) -> list[Pass]:
    """The passes as they happened.

    What one phone noted stays in the order of its counter: where its clock was set back in
    between, a pass is no earlier than the one before it.
    """
    by_device: defaultdict[int, dict[str, Pass]] = defaultdict(dict)
    for each in passes:
        by_device[each.device].setdefault(each.key, each)
    found: list[Pass] = []
    for own in by_device.values():
        latest: datetime | None = None
        for each in sorted(own.values(), key=lambda one: (one.number, one.key)):
            latest = each.at if latest is None else max(latest, each.at)
            found.append(replace(each, at=latest))
    return sorted(found, key=lambda one: (one.at, one.device, one.number, one.key))


def presences(passes: Iterable[Pass], *, counts_out: bool) -> dict[str, Presence]:
    """By person, who came; the earliest pass is the arrival, whichever reached us first."""
    found: dict[str, Presence] = {}
    for each in in_order(passes):
        if not (each.let_in and each.person):
            continue
        known = found.get(each.person)
        if not each.inwards:
            if known and known.inside and counts_out:
                found[each.person] = replace(known, last=each, inside=False)
        elif known is None:
            found[each.person] = Presence(first=each, last=each)
        elif known.inside:
            found[each.person] = replace(known, again=(*known.again, each))
        else:
            found[each.person] = replace(known, last=each, inside=True)
    return found


@dataclass(frozen=True, slots=True)
class Tally:
    """How an activity is attended.

    Attributes:
        expected: who was to come.
        arrived: who came, walk-ins included, each once.
        missing: who was to come and did not; after the end they are no-shows.
    """

    expected: int
    arrived: int
    inside: int
    walk_ins: int
    late: int
    missing: int
    used_twice: int


def tally(
    *,
    expected: Set[str],
    there: Mapping[str, Presence],
    corrected: Mapping[str, bool],
    late_from: datetime,
    welcome: Set[str] = frozenset(),
) -> Tally:
    """The numbers of an activity.

    Args:
        welcome: who may come without being awaited, and is neither walk-in nor missing.
        corrected: by person, whether an officer says they were there.
    """
    arrived = {one for one in there if corrected.get(one, True)}
    arrived |= {one for one, came in corrected.items() if came}
    inside = {one for one in arrived if one not in there or there[one].inside}
    return Tally(
        expected=len(expected),
        arrived=len(arrived),
        inside=len(inside),
        walk_ins=len(arrived - expected - welcome),
        late=sum(one in arrived and came.first.at > late_from for one, came in there.items()),
        missing=len(expected - arrived),
        used_twice=sum(bool(came.again) for came in there.values()),
    )
