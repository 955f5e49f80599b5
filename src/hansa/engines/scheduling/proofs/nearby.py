"""What is near a timetable: who does not wait shall not, and meets about when they do now.

Among so few timetables a solver finds one with fewer waits soon, or that there is none.
"""

from __future__ import annotations

from collections.abc import Mapping

from hansa.engines.scheduling.problem.setting import Setting

REACH = 6
"""So many slots earlier or later than now somebody may begin or end."""

Reach = dict[int, range]
"""By session, the places in it that are near; sessions without a meeting are not named."""


def nearby(
    setting: Setting, slots: Mapping[str, int]
) -> tuple[dict[str, list[int]], frozenset[str]]:
    """The slots that are left to each wish, and the parties that do not wait."""
    reach: dict[str, Reach] = {}
    for party in setting.problem.parties:
        places = _places(setting, [slots[wish.key] for wish in setting.wishes_of[party.key]])
        if all(each[-1] - each[0] < len(each) for each in places.values()):
            reach[party.key] = {
                session: range(each[0] - REACH, each[-1] + REACH + 1)
                for session, each in places.items()
            }
    usable = {
        wish.key: [
            slot
            for slot in setting.usable[wish.key]
            if all(_is_near(setting, slot, reach.get(party, {})) for party in wish.parties)
        ]
        for wish in setting.problem.wishes
    }
    return usable, frozenset(reach)


def _places(setting: Setting, slots: list[int]) -> dict[int, list[int]]:
    """By session, the places in it of those slots, in order."""
    places: dict[int, list[int]] = {}
    for slot in slots:
        places.setdefault(setting.session_of[slot], []).append(setting.place_in_session[slot])
    return {session: sorted(each) for session, each in places.items()}


def _is_near(setting: Setting, slot: int, reach: Reach) -> bool:
    places = reach.get(setting.session_of[slot])
    return places is None or setting.place_in_session[slot] in places
