"""What is done with sessions, wishes and timetables; one verb or two to a file."""

from hansa.apps.meetings.services.hosting import invite_host, join_all, mail_host_link
from hansa.apps.meetings.services.moving import agree, leave_boards, move, place, take_off
from hansa.apps.meetings.services.planning import (
    add_counterpart,
    end_absence,
    join_session,
    note_absence,
    plan_session,
    put_in_order,
    renew_host_link,
)
from hansa.apps.meetings.services.proposing import (
    carry_out,
    give_up,
    order_timetable,
)
from hansa.apps.meetings.services.publishing import publish
from hansa.apps.meetings.services.restoring import Restored, restore
from hansa.apps.meetings.services.stopping import stop
from hansa.apps.meetings.services.wishing import decline_wish, weigh_wish, wish, withdraw_wish

__all__ = [
    "Restored",
    "add_counterpart",
    "agree",
    "carry_out",
    "decline_wish",
    "end_absence",
    "give_up",
    "invite_host",
    "join_all",
    "join_session",
    "leave_boards",
    "mail_host_link",
    "move",
    "note_absence",
    "order_timetable",
    "place",
    "plan_session",
    "publish",
    "put_in_order",
    "renew_host_link",
    "restore",
    "stop",
    "take_off",
    "weigh_wish",
    "wish",
    "withdraw_wish",
]
