"""What is done to a programme: its activities, places, calendar links and notices."""

from hansa.apps.programme.services.activities import (
    Details,
    add_activity,
    cancel,
    change,
    confirm,
    details_of,
)
from hansa.apps.programme.services.calendar_links import make_calendar_link, renew_calendar_link
from hansa.apps.programme.services.exchanging import drop_card, keep_card, take_card_back
from hansa.apps.programme.services.forgetting import (
    forget_exchange,
    forget_notices,
)
from hansa.apps.programme.services.laying_out import (
    add_place,
    change_place,
    drop_place,
    state_way,
)
from hansa.apps.programme.services.lowering import lower_capacity
from hansa.apps.programme.services.noting import write_note
from hansa.apps.programme.services.parts import (
    PARTS,
    READABLE,
    add_document,
    add_line,
    allot,
    drop_part,
    invite,
    name_host,
    name_interpreter,
    name_organiser,
    open_part,
)
from hansa.apps.programme.services.places import give_place_back, hand_on, sign_up
from hansa.apps.programme.services.planning import (
    copy_day,
    drop_plan_of,
    hold_programme,
    leave_as_published,
    plan,
    plan_calling_off,
)
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
    "PARTS",
    "READABLE",
    "Details",
    "add_activity",
    "add_document",
    "add_line",
    "add_place",
    "allot",
    "cancel",
    "change",
    "change_place",
    "confirm",
    "copy_day",
    "details_of",
    "drop_card",
    "drop_part",
    "drop_place",
    "drop_plan_of",
    "forget_exchange",
    "forget_notices",
    "give_place_back",
    "give_to_waiting",
    "hand_on",
    "hold",
    "hold_programme",
    "invite",
    "keep_card",
    "leave_as_published",
    "leave_waiting_lists",
    "lower_capacity",
    "make_calendar_link",
    "mark_read",
    "name_host",
    "name_interpreter",
    "name_organiser",
    "open_part",
    "plan",
    "plan_calling_off",
    "renew_calendar_link",
    "set_terms",
    "sign_up",
    "state_way",
    "stop_waiting",
    "take_card_back",
    "tell",
    "wait",
    "wish_anew",
    "wish_for",
    "write_note",
]
