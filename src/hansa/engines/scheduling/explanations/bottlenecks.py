"""What is scarce, read off the reasons of the wishes that are not held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from hansa.engines.scheduling.answer.reasons import Presence, Reason, Unheld
from hansa.engines.scheduling.explanations.easing import Change, Ease
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.places import TableKind
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.problem.setting import Setting

CROWDED = (Reason.PARTY_FULL, Reason.NEVER_FREE_TOGETHER, Reason.TABLES_FULL, Reason.HELPERS_BUSY)
"""Reasons that a slot more could do away with."""

OF_A_KIND = 5
"""So many changes of one kind are tried: for the worthiest wishes."""

Weighed = Counter[Change]
"""Changes with the worth of the wishes that are not held for want of them."""


def worthwhile(problem: Problem, unheld: Sequence[Unheld]) -> list[Change]:
    """Changes that could help, the most promising for its effort first."""
    setting = Setting(problem)
    looking = (_tables, _helpers, _people, _stays, _caps, _slots)
    weighed: Weighed = Counter()
    for look in looking:
        found = look(setting, unheld)
        weighed.update(dict(found.most_common(OF_A_KIND)))
    return sorted(weighed, key=lambda change: (-weighed[change] / change.effort, change.effort))


def _tables(setting: Setting, unheld: Sequence[Unheld]) -> Weighed:
    """One table, or two, in the slots in which most is turned away; one in all of a session."""
    wanted: Counter[tuple[TableKind, bool, int]] = Counter()
    for each, wish in _because(unheld, setting, Reason.TABLES_FULL, Reason.NO_SUITABLE_TABLE):
        if each.table is None and len(wish.parties) == 2:  # noqa: PLR2004 - what a table seats
            for slot in each.slots:
                wanted[wish.kind or TableKind.TABLE, wish.accessible, slot] += wish.worth
    found: Weighed = Counter()
    for (kind, accessible, slot), worth in wanted.most_common(2):
        for number in (1, 2):
            change = Change(Ease.TABLES, (slot,), number, kind=kind, accessible=accessible)
            found[change] = worth * number
    for kind, accessible in {(kind, accessible) for kind, accessible, _ in wanted}:
        for session in setting.sessions:
            worth = sum(wanted[kind, accessible, slot] for slot in session.slots)
            if worth:
                slots = tuple(session.slots)
                change = Change(Ease.TABLES, slots, kind=kind, accessible=accessible)
                found[change] = worth
    return found


def _helpers(setting: Setting, unheld: Sequence[Unheld]) -> Weighed:
    """One helper more for a skill, in a half-day in which it lacks."""
    found: Weighed = Counter()
    for each, wish in _because(unheld, setting, Reason.HELPERS_BUSY, Reason.NO_HELPER):
        for half_day in {setting.half_day_of[slot] for slot in each.slots}:
            slots = tuple(
                slot for slot, number in enumerate(setting.half_day_of) if number == half_day
            )
            found[Change(Ease.HELPER, slots, skill=each.skill)] += wish.worth
    return found


def _people(setting: Setting, unheld: Sequence[Unheld]) -> Weighed:
    """One person more of a party whose people are taken when others could meet them."""
    found: Weighed = Counter()
    reasons = (Reason.PARTY_FULL, Reason.NEVER_FREE_TOGETHER)
    for each, wish in _because(unheld, setting, *reasons):
        for key in wish.parties if each.party is None else (each.party,):
            found[Change(Ease.PERSON, party=key)] += wish.worth
    return found


def _stays(setting: Setting, unheld: Sequence[Unheld]) -> Weighed:
    """Somebody comes earlier, or stays longer, when the others are there."""
    found: Weighed = Counter()
    for each, wish in _because(unheld, setting, Reason.NO_COMMON_SLOT, Reason.PARTY_FULL):
        for presence in each.present:
            if presence.person is not None:
                for slots in _around(presence, setting):
                    change = Change(Ease.STAY, slots, party=presence.party, person=presence.person)
                    found[change] += wish.worth
    return found


def _around(presence: Presence, setting: Setting) -> Iterator[tuple[int, ...]]:
    """The stretch before the first slot in which they are there, and that after the last."""
    for session in setting.sessions:
        there = [place for place, slot in enumerate(session.slots) if slot in presence.slots]
        if there:
            yield from filter(
                None, (tuple(session.slots[: there[0]]), tuple(session.slots[there[-1] + 1 :]))
            )


def _caps(setting: Setting, unheld: Sequence[Unheld]) -> Weighed:
    """A meeting or two more than the cap."""
    found: Weighed = Counter()
    for each, wish in _because(unheld, setting, Reason.CAP_REACHED):
        for number in (1, 2):
            found[Change(Ease.CAP, number=number, party=each.party)] += number * wish.worth
    return found


def _slots(setting: Setting, unheld: Sequence[Unheld]) -> Weighed:
    """One slot more at the end of a session."""
    found: Weighed = Counter()
    for each, wish in _because(unheld, setting, *CROWDED):
        for session in setting.sessions:
            if set(session.slots) & set(each.slots):
                found[Change(Ease.SLOT, tuple(session.slots))] += wish.worth
    return found


def _because(
    unheld: Iterable[Unheld], setting: Setting, *reasons: Hashable
) -> Iterator[tuple[Unheld, Wish]]:
    for each in unheld:
        if each.reason in reasons:
            yield each, setting.wish[each.wish]
