"""What is done for protocol."""

from hansa.apps.protocol.services.ceremony import (
    change_gift,
    fly_flag,
    note_gift,
    set_ceremonial,
    strike_gift,
    take_flag_down,
)
from hansa.apps.protocol.services.convoys import (
    add_convoy,
    add_vehicle,
    drop_convoy,
    drop_vehicle,
    fill_by_precedence,
    free_seat,
    retime_convoy,
    seat_rider,
)
from hansa.apps.protocol.services.forgetting import forget_dignitaries, forget_seats
from hansa.apps.protocol.services.guests import (
    add_guest,
    bind,
    change_guest,
    draw_guests,
    open_seating,
    remove_guest,
    unbind,
)
from hansa.apps.protocol.services.precedence import (
    add_dignitary,
    change_dignitary,
    pass_over,
    set_usage,
    strike_dignitary,
)
from hansa.apps.protocol.services.seating import (
    lay_tables,
    move_guest,
    publish_seating,
    reseat_guests,
    undo_seating,
)
from hansa.apps.protocol.services.seating_runs import make_seating, order_seating, stop_seating
from hansa.apps.protocol.services.speeches import (
    add_speech,
    drop_speech,
    move_speech,
    propose_order,
    time_speech,
)

__all__ = [
    "add_convoy",
    "add_dignitary",
    "add_guest",
    "add_speech",
    "add_vehicle",
    "bind",
    "change_dignitary",
    "change_gift",
    "change_guest",
    "draw_guests",
    "drop_convoy",
    "drop_speech",
    "drop_vehicle",
    "fill_by_precedence",
    "fly_flag",
    "forget_dignitaries",
    "forget_seats",
    "free_seat",
    "lay_tables",
    "make_seating",
    "move_guest",
    "move_speech",
    "note_gift",
    "open_seating",
    "order_seating",
    "pass_over",
    "propose_order",
    "publish_seating",
    "remove_guest",
    "reseat_guests",
    "retime_convoy",
    "seat_rider",
    "set_ceremonial",
    "set_usage",
    "stop_seating",
    "strike_dignitary",
    "strike_gift",
    "take_flag_down",
    "time_speech",
    "unbind",
    "undo_seating",
]
