"""What is done with a registration: apply, accept, decline, withdraw, add a delegate, prepare."""

from hansa.apps.registration.services.applying import add_delegate, apply
from hansa.apps.registration.services.deciding import accept, decline, withdraw
from hansa.apps.registration.services.preparing import (
    note_call,
    note_contact,
    note_documents,
    note_reading,
    put_up_brief,
    remind_everybody,
    state_needs,
    take_contact_off,
)
from hansa.apps.registration.travellers import Days, NewPerson, Traveller

__all__ = [
    "Days",
    "NewPerson",
    "Traveller",
    "accept",
    "add_delegate",
    "apply",
    "decline",
    "note_call",
    "note_contact",
    "note_documents",
    "note_reading",
    "put_up_brief",
    "remind_everybody",
    "state_needs",
    "take_contact_off",
    "withdraw",
]
