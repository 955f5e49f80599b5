"""What counts as an idle period, case by case: slots with a meeting, and the waits between."""

import pytest
from tests.engines.scheduling.problems import session, timetable

from hansa.engines.scheduling import Meeting, Wish, idle_periods

CASES = [
    ("no meeting", "......", 0),
    ("one meeting", "..x...", 0),
    ("meetings on end", ".xxx..", 0),
    ("one wait", "x.x...", 1),
    ("a long wait counts once", "x....x", 1),
    ("two waits", "x.x.x.", 2),
    ("nobody waits before the first or after the last", "..xx..", 0),
]


@pytest.mark.parametrize(("day", "waits"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_idle_periods_of_a_day(day, waits):
    busy = [slot for slot, mark in enumerate(day) if mark == "x"]
    wishes = [Wish(f"w{slot}", ("guest", f"host {slot}"), worth=10) for slot in range(6)]
    problem = session(*wishes, slots_=6)
    meetings = [Meeting(f"w{slot}", slot, "A", ("guest one", f"host {slot} one")) for slot in busy]

    assert idle_periods(problem, timetable(problem, *meetings))["guest one"] == waits
