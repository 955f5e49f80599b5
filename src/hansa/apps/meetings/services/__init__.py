"""What is done with sessions, wishes and timetables; one verb or two to a file."""

from hansa.apps.meetings.services.equipping import (
    Qualities,
    aim,
    describe_tables,
    dismiss_helper,
    keep_apart,
    keep_helper,
    let_together,
)
from hansa.apps.meetings.services.forgetting import (
    forget_absences,
)
from hansa.apps.meetings.services.grouping import (
    gather,
    join_wish,
    leave_wish,
)
from hansa.apps.meetings.services.helping import (
    call_helpers,
    put_helpers,
)
from hansa.apps.meetings.services.hosting import (
    invite_host,
    join_all,
    mail_host_link,
)
from hansa.apps.meetings.services.leaving import (
    leave_boards,
)
from hansa.apps.meetings.services.moving import (
    agree,
    move,
    place,
    take_off,
)
from hansa.apps.meetings.services.needing import (
    Needed,
    cap_party,
    say_needs,
    seat_party,
)
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
from hansa.apps.meetings.services.publishing import (
    publish,
)
from hansa.apps.meetings.services.repairing import (
    accept_repair,
    propose_repair,
)
from hansa.apps.meetings.services.restoring import (
    Restored,
    restore,
)
from hansa.apps.meetings.services.stopping import (
    stop,
)
from hansa.apps.meetings.services.substituting import (
    receive_instead,
    sit_instead,
)
from hansa.apps.meetings.services.wishing import (
    decline_wish,
    dissolve_group,
    take_answer_back,
    take_no_back,
    turn_away,
    weigh_wish,
    wish,
    withdraw_wish,
)

__all__ = [
    "Needed",
    "Qualities",
    "Restored",
    "accept_repair",
    "add_counterpart",
    "agree",
    "aim",
    "call_helpers",
    "cap_party",
    "carry_out",
    "decline_wish",
    "describe_tables",
    "dismiss_helper",
    "dissolve_group",
    "end_absence",
    "forget_absences",
    "gather",
    "give_up",
    "invite_host",
    "join_all",
    "join_session",
    "join_wish",
    "keep_apart",
    "keep_helper",
    "leave_boards",
    "leave_wish",
    "let_together",
    "mail_host_link",
    "move",
    "note_absence",
    "order_timetable",
    "place",
    "plan_session",
    "propose_repair",
    "publish",
    "put_helpers",
    "put_in_order",
    "receive_instead",
    "renew_host_link",
    "restore",
    "say_needs",
    "seat_party",
    "sit_instead",
    "stop",
    "take_answer_back",
    "take_no_back",
    "take_off",
    "turn_away",
    "weigh_wish",
    "wish",
    "withdraw_wish",
]
