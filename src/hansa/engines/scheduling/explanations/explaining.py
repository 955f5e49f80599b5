"""Why each wish is not held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from hansa.engines.scheduling.answer.reasons import Presence, Reason, Unheld
from hansa.engines.scheduling.answer.timetable import Meeting
from hansa.engines.scheduling.explanations.displacing import cheapest
from hansa.engines.scheduling.explanations.occupied import Mask, Occupied, mask_of, slots_in
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.problem import Problem

Finding = Unheld | Mask
"""A reason, or the slots that are left where it is none."""


def unheld(problem: Problem, meetings: Sequence[Meeting]) -> tuple[Unheld, ...]:
    """Every wish that is not held, with the reason and its facts.

    Up to `HELPERS_BUSY`, a reason says that the wish cannot be added while every other meeting
    stays in its slot, whoever sits and wherever.

    Args:
        meetings: a timetable that keeps the rules.
    """
    occupied = Occupied(problem, meetings)
    return tuple(
        explained(wish, occupied) for wish in problem.wishes if wish.key not in occupied.held
    )


def explained(wish: Wish, occupied: Occupied) -> Unheld:
    """Why the wish is not held beside the others."""
    left = occupied.allowed(wish)
    for question in QUESTIONS:
        found = question(wish, left, occupied)
        if isinstance(found, Unheld):
            return found
        left = found
    fairness = occupied.problem.fairness
    reason = Reason.ROOM_LEFT if fairness is None else Reason.AGAINST_FAIRNESS
    return Unheld(wish.key, reason, slots=slots_in(left))


def _do_all_come(wish: Wish, left: Mask, occupied: Occupied) -> Finding:
    present = {key: occupied.present(key, wish.named(key)) for key in wish.parties}
    together = left
    for mask in present.values():
        together &= mask
    if together:
        return together
    return Unheld(
        wish.key,
        Reason.NO_COMMON_SLOT,
        party=next((key for key, mask in present.items() if not mask & left), None),
        slots=slots_in(left),
        present=tuple(
            _presence(key, wish, occupied) for key, mask in present.items() if left & ~mask
        ),
    )


def _is_there_a_table(wish: Wish, left: Mask, occupied: Occupied) -> Finding:
    if suitable := left & occupied.has_table(wish):
        return suitable
    return Unheld(
        wish.key,
        Reason.NO_SUITABLE_TABLE,
        slots=slots_in(left),
        table=_bound_to(wish, occupied),
        accessible=wish.accessible,
    )


def _is_there_a_helper(wish: Wish, left: Mask, occupied: Occupied) -> Finding:
    if helped := left & occupied.has_helper(wish):
        return helped
    missing = (skill for skill in wish.skills if not left & occupied.has_helper(wish, skill))
    return Unheld(wish.key, Reason.NO_HELPER, slots=slots_in(left), skill=next(missing, None))


def _may_they_meet_more(wish: Wish, left: Mask, occupied: Occupied) -> Finding:
    under_cap = left
    for key in wish.parties:
        under_cap &= occupied.under_cap(key)
        if not under_cap:
            return _capped(wish, key, left, occupied)
    return under_cap


def _capped(wish: Wish, party: str, left: Mask, occupied: Occupied) -> Unheld:
    session = occupied.setting.session_of
    slots = slots_in(left & ~occupied.under_cap(party))
    sessions = {session[slot] for slot in slots}
    found = Unheld(
        wish.key,
        Reason.CAP_REACHED,
        party=party,
        slots=slots,
        most=occupied.setting.party[party].most,
        instead=cheapest(wish, left, occupied),
    )
    held = occupied.meetings_of(party)
    theirs = [meeting.wish for meeting in held if session[meeting.slot] in sessions]
    return _with_meetings(found, theirs, occupied)


def _is_everybody_free(wish: Wish, left: Mask, occupied: Occupied) -> Finding:
    free = {key: left & occupied.free(key, wish.named(key)) for key in wish.parties}
    together = left
    for mask in free.values():
        together &= mask
    if together:
        return together
    full = [key for key, mask in free.items() if not mask]
    found = Unheld(
        wish.key,
        Reason.NEVER_FREE_TOGETHER,
        slots=slots_in(left),
        present=tuple(Presence(key, None, slots_in(mask)) for key, mask in free.items()),
        instead=cheapest(wish, left, occupied),
    )
    return _full(found, full, wish, occupied) if full else found


def _full(found: Unheld, full: Sequence[str], wish: Wish, occupied: Occupied) -> Unheld:
    """The reason is the party whose least meeting in those slots is worth most."""
    taken = {key: _meetings_in(key, found.slots, occupied) for key in full}
    party = max(full, key=lambda key: occupied.least_worth(taken[key]))
    found = replace(
        found,
        reason=Reason.PARTY_FULL,
        party=party,
        present=(_presence(party, wish, occupied),),
    )
    return _with_meetings(found, taken[party], occupied)


def _is_a_table_free(wish: Wish, left: Mask, occupied: Occupied) -> Finding:
    if free := left & occupied.has_free_table(wish):
        return free
    return Unheld(
        wish.key,
        Reason.TABLES_FULL,
        slots=slots_in(left),
        table=_bound_to(wish, occupied),
        accessible=wish.accessible,
        instead=cheapest(wish, left, occupied),
    )


def _is_a_helper_free(wish: Wish, left: Mask, occupied: Occupied) -> Finding:
    if free := left & occupied.has_free_helper(wish):
        return free
    slots = slots_in(left)
    busy = (skill for skill in wish.skills if not left & occupied.has_free_helper(wish, skill))
    skill = next(busy, wish.skills[0])
    found = Unheld(
        wish.key,
        Reason.HELPERS_BUSY,
        slots=slots,
        skill=skill,
        instead=cheapest(wish, left, occupied),
    )
    taken = (
        claim.wish
        for slot in slots
        for helper in occupied.able(skill, slot)
        for claim in occupied.helpers.holders(helper, slot)
    )
    return _with_meetings(found, taken, occupied)


def _is_it_in_order(wish: Wish, left: Mask, occupied: Occupied) -> Finding:
    if in_order := left & occupied.in_order(wish):
        return in_order
    other = next(occupied.ordered(wish), None)
    return Unheld(wish.key, Reason.AGAINST_ORDER, slots=slots_in(left), other=other)


def _sits_no_competitor_beside(wish: Wish, left: Mask, occupied: Occupied) -> Finding:
    if not occupied.has_competitors(wish):
        return left
    rivals = [rival for slot in slots_in(left) if (rival := occupied.rival_beside(wish, slot))]
    if apart := left & ~mask_of(rival.slot for rival in rivals):
        return apart
    return Unheld(
        wish.key,
        Reason.COMPETITOR_BESIDE,
        party=rivals[0].party,
        slots=slots_in(left),
        table=rivals[0].table,
        other=rivals[0].wish,
    )


QUESTIONS: tuple[Callable[[Wish, Mask, Occupied], Finding], ...] = (
    _do_all_come,
    _is_there_a_table,
    _is_there_a_helper,
    _may_they_meet_more,
    _is_everybody_free,
    _is_a_table_free,
    _is_a_helper_free,
    _is_it_in_order,
    _sits_no_competitor_beside,
)


def _presence(party: str, wish: Wish, occupied: Occupied) -> Presence:
    people = occupied.setting.party[party].people
    person = wish.named(party) or (people[0] if len(people) == 1 else None)
    return Presence(party, person, slots_in(occupied.present(party, person)))


def _meetings_in(party: str, slots: Iterable[int], occupied: Occupied) -> tuple[str, ...]:
    """The party's meetings in these slots, or so near that they take them up."""
    people = occupied.setting.party[party].people
    claims = occupied.people[party]
    return tuple(
        dict.fromkeys(
            claim.wish
            for slot in slots
            for person in people
            for claim in claims.holders(person, slot)
        )
    )


def _with_meetings(found: Unheld, meetings: Iterable[str], occupied: Occupied) -> Unheld:
    """The reason with the meetings that are in the way."""
    keys = sorted(dict.fromkeys(meetings), key=lambda key: occupied.held[key].slot)
    wishes = [occupied.setting.wish[key] for key in keys]
    return replace(
        found,
        meetings=tuple(keys),
        musts=sum(wish.must_be_held or wish.must_meet for wish in wishes),
        least=min((wish.worth for wish in wishes), default=None),
    )


def _bound_to(wish: Wish, occupied: Occupied) -> str | None:
    """The one table at which it must be held, where there is one."""
    own = sorted(occupied.setting.own_tables(wish))
    return own[0] if own else None
