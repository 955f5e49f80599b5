"""What is done on the day itself."""

from hansa.apps.attendance.services.badges import (
    issue_badges,
    issue_own_badge,
    renew_badge,
    replace_badge,
    revoke_badge,
)
from hansa.apps.attendance.services.correcting import correct
from hansa.apps.attendance.services.doors import (
    add_door,
    open_door,
    revoke_device,
    set_entrance,
)
from hansa.apps.attendance.services.merging import Answer, Noted, take_batch
from hansa.apps.attendance.services.rollcalls import close_roll_call, start_roll_call, tick

__all__ = [
    "Answer",
    "Noted",
    "add_door",
    "close_roll_call",
    "correct",
    "issue_badges",
    "issue_own_badge",
    "open_door",
    "renew_badge",
    "replace_badge",
    "revoke_badge",
    "revoke_device",
    "set_entrance",
    "start_roll_call",
    "take_batch",
    "tick",
]
