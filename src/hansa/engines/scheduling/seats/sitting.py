"""Who sits for each party, once the slots are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.seats.allotting import Need, allotted
from hansa.engines.scheduling.seats.placing import Placement, Unseatable
from hansa.engines.scheduling.seats.shifts import MOST_PEOPLE, Shift, fewest_waits

Sitters = dict[tuple[str, str], str]
"""The person by (wish key, party key)."""


def sitters(setting: Setting, placement: Placement) -> Sitters:
    """One person of each party for each meeting.

    As long as no slot of a party keeps its people from another, and they are few, they wait as
    little as can be: a run of meetings is never broken, and new runs go to people who have not
    begun before any who would wait; where people differ, every way to share is weighed.

    Raises:
        Unseatable: when a party has not people enough.
    """
    meetings: dict[str, dict[int, list[Wish]]] = {
        party.key: {} for party in setting.problem.parties
    }
    for slot, wishes in placement.by_slot(setting).items():
        for wish in wishes:
            for key in wish.parties:
                meetings[key].setdefault(slot, []).append(wish)
    found: Sitters = {}
    for party in setting.problem.parties:
        if meetings[party.key]:
            sharing = _Sharing(setting, party, meetings[party.key], placement)
            found.update(((wish, party.key), it) for wish, it in sharing.shared_out().items())
    return found


class _Sharing:
    """The meetings of one party, being shared out among its people."""

    def __init__(
        self,
        setting: Setting,
        party: Party,
        meetings: Mapping[int, list[Wish]],
        placement: Placement,
    ) -> None:
        self._setting = setting
        self._party = party
        self._meetings = meetings
        self._placement = placement
        self._clashing = setting.clashing(keeps_table=setting.keeps_table(party))
        self._busy: dict[str, dict[int, str]] = {person: {} for person in party.people}
        self._sits: dict[str, str] = {}

    def shared_out(self) -> dict[str, str]:
        """By wish key, who sits."""
        for slot, wishes in self._meetings.items():
            for wish in wishes:
                if person := self._decided(wish):
                    self._seat_who_was_decided(wish, slot, person)
        for slot, wishes in self._meetings.items():
            for wish in wishes:
                if wish.key not in self._sits and not self._seat_somebody(wish, slot):
                    return self._exactly()
        if 1 < len(self._party.people) <= MOST_PEOPLE and not any(self._clashing):
            self._change_seats()
        return self._sits

    def _decided(self, wish: Wish) -> str | None:
        if len(self._party.people) == 1:
            return self._party.people[0]
        key = self._party.key
        return wish.named(key) or self._placement.sitters.get((wish.key, key))

    def _seat_who_was_decided(self, wish: Wish, slot: int, person: str) -> None:
        if (person, slot) in self._party.away:
            raise Unseatable([wish.key])
        busy = self._busy[person]
        for at in (slot, *self._clashing[slot]):
            if at in busy:
                raise Unseatable([busy[at], wish.key])
        self._take(wish, slot, person)

    def _seat_somebody(self, wish: Wish, slot: int) -> bool:
        """Whoever waits least for it takes the seat; whether there is anybody."""
        free = [person for person in self._party.present(slot) if self._is_free(person, slot)]
        if not free:
            return False
        self._take(wish, slot, min(free, key=lambda person: self._waiting(person, slot)))
        return True

    def _is_free(self, person: str, slot: int) -> bool:
        busy = self._busy[person]
        return slot not in busy and not any(at in busy for at in self._clashing[slot])

    def _waiting(self, person: str, slot: int) -> int:
        """0: comes straight from a meeting; 1: has not begun; 2: would have waited."""
        session = self._setting.sessions[self._setting.session_of[slot]].slots
        place = self._setting.place_in_session[slot]
        busy = self._busy[person]
        if place and session[place - 1] in busy:
            return 0
        return 2 if any(before in busy for before in session[:place]) else 1

    def _take(self, wish: Wish, slot: int, person: str) -> None:
        self._sits[wish.key] = person
        self._busy[person][slot] = wish.key

    def _change_seats(self) -> None:
        """In sessions in which they wait more often than if nothing told them apart."""
        people = len(self._party.people)
        for session in self._setting.sessions:
            seats = [len(self._meetings.get(slot, ())) for slot in session.slots]
            runs = sum(max(0, now - before) for before, now in pairwise([0, *seats]))
            waits = 0
            for busy in self._busy.values():
                starts = [slot in busy for slot in session.slots]
                began = sum(now and not before for before, now in pairwise([False, *starts]))
                waits += max(0, began - 1)
            if waits > max(0, runs - people):
                crews = fewest_waits([self._shift(slot) for slot in session.slots])
                for slot, crew in zip(session.slots, crews, strict=True):
                    self._seat_crew(slot, crew)

    def _shift(self, slot: int) -> Shift:
        wishes = self._meetings.get(slot, ())
        decided = [person for wish in wishes if (person := self._decided(wish))]
        return Shift(len(wishes), self._as_bits(self._party.present(slot)), self._as_bits(decided))

    def _as_bits(self, people: Iterable[str]) -> int:
        return sum(1 << self._party.people.index(person) for person in people)

    def _seat_crew(self, slot: int, crew: int) -> None:
        wishes = self._meetings.get(slot, ())
        decided = [person for wish in wishes if (person := self._decided(wish))]
        others = iter(
            person
            for place, person in enumerate(self._party.people)
            if crew >> place & 1 and person not in decided
        )
        for wish in wishes:
            self._sits[wish.key] = self._decided(wish) or next(others)

    def _exactly(self) -> dict[str, str]:
        """Where meetings clash with those of other slots, the first who is free may be wrong."""
        needs = [
            Need(wish.key, wish.key, slot, self._options(wish, slot))
            for slot, wishes in self._meetings.items()
            for wish in wishes
        ]
        return allotted(needs, self._clashing)

    def _options(self, wish: Wish, slot: int) -> list[str]:
        decided = self._decided(wish)
        return [*self._party.present(slot)] if decided is None else [decided]
