"""What is done about travel and stay."""

from hansa.apps.travel.services.accompanying import (
    drop_accompanying,
    leave_accompanying,
    name_accompanying,
)
from hansa.apps.travel.services.connections import (
    board,
    book_group,
    drop,
    enter_flight,
    leave,
    retime,
)
from hansa.apps.travel.services.forgetting import forget_travel
from hansa.apps.travel.services.importing import (
    COLUMNS,
    ListRefused,
    RowTrouble,
    import_flights,
)
from hansa.apps.travel.services.rides import (
    add_ride,
    change_ride,
    drop_ride,
    fill,
    free_seat,
    give_seat,
    retime_ride,
    tick,
)
from hansa.apps.travel.services.stays import (
    add_hotel,
    free_bed,
    give_bed,
    hold_rooms,
    tell_hotel,
)

__all__ = [
    "COLUMNS",
    "ListRefused",
    "RowTrouble",
    "add_hotel",
    "add_ride",
    "board",
    "book_group",
    "change_ride",
    "drop",
    "drop_accompanying",
    "drop_ride",
    "enter_flight",
    "fill",
    "forget_travel",
    "free_bed",
    "free_seat",
    "give_bed",
    "give_seat",
    "hold_rooms",
    "import_flights",
    "leave",
    "leave_accompanying",
    "name_accompanying",
    "retime",
    "retime_ride",
    "tell_hotel",
    "tick",
]
