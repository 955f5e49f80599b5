"""What would have to go, so that a wish could be held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hansa.engines.scheduling.answer.reasons import Instead
from hansa.engines.scheduling.explanations.claims import Claim
from hansa.engines.scheduling.explanations.occupied import Mask, Occupied, slots_in
from hansa.engines.scheduling.problem.parties import Wish

Going = frozenset[str]
"""The keys of the meetings that would go."""


def cheapest(wish: Wish, among: Mask, occupied: Occupied) -> Instead | None:
    """The meetings of least worth that the wish could be held instead of, in one of the slots.

    What must be held does not go. Fairness is not asked.
    """
    best: Instead | None = None
    for slot in slots_in(among & occupied.in_order(wish)):
        going = _for_parties(wish, slot, occupied)
        if going is None or (best and _worth(going, occupied) >= best.worth):
            continue
        for make_room in (_for_table, _for_helpers, _for_caps):
            going = None if going is None else make_room(wish, slot, going, occupied)
        if going is None or occupied.has_rivals(wish, slot):
            continue
        worth = _worth(going, occupied)
        if best is None or worth < best.worth:
            best = Instead(slot, tuple(sorted(going)), worth)
    return best


def _for_parties(wish: Wish, slot: int, occupied: Occupied) -> Going | None:
    """What goes so that somebody of each party is free."""
    going: Going = frozenset()
    for key in wish.parties:
        if occupied.free(key, wish.named(key)) >> slot & 1:
            continue
        more = _for_a_party(key, wish, slot, occupied)
        if more is None:
            return None
        going |= more
    return going


def _for_a_party(key: str, wish: Wish, slot: int, occupied: Occupied) -> Going | None:
    question = ("party", (key, wish.named(key)), slot)
    if question not in occupied.known_costs:
        claims = occupied.people[key]
        candidates = wish.candidates(occupied.setting.party[key], slot)
        occupied.known_costs[question] = _least(
            (_wishes_of(claims.holders(person, slot)) for person in candidates), occupied
        )
    return occupied.known_costs[question]


def _for_table(wish: Wish, slot: int, going: Going, occupied: Occupied) -> Going | None:
    """What goes so that a table is free as well."""
    if occupied.has_free_table(wish) >> slot & 1:
        return going
    question = ("table", occupied.places_asked(wish), slot)
    if question not in occupied.known_costs:
        holders = [
            _wishes_of(occupied.tables.holders(table, slot))
            for table in occupied.tables_for(wish, slot)
        ]
        occupied.known_ways[question] = {way[0] for way in holders if len(way) == 1}
        occupied.known_costs[question] = _least(holders, occupied)
    if going & occupied.known_ways[question]:
        return going
    more = occupied.known_costs[question]
    return None if more is None else going | more


def _for_caps(wish: Wish, slot: int, going: Going, occupied: Occupied) -> Going | None:
    """What goes so that every party may have one more meeting."""
    session = occupied.setting.session_of
    for key in wish.parties:
        if occupied.under_cap(key) >> slot & 1:
            continue
        theirs = [
            meeting.wish
            for meeting in occupied.meetings_of(key)
            if session[meeting.slot] == session[slot]
        ]
        if going.isdisjoint(theirs):
            more = _least([[each] for each in theirs], occupied)
            if more is None:
                return None
            going |= more
    return going


def _for_helpers(wish: Wish, slot: int, going: Going, occupied: Occupied) -> Going | None:
    """What goes so that helpers are free as well."""
    if occupied.has_free_helper(wish) >> slot & 1:
        return going
    if len(wish.skills) > 1:
        return None  # who could stand in for whom is not worth working out
    holders = [
        [key for key in _wishes_of(occupied.helpers.holders(helper, slot)) if key not in going]
        for helper in occupied.able(wish.skills[0], slot)
    ]
    more = _least(holders, occupied)
    return None if more is None else going | more


def _least(ways: Iterable[Iterable[str]], occupied: Occupied) -> Going | None:
    """The cheapest of the ways of which nothing must stay."""
    return min(
        _that_may_go(ways, occupied),
        key=lambda going: (_worth(going, occupied), sorted(going)),
        default=None,
    )


def _that_may_go(ways: Iterable[Iterable[str]], occupied: Occupied) -> Iterator[Going]:
    for way in ways:
        if not any(occupied.setting.wish[key].must_be_held for key in way):
            yield frozenset(way)


def _wishes_of(claims: Iterable[Claim]) -> list[str]:
    return [claim.wish for claim in claims]


def _worth(going: Going, occupied: Occupied) -> int:
    return sum(occupied.setting.wish[key].worth for key in going)
