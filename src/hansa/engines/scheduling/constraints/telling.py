"""What the solver must tell apart, and what it may merely count.

Whoever and whatever is alike is counted: that keeps the model small and proofs short.
"""

from __future__ import annotations

from collections import Counter

from hansa.engines.scheduling.problem.matching import unions
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.setting import Setting

MOST_SETS = 200
"""With more sets of tables or helpers than that, telling them apart is simpler."""


def people_told_apart(setting: Setting, *, waits: bool) -> dict[str, tuple[str, ...]]:
    """By party, the people whose meetings must be known one by one.

    Args:
        waits: their idle periods are counted.
    """
    return {
        party.key: party.people if _people_differ(party, setting, waits=waits) else ()
        for party in setting.problem.parties
    }


def helpers_are_told_apart(setting: Setting) -> bool:
    """Whether it must be known who helps: where one slot keeps them from another, or too many."""
    slots = {
        slot for wish in setting.problem.wishes if wish.skills for slot in _slots(wish, setting)
    }
    clashing = setting.clashing()
    return any(not slots.isdisjoint(clashing[slot]) for slot in slots) or any(
        helper_sets(setting, slot) is None for slot in slots
    )


def helper_sets(setting: Setting, slot: int) -> list[frozenset[str]] | None:
    """Sets of skills that share helpers; None: too many."""
    skills = {skill for wish in setting.problem.wishes for skill in wish.skills}
    who = {
        skill: frozenset(helper.key for helper in setting.helpers_for(skill, slot))
        for skill in sorted(skills)
    }
    sets = unions(who.values(), at_most=MOST_SETS)
    if sets is None:
        return None
    return [frozenset(skill for skill in who if who[skill] <= helpers) for helpers in sets]


def tables_told_apart(setting: Setting) -> set[tuple[str, int]]:
    """The (wish key, slot) pairs of which the table must be known.

    It must be in slots that overlap and share tables, and where competitors could sit side by
    side.
    """
    near_rivals = {key: _slots_near_rivals(key, setting) for key in setting.rivals}
    return {
        (wish.key, slot)
        for wish in setting.problem.wishes
        for slot in _slots(wish, setting)
        if slot in setting.sharing_tables
        or any(slot in near_rivals.get(key, ()) for key in wish.parties)
    }


def _slots_near_rivals(party: str, setting: Setting) -> set[int]:
    """The slots in which, or while, a competitor of the party may have a meeting."""
    slots = {
        slot
        for rival in setting.rivals[party]
        for wish in setting.wishes_of[rival]
        for slot in _slots(wish, setting)
    }
    return slots | {other for slot in slots for other in setting.overlapping[slot]}


def _people_differ(party: Party, setting: Setting, *, waits: bool) -> bool:
    wishes = setting.wishes_of[party.key]
    slots = {slot for wish in wishes for slot in _slots(wish, setting)}
    clashing = setting.clashing(keeps_table=setting.keeps_table(party))
    if any(not slots.isdisjoint(clashing[slot]) for slot in slots):
        return True
    if len(party.people) == 1:
        return False
    named = Counter(person for wish in wishes if (person := wish.named(party.key)))
    some_are_away = any(
        len(party.present(slot)) not in (0, len(party.people)) for slot in range(len(setting.times))
    )
    return max(named.values(), default=0) > 1 or (
        waits and (bool(named) or some_are_away or setting.problem.fairness is not None)
    )


def _slots(wish: Wish, setting: Setting) -> list[int]:
    return setting.usable[wish.key]
