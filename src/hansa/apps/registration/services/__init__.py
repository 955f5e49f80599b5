"""What is done with a registration: apply, accept, decline, withdraw, select, compose."""

from hansa.apps.registration.services.applying import add_delegate, apply
from hansa.apps.registration.services.composing import (
    add_co_organiser,
    add_companion,
    describe_oneself,
    remove_co_organiser,
    remove_companion,
)
from hansa.apps.registration.services.deciding import accept, decline, withdraw
from hansa.apps.registration.services.selecting import publish_criteria, score, set_criteria
from hansa.apps.registration.services.selecting_together import (
    Noted,
    call_off_selection_meeting,
    close_selection_meeting,
    note_release,
    note_selection_meeting,
    open_selection_meeting,
)
from hansa.apps.registration.services.waiting import put_on_waiting_list
from hansa.apps.registration.travellers import Days, NewPerson, Traveller

__all__ = [
    "Days",
    "NewPerson",
    "Noted",
    "Traveller",
    "accept",
    "add_co_organiser",
    "add_companion",
    "add_delegate",
    "apply",
    "call_off_selection_meeting",
    "close_selection_meeting",
    "decline",
    "describe_oneself",
    "note_release",
    "note_selection_meeting",
    "open_selection_meeting",
    "publish_criteria",
    "put_on_waiting_list",
    "remove_co_organiser",
    "remove_companion",
    "score",
    "set_criteria",
    "withdraw",
]
