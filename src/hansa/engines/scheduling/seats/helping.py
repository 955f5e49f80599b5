"""With whose help meetings are held, once the slots are known."""

from __future__ import annotations

from collections.abc import Mapping

from hansa.engines.scheduling.problem.matching import unserved
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.seats.allotting import Need, allotted
from hansa.engines.scheduling.seats.placing import Placement, Unseatable

Help = tuple[str, int]
"""A wish key and the place of one of its skills."""


def helpers(setting: Setting, placement: Placement) -> dict[Help, str]:
    """A helper for each skill of each meeting; those already there first.

    Raises:
        Unseatable: when there are not helpers enough.
    """
    meetings = {
        slot: [wish for wish in wishes if wish.skills]
        for slot, wishes in placement.by_slot(setting).items()
    }
    helping = _Helping(setting, {slot: wishes for slot, wishes in meetings.items() if wishes})
    return helping.given_out()


class _Helping:
    """Helpers being given out, slot after slot."""

    def __init__(self, setting: Setting, meetings: Mapping[int, list[Wish]]) -> None:
        self._setting = setting
        self._meetings = meetings
        self._clashing = setting.clashing()
        self._busy: dict[str, set[int]] = {helper.key: set() for helper in setting.problem.helpers}
        self._helps: dict[Help, str] = {}

    def given_out(self) -> dict[Help, str]:
        for slot, wishes in self._meetings.items():
            options = {need.key: need.options for need in self._needs(slot, wishes)}
            holders: dict[str, Help] = {}
            for asking in options:
                if without := unserved(asking, options, holders):
                    if not self._meetings.keys().isdisjoint(self._clashing[slot]):
                        return self._exactly()
                    raise Unseatable(wish for wish, _ in without)
            for helper, asking in holders.items():
                self._helps[asking] = helper
                self._busy[helper].add(slot)
        return self._helps

    def _needs(
        self, slot: int, wishes: list[Wish], *, all_of_them: bool = False
    ) -> list[Need[Help]]:
        return [
            Need((wish.key, place), wish.key, slot, self._options(skill, slot, all_of_them))
            for wish in wishes
            for place, skill in enumerate(wish.skills)
        ]

    def _options(self, skill: str, slot: int, all_of_them: bool) -> list[str]:
        """Who can, and who is there already first; then who can do little else."""
        clashing, here = set(self._clashing[slot]), self._setting.session_of[slot]
        able = [
            helper
            for helper in self._setting.helpers_for(skill, slot)
            if all_of_them or self._busy[helper.key].isdisjoint(clashing)
        ]
        able.sort(key=lambda it: (not self._is_there(it.key, here), len(it.skills)))
        return [helper.key for helper in able]

    def _is_there(self, helper: str, session: int) -> bool:
        return any(self._setting.session_of[slot] == session for slot in self._busy[helper])

    def _exactly(self) -> dict[Help, str]:
        """Where slots clash, whoever helps in one is missing in another: all at once, then."""
        needs = [
            need
            for slot, wishes in self._meetings.items()
            for need in self._needs(slot, wishes, all_of_them=True)
        ]
        return allotted(needs, self._clashing)
