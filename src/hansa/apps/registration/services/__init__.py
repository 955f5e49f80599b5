"""What is done with a registration, from the application to the day somebody leaves."""

from hansa.apps.registration.services.applying import add_delegate, apply
from hansa.apps.registration.services.confirming import confirm
from hansa.apps.registration.services.deciding import (
    cancel,
    decline,
    let_lapse,
    put_on_waiting_list,
    withdraw,
)
from hansa.apps.registration.services.holding import hold_mission
from hansa.apps.registration.services.offering import (
    accept,
    offer_what_came_free,
    prolong_offer,
)
from hansa.apps.registration.services.ruling import set_seat_terms
from hansa.apps.registration.services.substituting import substitute
from hansa.apps.registration.travellers import Days, NewPerson, Traveller

__all__ = [
    "Days",
    "NewPerson",
    "Traveller",
    "accept",
    "add_delegate",
    "apply",
    "cancel",
    "confirm",
    "decline",
    "hold_mission",
    "let_lapse",
    "offer_what_came_free",
    "prolong_offer",
    "put_on_waiting_list",
    "set_seat_terms",
    "substitute",
    "withdraw",
]
