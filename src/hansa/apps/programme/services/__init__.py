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
from hansa.apps.programme.services.forgetting import (
    forget_notices,
)
from hansa.apps.programme.services.laying_out import (
    add_place,
    change_place,
    drop_place,
    state_way,
)
from hansa.apps.programme.services.parts import (
    PARTS,
    add_document,
    add_line,
    allot,
    drop_part,
    invite,
    name_host,
    name_interpreter,
    name_organisers,
)
from hansa.apps.programme.services.places import give_place_back, sign_up
from hansa.apps.programme.services.planning import (
    copy_day,
    drop_plan_of,
    hold_programme,
    leave_as_published,
    plan,
    plan_calling_off,
)
from hansa.apps.programme.services.telling import mark_read, tell
from hansa.apps.programme.services.wishing import wish_anew, wish_for

__all__ = [
    "PARTS",
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
    "drop_part",
    "drop_place",
    "drop_plan_of",
    "forget_notices",
    "give_place_back",
    "hold_programme",
    "invite",
    "leave_as_published",
    "make_calendar_link",
    "mark_read",
    "name_host",
    "name_interpreter",
    "name_organisers",
    "plan",
    "plan_calling_off",
    "renew_calendar_link",
    "sign_up",
    "state_way",
    "tell",
    "wish_anew",
    "wish_for",
]
