"""What is stored of the day itself."""

from hansa.apps.attendance.models.announcements import Announcement
from hansa.apps.attendance.models.badges import Badge
from hansa.apps.attendance.models.doors import (
    Correction,
    Device,
    Door,
    Entrance,
    Scan,
    WalkIn,
)
from hansa.apps.attendance.models.marks import MeetingMark, PartyMark
from hansa.apps.attendance.models.rollcalls import RollCall, RollCallLine, Tick
from hansa.apps.attendance.models.walls import WallDisplay

__all__ = [
    "Announcement",
    "Badge",
    "Correction",
    "Device",
    "Door",
    "Entrance",
    "MeetingMark",
    "PartyMark",
    "RollCall",
    "RollCallLine",
    "Scan",
    "Tick",
    "WalkIn",
    "WallDisplay",
]
