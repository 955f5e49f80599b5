"""What is done to a programme: its activities, places, calendar links and notices."""

from hansa.apps.programme.services.activities import (
    Details,
    add_activity,
    cancel,
    change,
    confirm,
)
from hansa.apps.programme.services.calendar_links import make_calendar_link, renew_calendar_link
from hansa.apps.programme.services.forgetting import (
    forget_notices,
)
from hansa.apps.programme.services.lowering import lower_capacity
from hansa.apps.programme.services.places import give_place_back, hand_on, sign_up
from hansa.apps.programme.services.telling import mark_read, tell
from hansa.apps.programme.services.waiting import (
    give_to_waiting,
    hold,
    leave_waiting_lists,
    set_terms,
    stop_waiting,
    wait,
)
from hansa.apps.programme.services.wishing import wish_anew, wish_for

__all__ = [
    "Details",
    "add_activity",
    "cancel",
    "change",
    "confirm",
    "forget_notices",
    "give_place_back",
    "give_to_waiting",
    "hand_on",
    "hold",
    "leave_waiting_lists",
    "lower_capacity",
    "make_calendar_link",
    "mark_read",
    "renew_calendar_link",
    "set_terms",
    "sign_up",
    "stop_waiting",
    "tell",
    "wait",
    "wish_anew",
    "wish_for",
]
