"""No timetable, for want of time."""

from __future__ import annotations

from hansa.engines.scheduling.answer.timetable import NoTimetable


class NoneYet(NoTimetable):
    """None was found in the time given, and nobody knows whether there is one."""
